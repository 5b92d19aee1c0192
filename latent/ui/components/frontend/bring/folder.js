// Files of a dropped folder, each with its path, as a browser gives them to a field for whole folders.

/** All files under entries of a drop, sub-folders included; what cannot be read is left out. */
export async function filesIn(entries) {
  const found = await Promise.all(entries.map((entry) => (entry.isDirectory ? inside(entry) : file(entry))));
  return found.flat();
}

async function inside(folder) {
  const reader = folder.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((done) => reader.readEntries(done, () => done([])));
    if (!some.length) return filesIn(found); // a reader gives about a hundred at a time, and none at its end
    found.push(...some);
  }
}

async function file(entry) {
  const one = await new Promise((done) => entry.file(done, () => done(null)));
  if (one) Object.defineProperty(one, "webkitRelativePath", { value: entry.fullPath.replace(/^\//, "") });
  return one ? [one] : [];
}
