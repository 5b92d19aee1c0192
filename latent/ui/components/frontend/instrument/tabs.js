// A row of choices, one of which is on: families of sliders.

import { make } from "../shared/dom.js";

export class Tabs {
  constructor(label, onChoose) {
    this.onChoose = onChoose;
    this.root = make("div", "lt-tabs", { role: "radiogroup", "aria-label": label });
    this.root.addEventListener("keydown", (event) => this.key(event));
  }

  build(choices) {
    this.buttons = choices.map(({ key, title }) => {
      const button = make("button", "lt-tab", { type: "button", role: "radio" }, title);
      button.addEventListener("click", () => this.choose(key));
      return { key, button };
    });
    this.root.replaceChildren(...this.buttons.map(({ button }) => button));
  }

  choose(key) {
    this.show(key);
    this.onChoose(key);
  }

  show(chosen) {
    for (const { key, button } of this.buttons) {
      button.setAttribute("aria-checked", String(key === chosen));
      button.tabIndex = key === chosen ? 0 : -1;
    }
  }

  key(event) {
    const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const at = this.buttons.findIndex(({ button }) => button === event.target);
    if (!way || at < 0) return;
    event.preventDefault();
    const next = this.buttons[(at + way + this.buttons.length) % this.buttons.length];
    next.button.focus();
    this.choose(next.key);
  }
}
