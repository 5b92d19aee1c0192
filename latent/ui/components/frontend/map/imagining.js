// What the model imagines at an empty place of the map: the blend of the codes whose places are nearest, decoded here
// while the pointer moves, newest place first.

import { back, driftOf, packed } from "../shared/codes.js";
import { numbers } from "../shared/files.js";
import { Loop } from "../shared/loop.js";

export class Imagining {
  /** `show(imagined)` is given {values, tile, share, levels} for each place that could be decoded. */
  constructor(show) {
    this.loop = new Loop((wish) => this.imagine(wish), show, () => (this.space = null));
  }

  /** Take a space and the places of its known items; without a decoder that runs here nothing is imagined. */
  take(space, axes) {
    Object.assign(this, { space: space?.painter && space.engine ? space : null, axes });
  }

  get able() {
    return Boolean(this.space) && this.axes.length === 2; // a pointer means no one place in 3D
  }

  at(place) {
    this.loop.want(place);
  }

  /** Whether items can be heard, and what there is to hear of one be told. */
  get sounds() {
    return Boolean(this.space?.painter.now);
  }

  /** What is heard of a known item: it is redrawn from its code. */
  async redrawn(row) {
    const { space } = this;
    const codes = await numbers(space.codes, Float32Array);
    return space.decode(codes.slice(row * space.dials, (row + 1) * space.dials));
  }

  /** The code of a place, as base 64. */
  async codeAt(place) {
    return packed(back(place, this.axes, await numbers(this.space.codes, Float32Array), this.space.dials));
  }

  async imagine(place) {
    const { space } = this;
    const code = back(place, this.axes, await numbers(space.codes, Float32Array), space.dials);
    const values = await space.decode(code);
    space.painter.now?.(values, true);
    const again = await space.encode(values);
    const share = space.stranger(await space.near(code), driftOf(code, again));
    return { values, tile: space.painter.tile(values), share, levels: space.levels };
  }

  stop() {
    this.loop.stop();
  }
}
