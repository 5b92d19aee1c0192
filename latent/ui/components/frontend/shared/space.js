// A space as the page holds it: its networks, the codes of its known items, and what is told by them. Everything is
// fetched when it is first needed.

import { nearest, place, strangerThan } from "./codes.js";
import { runNetwork } from "./engine.js";
import { numbers, picture, texts } from "./files.js";
import { PAINTERS } from "./painter.js";

const NEIGHBOURS = 10;

export class LiveSpace {
  /** `about`: what latent/ui/components/live_space.py says of a space. */
  constructor(about) {
    Object.assign(this, about);
    const { kind, channels, height, width } = about.canvas ?? {};
    this.painter = PAINTERS[kind]?.(about.canvas);
    this.shape = [channels, height, width];
  }

  /** What the decoder makes of `rows` codes, flat. */
  async decode(codes, rows = 1) {
    return (await runNetwork(this.engine, this.decoder, codes, rows, [this.dials]))[0];
  }

  /** The code that the encoder gives to what was decoded. */
  async encode(values) {
    const seen = values.map((value) => Math.round(value * 255) / 255); // an item's values are bytes
    return (await runNetwork(this.engine, this.encoder, seen, 1, this.shape))[0];
  }

  async near(code) {
    return nearest(await numbers(this.codes, Float32Array), this.dials, code, NEIGHBOURS);
  }

  stranger(near, drift = null) {
    return strangerThan(this.levels, near.distances, drift);
  }

  place(near, axes) {
    return place(near, axes);
  }

  /** A known item's name and thumbnail. */
  async item(row) {
    const [names, sheet] = await Promise.all([texts(this.names), picture(this.sheet.picture)]);
    const [width, height] = this.sheet.tile;
    const [x, y] = [(row % this.sheet.columns) * width, Math.floor(row / this.sheet.columns) * height];
    return { name: names[row], tile: { sheet, x, y, width, height } };
  }
}
