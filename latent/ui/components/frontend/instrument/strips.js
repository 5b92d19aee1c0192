// What lies ahead: behind each slider's line a strip of small pictures, of what there would be with the thumb there.
// Drawn when the hand rests, one slider after the other, and never in the way of a newer wish.

import { make } from "../shared/dom.js";

const MOST = 12;
const AT_ONCE = 4; // pictures decoded in one call: a newer wish waits no longer

export class Strips {
  constructor(space, painter) {
    Object.assign(this, { space, painter, turn: 0 });
    this.tile = make("canvas");
  }

  /** Put an empty strip behind a row's line. */
  static behind(row) {
    row.strip = make("canvas", "lt-dial-strip", { "aria-hidden": "true" });
    row.line.prepend(row.strip);
    row.root.classList.add("lt-with-strip");
  }

  /** Draw the strips of `rows` whose pictures have changed; `codeAt(row, value)` is what the slider would make. */
  async draw(rows, codeAt) {
    this.turn += 1;
    const { turn } = this;
    for (const row of rows) {
      await new Promise((resolve) => setTimeout(resolve));
      if (turn !== this.turn) return;
      if (row.strip?.clientWidth) await this.drawOne(row, codeAt, () => turn === this.turn);
    }
  }

  async drawOne(row, codeAt, wanted) {
    const { clientWidth: width, clientHeight: height } = row.strip;
    const count = Math.max(3, Math.min(MOST, Math.round(width / height)));
    const values = Array.from({ length: count }, (_, i) => row.low + ((row.high - row.low) * i) / (count - 1));
    const codes = values.map((value) => codeAt(row, value));
    const key = `${count} ${codes.map((code) => code.join()).join(";")}`;
    if (key === row.stripKey) return;
    const tiles = [];
    for (let from = 0; from < count; from += AT_ONCE) {
      const some = codes.slice(from, from + AT_ONCE);
      const decoded = await this.space.decode(Float32Array.from(some.flatMap((code) => [...code])), some.length);
      if (!wanted()) return;
      tiles.push(...some.map((_, i) => [decoded, i]));
    }
    row.stripKey = key;
    this.lay(row.strip, tiles);
  }

  /** Tiles stand where the thumb's middle would: the first and last half a thumb in. */
  lay(strip, tiles) {
    const ratio = globalThis.devicePixelRatio || 1;
    const [width, height] = [strip.clientWidth * ratio, strip.clientHeight * ratio];
    Object.assign(strip, { width: Math.round(width), height: Math.round(height) });
    const pen = strip.getContext("2d");
    pen.imageSmoothingEnabled = this.painter.fine || height < this.painter.height;
    const inset = 9 * ratio;
    tiles.forEach(([decoded, row], i) => {
      this.painter.paint(this.tile, decoded, row);
      const middle = inset + ((width - 2 * inset) * i) / (tiles.length - 1);
      const left = Math.min(width - height, Math.max(0, middle - height / 2));
      pen.drawImage(this.tile, left, 0, height, height);
    });
  }

  stop() {
    this.turn += 1;
  }
}
