// plotly.js, loaded once for the page, however many maps ask for it.

const SHELF = "latentarium";
let loading = null;

/** A promise of Plotly; `file` is its address inside this folder, with its version in the name. */
export function loadPlotly(file) {
  loading ??= start(file).catch((problem) => {
    loading = null; // so that the next run may try again
    throw problem;
  });
  return loading;
}

async function start(file) {
  const address = new URL(`../${file}`, import.meta.url).href;
  await run(await fromShelf(address).catch(() => address));
  return globalThis.Plotly;
}

/** Component files come without an ETag, so the browser would fetch 5 MB at every visit: keep them ourselves. */
async function fromShelf(address) {
  const shelf = await caches.open(SHELF); // throws where a page is not trusted, as over plain http from elsewhere
  let answer = await shelf.match(address);
  if (!answer) {
    for (const old of await shelf.keys()) if (/\/plotly-[^/]*$/.test(old.url)) await shelf.delete(old);
    await shelf.add(address);
    answer = await shelf.match(address);
  }
  return URL.createObjectURL(new Blob([await answer.blob()], { type: "text/javascript" }));
}

function run(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => (globalThis.Plotly ? resolve() : reject(new Error("plotly.js did not start")));
    script.onerror = () => reject(new Error("plotly.js could not be loaded"));
    document.head.append(script);
  });
}
