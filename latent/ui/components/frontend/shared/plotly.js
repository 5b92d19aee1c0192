// plotly.js, loaded once for the page, however many maps ask for it.

import { own } from "./files.js";
import { shelved } from "./shelf.js";

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
  const held = await own(file);
  await run(held ? URL.createObjectURL(held) : await fromSite(file));
  return globalThis.Plotly;
}

async function fromSite(file) {
  const address = new URL(`../${file}`, import.meta.url).href;
  return fromShelf(address).catch(() => address);
}

async function fromShelf(address) {
  const answer = await shelved(address, /\/plotly-[^/]*$/);
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
