// What lies ahead: behind each slider's line a strip of small pictures, of what there would be with the thumb there.
// Drawn when the hand rests, one slider after the other, and never in the way of a newer wish.

import { make } from "../shared/dom.js";

const MOST = 12;
const AT_ONCE = 4; // pictures decoded in one call: a newer wish waits no longer

export class Strips {
  constructor(space, painter) {
    Object.assign(this, { space, painter, turn: 0 });
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
    const answers = [];
    for (let from = 0; from < count; from += AT_ONCE) {
      const some = codes.slice(from, from + AT_ONCE);
      const decoded = await this.space.decode(Float32Array.from(some.flatMap((code) => [...code])), some.length);
      if (!wanted()) return;
      answers.push(...some.map((_, i) => [decoded, i]));
    }
    row.stripKey = key;
    this.painter.lay(row.strip, answers);
  }

  stop() {
    this.turn += 1;
  }
}
