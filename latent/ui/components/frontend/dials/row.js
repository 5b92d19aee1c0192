// One dial: its name, its value, and a native slider over a drawn track, so that keyboard, touch and screen readers work
// as they always do.

import { decimals, filled, make } from "../shared/dom.js";

const LEAP = 10; // steps of a slider
let made = 0;

export class Row {
  /**
   * `hand` is told by `move(name, value)`, and by `press()` and `release()` when a pointer goes down and up. `says` gives a
   * value's words, where they are others than steps or hundredths; `home` is where a double click leads, and `words` has
   * what is said of any.
   */
  constructor(dial, bubble, hand, words) {
    const { name, label, low, high, help, digits = 1, share = false, says = share ? percent : null, home = 0 } = dial;
    Object.assign(this, { name, label, low, high, digits, says, home, step: 10 ** -digits, hand, words });
    this.number = make("span");
    this.value = make("output", "lt-dial-value", { "aria-hidden": "true" }, this.number);
    this.input = make("input", "", { type: "range", min: low, max: high, step: this.step, "aria-label": label });
    this.head = make("div", "lt-dial-head", {}, make("span", "lt-dial-name", {}, label), this.value);
    if (help) this.value.before(...explained(filled(words.about, label), help, bubble));
    const middle = low < 0 && high > 0 ? [make("i", "lt-dial-zero")] : [];
    const track = make("div", "lt-dial-track", { "aria-hidden": "true" }, ...middle, make("i", "lt-dial-fill"));
    this.line = make("div", "lt-dial-line", {}, track, this.input);
    this.root = make("div", "lt-dial", { "data-name": name }, this.head, this.line);
    this.root.style.setProperty("--lt-zero", this.share(0));
    this.listen();
  }

  /** Stand at a value, without telling anyone. */
  show(value) {
    this.now = value;
    this.input.value = value;
    const steps = decimals(rounded(value, this.digits), this.digits, 0);
    this.input.setAttribute("aria-valuetext", this.says?.(value) ?? filled(this.words.stepsOf, steps));
    this.number.textContent = this.says?.(value) ?? signed(value, this.digits);
    this.line.style.setProperty("--lt-at", this.share(value));
    this.root.classList.toggle("lt-still", rounded(value, this.digits) === 0);
  }

  listen() {
    const { input } = this;
    input.addEventListener("input", () => this.set(Number(input.value)));
    input.addEventListener("dblclick", () => this.set(this.home));
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("pointerdown", (event) => this.press(event));
    input.addEventListener("blur", () => this.hand.rest()); // whoever goes on to something else has let go
  }

  set(value) {
    const next = rounded(Math.min(this.high, Math.max(this.low, value)), this.digits);
    if (next === this.now) return;
    this.show(next);
    this.hand.move(this.name, next);
  }

  key(event) {
    const leaps = { PageUp: LEAP, PageDown: -LEAP };
    if (event.key in leaps) this.set(this.now + leaps[event.key] * this.step);
    else if (event.key === "0") this.set(this.home);
    else return;
    event.preventDefault();
  }

  /** A press, until it ends somewhere on the page; one that turns out to be scrolling changes nothing. */
  press(event) {
    if (event.button !== 0) return;
    const before = this.now;
    this.pressing?.abort();
    this.pressing = new AbortController();
    const end = (back) => () => {
      this.pressing.abort();
      if (back) this.set(before);
      this.hand.release();
    };
    const options = { signal: this.pressing.signal, capture: true };
    addEventListener("pointerup", end(false), options);
    addEventListener("blur", end(false), { signal: this.pressing.signal });
    addEventListener("pointercancel", end(true), options);
    this.hand.press();
  }

  share(value) {
    return Math.min(1, Math.max(0, (value - this.low) / (this.high - this.low)));
  }

  destroy() {
    this.pressing?.abort();
    this.root.remove();
  }
}

const rounded = (value, digits) => Math.round(value * 10 ** digits) / 10 ** digits + 0; // + 0: never "-0"

/** "41%" of a whole. */
export const percent = (value) => `${Math.round(100 * value)}%`;

/** "+1.4", "−1.4", "0". */
export function signed(value, digits) {
  const number = rounded(value, digits);
  if (number === 0) return "0";
  return (number > 0 ? "+" : "−") + decimals(Math.abs(number), digits);
}

/** The "i" beside a name, and its sentence once more where only screen readers find it. */
function explained(name, help, bubble) {
  const id = `lt-dial-help-${++made}`;
  const words = make("span", "lt-dial-unseen", { id }, help);
  const dot = make("button", "lt-dial-help", { type: "button", "aria-label": name, "aria-describedby": id }, "i");
  bubble.explain(dot, help);
  return [dot, words];
}
