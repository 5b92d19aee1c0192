// A code as bars around a middle line, with its blur as whiskers; bars that the sliders moved stand out. All bars are two
// shapes: an element for each would take longer to place than the picture takes to decode.

import { make, shape } from "../shared/dom.js";

const REACH = 2.5; // standard deviations of the prior that a bar can show
const MOVED = 0.05;
const LEAST = 0.8; // height of a bar in percent, so that none is lost

export class Bars {
  constructor() {
    const paths = ["lt-bars-still", "lt-bars-moved", "lt-bars-blur"].map((name) => shape("path", { class: name }));
    [this.still, this.moved, this.blur] = paths;
    this.drawing = shape("svg", { preserveAspectRatio: "none", "aria-hidden": "true" }, ...paths);
    this.root = make("div", "lt-bars", { role: "img" }, this.drawing);
  }

  /** Begin at a code; `spread` is its blur, null for a code that no encoder gave. */
  begin(code, spread, label) {
    Object.assign(this, { start: code, spread });
    this.root.setAttribute("aria-label", label);
    this.drawing.setAttribute("viewBox", `0 0 ${code.length} 100`);
    this.show(code);
  }

  show(code) {
    if (!this.start) return; // a hand may be quicker than what the bars begin at
    const [still, moved, blur] = [[], [], []];
    code.forEach((value, i) => {
      const group = Math.abs(value - this.start[i]) > MOVED ? moved : still;
      const top = Math.min(50, height(value));
      const tall = Math.max(LEAST, Math.abs(50 - height(value)));
      group.push(`M${i + 0.12} ${top}h.76v${tall}h-.76z`);
      if (this.spread) blur.push(`M${i + 0.5} ${height(value + this.spread[i])}V${height(value - this.spread[i])}`);
    });
    for (const [path, lines] of [[this.still, still], [this.moved, moved], [this.blur, blur]])
      path.setAttribute("d", lines.join(""));
  }
}

/** Where a value stands, in percent from the top. */
const height = (value) => Math.round(10 * Math.min(100, Math.max(0, 50 - (50 * value) / REACH))) / 10;
