// Items in small, as many in one file: a picture with a tile for each, or a list of texts.

import { put } from "./dom.js";
import { picture, texts } from "./files.js";

/** The `i`-th item of a sheet: {sheet, x, y, width, height} or {text}. `about`: see mounting.sheet in Python. */
export async function tileOf(about, i) {
  if (about.texts) return { text: (await texts(about.texts))[i] };
  const [width, height] = about.tile;
  const [x, y] = [(i % about.columns) * width, Math.floor(i / about.columns) * height];
  return { sheet: await picture(about.picture), x, y, width, height };
}

/** Show a tile in an element: a canvas for a picture, any other for a text. */
export function showTile(element, { text, sheet, x, y, width, height }) {
  if (text !== undefined) return put(element, text);
  Object.assign(element, { width, height });
  return element.getContext("2d").drawImage(sheet, x, y, width, height, 0, 0, width, height);
}
