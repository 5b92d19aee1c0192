// Files that Python keeps for this page: plain numbers, texts, pictures. Their addresses are named by their content,
// so what was read once under an address is right for ever.

const SITE = import.meta.url.split("/_stcore/")[0]; // keeps a base path, where the site is served under one
const MOST_KEPT = 32;
const kept = new Map();
const held = new Map();

/** Of a file that the page has itself nothing is fetched: `give()` is a promise of its blob. */
export const hold = (address, give) => held.set(address, give);

/** A promise of a file that the page has itself; undefined where it is to be fetched. */
export const own = (address) => held.get(address)?.();

export const numbers = (address, Type) =>
  keep(address, Type.name, async (answer) => new Type(await answer.arrayBuffer()));
export const octets = (address) => keep(address, "octets", async (answer) => new Uint8Array(await answer.arrayBuffer()));
export const texts = (address) => keep(address, "texts", (answer) => answer.json());
export const picture = (address) => keep(address, "picture", async (answer) => createImageBitmap(await answer.blob()));

function keep(address, form, read) {
  const key = `${form} ${address}`; // the same bytes, all zeros for one, may be read as two kinds of numbers
  const promise = kept.get(key) ?? get(address).then(read);
  kept.delete(key); // put last: the first in the map is the one not asked for the longest
  kept.set(key, promise);
  promise.catch(() => kept.delete(key));
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
  return promise;
}

async function get(address, tries = 3) {
  if (held.has(address)) return new Response(await own(address));
  const answer = await fetch(SITE + address, { cache: "force-cache" });
  if (answer.ok) return answer;
  if (tries <= 1) throw new Error(`${address}: ${answer.status}`);
  // A run that was cut short lets go of its files for a moment; the run after it puts them back.
  await new Promise((resolve) => setTimeout(resolve, 400));
  return get(address, tries - 1);
}
