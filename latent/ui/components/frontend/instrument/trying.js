// What to try first: a line that names a slider and where to move it, and a button that does so before one's eyes, as a
// hand would. It goes for good once anything was moved.

import { make } from "../shared/dom.js";

const TAKES = 1200; // milliseconds

export class Trying {
  /** `move(trying)` begins to show it. */
  constructor(stage, move) {
    this.line = make("span");
    this.button = make("button", "lt-small", { type: "button" });
    this.root = make("p", "lt-try", { hidden: "" }, this.line, this.button);
    this.button.addEventListener("click", () => this.asked && move(this.asked));
    stage.controls.prepend(this.root);
  }

  /** Offer `{name, family, value, line, show}`, or nothing. */
  offer(asked) {
    this.asked = this.over ? null : asked;
    this.root.hidden = !this.asked;
    if (!this.asked) return;
    this.line.textContent = asked.line;
    this.button.textContent = asked.show;
  }

  /** Something was moved. */
  end() {
    if (!this.asked) return;
    this.over = true;
    // Whoever pressed the button keeps a place on the page.
    if (this.root.contains(document.activeElement)) this.next?.focus({ preventScroll: true });
    this.offer(null);
  }

  /** Move a row to a value little by little; at once for those who want no motion, and no further once a hand comes. */
  play(row, value, hand) {
    this.next = row.input;
    const from = row.now;
    const begun = performance.now();
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const coming = new AbortController();
    const options = { signal: coming.signal, capture: true };
    addEventListener("pointerdown", () => coming.abort(), options);
    addEventListener("keydown", () => coming.abort(), options);
    hand.press();
    const step = (now) => {
      const share = still ? 1 : Math.min(1, Math.max(0, (now - begun) / TAKES));
      const gone = coming.signal.aborted || !row.root.isConnected;
      if (!gone) row.set(from + eased(share) * (value - from));
      if (!gone && share < 1) return requestAnimationFrame(step);
      coming.abort();
      hand.release();
    };
    requestAnimationFrame(step);
  }
}

const eased = (share) => share * share * (3 - 2 * share);
