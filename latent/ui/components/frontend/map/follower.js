// "You are here": where on the map the code is that sliders on this page move, with the trail that it leaves. Placed from
// its nearest known codes, in the very frame in which the code moves.

import { spotOf } from "../shared/live.js";

const LONGEST = 48; // places in a trail

export class Follower {
  /** `redraw(other)` is called when the marker has moved; `other` tells that it came or went. */
  constructor(redraw) {
    Object.assign(this, { redraw, space: null, axes: null, spot: null, marker: null });
  }

  /** Follow a space's code over these places; null for none. */
  follow(space, axes) {
    if (space?.name === this.space?.name && axes === this.axes) return;
    this.stop();
    Object.assign(this, { space, axes, marker: null });
    if (!space) return;
    const stop = spotOf(space.name).follow((code) => this.move(code).catch(() => null));
    this.stop = () => {
      stop();
      this.stop = () => {};
    };
  }

  async move(code) {
    this.code = code;
    if (!code) return this.put(null);
    const { space, axes } = this;
    const near = await space.near(code);
    if (code !== this.code || axes !== this.axes) return;
    const place = space.place(near, axes);
    const trail = [...(this.marker?.trail ?? []), place].slice(-LONGEST);
    this.put({ place, trail, hollow: space.stranger(near) >= space.levels.unfamiliar });
  }

  put(marker) {
    const other = Boolean(marker) !== Boolean(this.marker);
    this.marker = marker;
    this.redraw(other);
  }

  stop() {}
}
