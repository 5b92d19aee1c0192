// A switch of languages: a button for each, said in that language itself.

import { make } from "../shared/dom.js";
import { living } from "../shared/life.js";
import { Foreign } from "./foreign.js";

class Languages {
  static saysTheSame = true;

  constructor(parent) {
    this.root = make("div", "lt-languages", { role: "group" });
    this.foreign = new Foreign();
    parent.append(this.root);
  }

  update({ data: { offered, now, label, foreign, lost }, setTriggerValue }) {
    this.choose = (code) => setTriggerValue("chose", code);
    this.root.setAttribute("aria-label", label);
    this.build(offered);
    this.foreign.say(foreign, lost);
    for (const button of this.root.children) button.setAttribute("aria-pressed", String(button.lang === now));
  }

  /** Once: a button that is pressed keeps the keyboard. */
  build(offered) {
    if (this.root.childElementCount) return;
    this.root.append(...offered.map(([code, name]) => this.button(code, name)));
  }

  button(code, name) {
    const button = make("button", "lt-language", { type: "button", lang: code }, name);
    button.addEventListener("click", () => this.choose(code));
    return button;
  }

  destroy() {
    this.foreign.destroy();
    this.root.remove();
  }
}

export default living(Languages);
