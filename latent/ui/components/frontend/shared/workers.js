// Workers by their file's name: modules beside this one, or what a page that has them itself begins.

const held = new Map();

/** From now on `begin()` gives the worker of this name. */
export const holdWorker = (name, begin) => held.set(name, begin);

export function startWorker(name) {
  const begin = held.get(name);
  return begin ? begin() : new Worker(new URL(`./${name}.js`, import.meta.url), { type: "module" });
}
