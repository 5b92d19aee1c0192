// A space as the page holds it: its networks, the codes of its known items, and what is told by them. Everything is
// fetched when it is first needed.

import { nearest, place, strangerThan } from "./codes.js";
import { runNetwork } from "./engine.js";
import { numbers, texts } from "./files.js";
import { PAINTERS } from "./painter.js";
import { tileOf } from "./tiles.js";

const NEIGHBOURS = 10;

export class LiveSpace {
  /** `about`: what latent/ui/components/live_space.py says of a space. */
  constructor(about) {
    Object.assign(this, about);
    this.painter = PAINTERS[about.canvas?.kind]?.(about.canvas);
  }

  /** What the decoder makes of `rows` codes, flat. */
  async decode(codes, rows = 1) {
    const answering = runNetwork(this.engine, this.decoder, codes, rows, [this.dials]);
    const [answers] = await Promise.all([answering, this.painter.ready()]);
    return answers[0];
  }

  /** The code that the encoder gives to what was decoded. */
  async encode(values) {
    const { painter } = this;
    return (await runNetwork(this.engine, this.encoder, painter.asItem(values), 1, painter.shape))[0];
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

  /** A known item's name and tile. */
  async item(row) {
    const [names, tile] = await Promise.all([texts(this.names), tileOf(this.sheet, row)]);
    return { name: names[row], tile };
  }
}
