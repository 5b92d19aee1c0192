// Sliders of an item that one begins with: towards each other label, and along the factors that items were drawn from.
// The same sums as latent/ways.py, which a browser test holds them against.

import { nearest, unpacked } from "../shared/codes.js";
import { asWritten, filled } from "../shared/dom.js";
import { numbers } from "../shared/files.js";
import { dot } from "./holding.js";
import { Surface } from "./surface.js";

const AROUND = 15; // known items that tell which label a code has
const BEYOND = 1.5; // how far a slider reaches, where 1 is its target
const ENDS = [1, 5]; // steps that a slider reaches at least and at most, as in latent/directions/finding.py
const TINY = 1e-6;

export class Ways {
  /** `space`: what is told of a space; `told`: what latent/taking_home says of its sliders. */
  constructor(space, { families, strides, dials, ways }) {
    Object.assign(this, { space, families, dials, ways });
    const flat = unpacked(strides);
    const count = flat.length / dials;
    this.strides = Array.from({ length: count }, (_, k) => Float64Array.from(flat.subarray(k * dials, (k + 1) * dials)));
    this.surface = ways.surface && new Surface(ways.surface, dials);
  }

  /** {families, strides}: all sliders of a code, and a stride for each. */
  async from(code) {
    const [towards, own] = await Promise.all([this.towards(code), this.surface?.ways(code, this.usual())]);
    const places = new Map(this.families.flatMap(({ dials }) => dials).map(({ name }, place) => [name, place]));
    const strides = [...this.strides];
    for (const [name, { stride }] of own ?? []) strides[places.get(name)] = stride;
    const dial = (one) => ({ ...one, ...own?.get(one.name)?.ends });
    const families = this.families.map((family) => ({ ...family, dials: family.dials.map(dial) }));
    if (!towards.length) return { families, strides };
    const first = { ...this.ways.labels.family, dials: towards.map((way) => way.dial) };
    return { families: [first, ...families], strides: [...towards.map((way) => way.stride), ...strides] };
  }

  /** Strides of the space's own sliders, by name. */
  usual() {
    const names = this.families.flatMap(({ dials }) => dials.map(({ name }) => name));
    return new Map(names.map((name, place) => [name, this.strides[place]]));
  }

  /** [{dial, stride}, ...]: the ways to each other label, the shortest first. */
  async towards(code) {
    const { labels } = this.ways;
    if (!labels) return [];
    const [codes, rows] = await Promise.all([numbers(this.space.codes, Float32Array), numbers(labels.rows, Int16Array)]);
    const own = this.labelOf(code, codes, rows);
    if (own < 0) return [];
    const others = labels.names.map((_, label) => label).filter((label) => label !== own).slice(0, labels.most);
    const found = others.map((label) => this.way(code, codes, rows, label, own)).filter(Boolean);
    return found.sort((a, b) => a.length - b.length);
  }

  /** What most known items around a code are labelled, the first of those that are as many; -1 for nothing. */
  labelOf(code, codes, rows) {
    const counts = new Map();
    for (const row of nearest(codes, this.dials, code, AROUND).rows) counts.set(rows[row], (counts.get(rows[row]) ?? 0) + 1);
    const most = Math.max(...counts.values());
    const named = (label) => (label < 0 ? "" : this.ways.labels.names[label]);
    const first = (a, b) => (named(a) < named(b) ? -1 : 1);
    return [...counts].filter(([, count]) => count === most).map(([label]) => label).sort(first)[0];
  }

  way(code, codes, rows, label, own) {
    const { labels } = this.ways;
    const chosen = this.near(code, codes, rows, label);
    const begun = labels.keepsOwn ? this.near(code, codes, rows, own) : [];
    const start = begun.length ? this.mean(codes, begun) : code;
    const way = this.mean(codes, chosen).map((value, i) => value - start[i]);
    const length = Math.hypot(...way);
    if (length < TINY) return null;
    const unit = way.map((value) => value / length);
    const { step, high, along } = this.reach(unit, codes, BEYOND * length);
    const quality = tellsApart(along, rows, label, new Set(chosen));
    if (quality && quality.figure < labels.least) return null;
    const note = quality
      ? filled(labels.note, asWritten(quality.figure, { style: "percent" }), asWritten(quality.count))
      : labels.few;
    const [name, title] = [filled(labels.name, labels.names[label]), filled(labels.label, labels.called[label])];
    const dial = { name, label: title, low: 0, high, value: 0, help: note, digits: high > 2 ? 1 : 2, share: false, lockable: false };
    return { dial, stride: unit.map((value) => value * step), length: high * step };
  }

  /** Rows of the codes of a label that are nearest to a code. */
  near(code, codes, rows, label) {
    const { dials } = this;
    const among = Array.from(rows.keys()).filter((row) => rows[row] === label);
    const own = new Float32Array(among.length * dials);
    among.forEach((row, i) => own.set(codes.subarray(row * dials, (row + 1) * dials), i * dials));
    return Array.from(nearest(own, dials, code, this.ways.labels.count).rows, (place) => among[place]);
  }

  mean(codes, rows) {
    const { dials } = this;
    const sum = new Float64Array(dials);
    for (const row of rows) for (let i = 0; i < dials; i += 1) sum[i] += codes[row * dials + i];
    return sum.map((value) => value / rows.length);
  }

  /** The slider of a unit vector: its step, its end, and where each known code lies along it. */
  reach(unit, codes, least) {
    const { dials } = this;
    const along = Float64Array.from({ length: codes.length / dials }, (_, row) => dot(unit, codes.subarray(row * dials, (row + 1) * dials)));
    const mean = along.reduce((sum, value) => sum + value, 0) / along.length;
    const spread = Math.sqrt(along.reduce((sum, value) => sum + (value - mean) ** 2, 0) / along.length);
    const step = spread || least || 1;
    const end = (percentile(along, 99) - mean) / step;
    const data = Math.min(ENDS[1], Math.max(ENDS[0], Math.ceil(2 * end) / 2));
    return { step, high: Math.max(data, Math.ceil((2 * least) / step) / 2), along };
  }
}

function percentile(values, share) {
  const sorted = values.slice().sort();
  const place = (share / 100) * (sorted.length - 1);
  const low = Math.floor(place);
  return sorted[low] + (place - low) * ((sorted[low + 1] ?? sorted[low]) - sorted[low]);
}

/** AUROC of places along a way for its label, on known items that it was not made from; null for too few. */
function tellsApart(along, rows, label, skip) {
  const left = Array.from(along.keys()).filter((row) => !skip.has(row)).sort((a, b) => along[a] - along[b]);
  const ones = left.filter((row) => rows[row] === label).length;
  if (Math.min(ones, left.length - ones) < 2) return null;
  const ranks = left.reduce((sum, row, place) => sum + (rows[row] === label ? place + 1 : 0), 0);
  return { figure: (ranks - (ones * (ones + 1)) / 2) / (ones * (left.length - ones)), count: left.length };
}
