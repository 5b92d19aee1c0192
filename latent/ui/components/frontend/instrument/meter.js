// What moved besides: named attributes that changed although nobody turned them, and a way to hold each.

import { decimals, make } from "../shared/dom.js";

const LEAST = 0.3; // steps from which a change is told
const MOST = 3;

export class Meter {
  /** `hold(name)` is called where a person wants to hold one. */
  constructor(words, hold) {
    Object.assign(this, { words, hold });
    this.line = make("p", "quiet lt-meter-line");
    this.list = make("div", "lt-meter-list");
    this.root = make("div", "lt-meter", { role: "group", "aria-label": words.besides }, this.line, this.list);
    this.show([], false);
  }

  /** `change`: how the code has moved; `skip`: the names that were turned or are held. */
  read({ names, titles, vectors }, change, skip) {
    const dials = change.length;
    const found = names.map((name, k) => {
      let steps = 0;
      for (let i = 0; i < dials; i += 1) steps += vectors[k * dials + i] * change[i];
      return { name, title: titles[k], steps };
    });
    const told = found.filter(({ name, steps }) => Math.abs(steps) >= LEAST && !skip.has(name));
    return told.sort((a, b) => Math.abs(b.steps) - Math.abs(a.steps)).slice(0, MOST);
  }

  /** `moved`: whether anything was turned at all. */
  show(told, moved) {
    const key = JSON.stringify([told.map(({ title, steps }) => [title, steps.toFixed(1)]), moved]);
    if (key === this.key) return;
    this.key = key;
    this.line.textContent = !moved ? this.words.still : told.length ? `${this.words.besides}:` : this.words.alone;
    this.list.replaceChildren(...told.map((one) => this.entry(one)));
  }

  entry({ name, title, steps }) {
    const size = Math.min(1, Math.abs(steps) / 2);
    const bar = make("span", "lt-meter-bar", { "aria-hidden": "true" }, make("i"));
    bar.firstChild.style.cssText = steps < 0 ? `right:50%;width:${50 * size}%` : `left:50%;width:${50 * size}%`;
    const words = make("span", "", {}, `${title} ${steps < 0 ? "−" : "+"}${decimals(Math.abs(steps), 1)}`);
    const button = make("button", "lt-small", { type: "button", "aria-label": `${this.words.hold} ${title}` }, this.words.hold);
    button.addEventListener("click", () => this.hold(name));
    return make("div", "lt-meter-entry", {}, bar, words, button);
  }
}
