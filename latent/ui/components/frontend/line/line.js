// A line to write on: what stands there is sent while it grows.

import { Hand } from "../dials/hand.js";
import { unpacked } from "../shared/codes.js";
import { make } from "../shared/dom.js";
import { living } from "../shared/life.js";
import { spotOf } from "../shared/live.js";

class Line {
  constructor(parent) {
    this.hand = new Hand(() => this.mark(), () => ({ text: this.field.value }));
    this.field = make("textarea", "lt-line-field", { rows: 2, autocomplete: "off" });
    this.root = make("div", "lt-line", {}, this.field);
    parent.append(this.root);
    this.field.addEventListener("input", () => this.hand.move("characters", this.field.value.length));
  }

  update({ data, setStateValue }) {
    const turned = this.hand.turn !== data.turn && this.hand.turn !== undefined;
    this.hand.receive(data, setStateValue);
    this.hand.telling = data.grows;
    if (turned) this.field.value = "";
    this.field.maxLength = data.longest;
    this.field.placeholder = data.words.write;
    this.field.setAttribute("aria-label", data.words.line);
    this.follows = data.follows;
    spotOf(data.follows).tell(data.code && this.field.value ? unpacked(data.code) : null);
    this.mark();
  }

  /** While it is busy, nothing on the page is dimmed as outdated: see dials.css. */
  mark() {
    this.root.classList.toggle("lt-busy", this.hand.busy);
  }

  destroy() {
    this.hand.stop();
    spotOf(this.follows).tell(null);
    this.root.remove();
  }
}

export default living(Line);
