// How codes follow the factors that items were drawn from, to the second degree: as Surface in latent/ways.py.

import { numbers } from "../shared/files.js";
import { dot } from "./holding.js";

const LEAST = 0.8; // how far an item's own way goes along the usual one, at least, as a share of it
const TINY = 1e-6;

export class Surface {
  /** `told`: what latent/taking_home/ways.py says of it. */
  constructor(told, dials) {
    Object.assign(this, told, { dials });
    let at = 0;
    this.places = new Map(this.groups.map(({ factor, words }) => {
      const place = at;
      at += words.length || 1;
      return [factor, { place, words }];
    }));
    this.numeric = this.groups.flatMap(({ words }) => (words.length ? words.map(() => false) : [true]));
  }

  /** Map from a slider's name to {stride, ends}; `strides`: those of the usual sliders by name. */
  async ways(code, strides) {
    [this.weight, this.read] = await Promise.all([numbers(this.weights, Float32Array), numbers(this.reading, Float32Array)]);
    const item = this.columnsOf(code);
    const found = new Map();
    for (const { factor, word, name } of this.usual) {
      const usual = strides.get(name);
      if (!usual) continue;
      const way = word ? this.towards(item, factor, word) : this.slope(item, factor, usual);
      if (Math.hypot(...way) <= TINY) continue;
      const stride = word ? way.map((value) => (value * 2) / 3) : way;
      found.set(name, { stride, ends: word ? { low: -3, high: 3, digits: 1 } : {} });
    }
    return found;
  }

  /** The columns that a code is read to have: one choice of each factor of words. */
  columnsOf(code) {
    const [low, high] = this.ends;
    const raw = times(secondDegree(this.awake.map((dial) => code[dial])), this.read, low.length);
    const columns = raw.map((value, i) => Math.min(high[i], Math.max(low[i], value)));
    for (const { place, words } of this.places.values()) {
      if (!words.length) continue;
      const own = columns.slice(place, place + words.length);
      const best = own.indexOf(Math.max(...own));
      words.forEach((_, i) => (columns[place + i] = Number(i === best)));
    }
    return columns;
  }

  slope(item, factor, usual) {
    const { place } = this.places.get(factor);
    const midway = item.map((value, i) => (this.numeric[i] ? value / 2 : value));
    const moved = (by) => this.code(midway.map((value, i) => (i === place ? value + by : value)));
    const [after, before] = [moved(0.5), moved(-0.5)];
    const way = after.map((value, i) => value - before[i]);
    const step = Math.hypot(...usual);
    const unit = usual.map((value) => value / step);
    const missing = Math.max(0, LEAST * step - dot(way, unit));
    return way.map((value, i) => value + missing * unit[i]);
  }

  towards(item, factor, word) {
    const { place, words } = this.places.get(factor);
    const other = item.map((value, i) => (i >= place && i < place + words.length ? Number(words[i - place] === word) : value));
    const before = this.code(item);
    return this.code(other).map((value, i) => value - before[i]);
  }

  code(columns) {
    return times(secondDegree(columns), this.weight, this.dials);
  }
}

/** A one, the columns, and their products in pairs, squares among them. */
function secondDegree(columns) {
  const pairs = columns.flatMap((value, i) => columns.slice(i).map((other) => value * other));
  return [1, ...columns, ...pairs];
}

/** A row of terms times a matrix of `width` columns. */
function times(terms, matrix, width) {
  const sum = new Array(width).fill(0);
  terms.forEach((term, t) => {
    if (term) for (let i = 0; i < width; i += 1) sum[i] += term * matrix[t * width + i];
  });
  return sum;
}
