// An address names a place of the page: it comes into sight, and the keyboard goes on from there.

import { living } from "../shared/life.js";
import { atRest } from "../shared/rest.js";

const LOOK = 100; // milliseconds between two looks at whether the page is whole

class Leading {
  update({ data: { place } }) {
    if (place === this.place) return;
    this.place = place;
    this.timer ??= setInterval(() => this.look(), LOOK);
  }

  /** Lead there once nothing runs any more: what comes above it later would push it out of sight again. */
  look() {
    const found = document.querySelector(this.place);
    if (!found || !atRest()) return;
    this.rest();
    found.scrollIntoView({ block: "center" });
    found.focus({ preventScroll: true });
  }

  rest() {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  destroy() {
    this.rest();
  }
}

export default living(Leading);
