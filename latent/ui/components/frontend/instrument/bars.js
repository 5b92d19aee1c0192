// A code as bars around a middle line, with its blur as whiskers; bars that the sliders moved stand out.

import { make } from "../shared/dom.js";

const REACH = 2.5; // standard deviations of the prior that a bar can show
const MOVED = 0.05;

export class Bars {
  constructor() {
    this.root = make("div", "lt-bars", { role: "img" });
    this.bars = [];
  }

  /** Begin at a code; `spread` is its blur, null for a code that no encoder gave. */
  begin(code, spread, label) {
    Object.assign(this, { start: code, spread });
    this.root.setAttribute("aria-label", label);
    this.bars = Array.from(code, () => ({ bar: make("b"), blur: make("i"), root: make("span") }));
    for (const { root, bar, blur } of this.bars) root.append(bar, ...(spread ? [blur] : []));
    this.root.replaceChildren(...this.bars.map(({ root }) => root));
    this.show(code);
  }

  show(code) {
    this.bars.forEach(({ root, bar, blur }, i) => {
      const value = code[i];
      const [low, high] = [Math.min(50, percent(value)), Math.max(50, percent(value))];
      bar.style.cssText = `bottom:${low}%;top:${100 - high}%`;
      root.classList.toggle("lt-moved", Math.abs(value - this.start[i]) > MOVED);
      if (!this.spread) return;
      blur.style.cssText = `bottom:${percent(value - this.spread[i])}%;top:${100 - percent(value + this.spread[i])}%`;
    });
  }
}

const percent = (value) => Math.round(10 * Math.min(100, Math.max(0, 50 + (50 * value) / REACH))) / 10;
