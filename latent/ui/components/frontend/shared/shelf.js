// Large files of the component's own folder. They come without an ETag, so a browser would fetch them at every visit:
// we keep them ourselves, under addresses that carry a version.

const SHELF = "latentarium";

/** A file's answer, from the shelf if it stands there; `older` is what earlier versions of it are called. */
export async function shelved(address, older) {
  const shelf = await open();
  if (!shelf) return fetched(address);
  const kept = await shelf.match(address);
  if (kept) return kept;
  for (const old of await shelf.keys()) if (older.test(old.url)) await shelf.delete(old);
  const answer = await fetched(address);
  await shelf.put(address, answer.clone()).catch(() => null); // a full disk is no reason to go without
  return answer;
}

/** Null where a page is not trusted, as over plain http from elsewhere. */
async function open() {
  try {
    return await caches.open(SHELF);
  } catch {
    return null;
  }
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}
