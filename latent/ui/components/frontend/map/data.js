// From a message to arrays: fetches what a map needs before it is drawn. Names and thumbnails come when asked for.

import { asWritten, filled } from "../shared/dom.js";
import { numbers, octets, texts } from "../shared/files.js";
import { ramp } from "../shared/theme.js";
import { tileOf } from "../shared/tiles.js";

const LEVELS = 256;

/** {count, dims, axes: [x, y(, z)], colours | null, name(i), tile(i), levels(i)} of one cloud, or null. */
export async function readCloud(cloud, words) {
  if (!cloud) return null;
  const places = await numbers(cloud.places, Float32Array);
  const { count, dims } = cloud;
  return {
    count,
    dims,
    address: cloud.places,
    word: cloud.word,
    colours: cloud.colours ? await texts(cloud.colours) : null,
    axes: Array.from({ length: dims }, (_, k) => places.subarray(k * count, (k + 1) * count)),
    name: async (i) => (cloud.names ? (await texts(cloud.names))[i] : filled(words.item, i + 1)),
    tile: async (i) => (cloud.sheet ? tileOf(cloud.sheet, i) : null),
    levels: async (i) => (cloud.heard ? levelsOf(await octets(cloud.heard), count, i) : null),
  };
}

/** The `i`-th of `count` items of one size, from 0 to 1. */
function levelsOf(bytes, count, i) {
  const size = bytes.length / count;
  return Float32Array.from(bytes.subarray(i * size, (i + 1) * size), (level) => level / 255);
}

/**
 * Colours as one index for each point into a short palette, whatever they stand for; the last index is "not known".
 * {kind, levels: Uint16Array, palette, names | label/low/high, unknown: how many, word(i): what it means for point i}
 */
export async function readColour(colour, count, words) {
  if (colour?.kind === "categories") return readCategories(colour, words);
  if (colour?.kind === "values") return readValues(colour, words);
  return { kind: "none", levels: new Uint16Array(count), palette: [null], unknown: 0, word: () => "" };
}

async function readCategories(colour, words) {
  const codes = await numbers(colour.codes, Int16Array);
  const last = colour.names.length;
  const levels = Uint16Array.from(codes, (code) => (code < 0 || code >= last ? last : code));
  const names = [...colour.names, words.unknown];
  const counts = new Array(names.length).fill(0);
  for (const level of levels) counts[level] += 1;
  return {
    kind: "categories",
    levels,
    names,
    counts,
    palette: [...colour.palette, null],
    unknown: counts[last],
    word: (i) => names[levels[i]],
  };
}

async function readValues(colour, words) {
  const values = await numbers(colour.values, Float32Array);
  const scale = (LEVELS - 1) / (colour.high - colour.low || 1);
  const level = (v) => Math.max(0, Math.min(LEVELS - 1, Math.round((v - colour.low) * scale)));
  const levels = Uint16Array.from(values, (v) => (Number.isFinite(v) ? level(v) : LEVELS));
  return {
    ...colour,
    levels,
    palette: [...ramp(colour.palette, LEVELS), null],
    unknown: levels.reduce((sum, l) => sum + (l === LEVELS), 0),
    word: (i) => `${colour.label}: ${Number.isFinite(values[i]) ? readable(values[i]) : words.valueUnknown}`,
  };
}

/** A number as people write it, with about three digits that matter. */
export function readable(value) {
  return asWritten(value, { maximumSignificantDigits: 3 });
}

/** Days since 1970 as a date. */
export function readableDay(days) {
  return asWritten(new Date(days * 86_400_000), { dateStyle: "medium", timeZone: "UTC" });
}
