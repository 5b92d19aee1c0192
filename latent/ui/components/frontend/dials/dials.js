// The dials' life: one Dials for each place on the page, told of every new message.

import { make } from "../shared/dom.js";
import { living } from "../shared/life.js";
import { Bubble } from "./bubble.js";
import { Hand } from "./hand.js";
import { Row } from "./row.js";

class Dials {
  constructor(parent) {
    this.rows = new Map();
    this.hand = new Hand(() => this.mark());
    this.root = make("div", "lt-dials");
    this.bubble = new Bubble(this.root);
    parent.append(this.root);
  }

  update({ data, setStateValue }) {
    this.build(data.dials, data.words);
    if (this.hand.receive(data, setStateValue)) this.show(data);
    this.mark();
  }

  build(dials, words) {
    const shape = JSON.stringify(dials);
    if (shape === this.shape) return;
    this.shape = shape;
    this.bubble.hide();
    this.hand.held = false;
    for (const row of this.rows.values()) row.destroy();
    this.rows = new Map(dials.map((dial) => [dial.name, new Row(dial, this.bubble, this.hand, words)]));
    this.bubble.root.before(...[...this.rows.values()].map((row) => row.root));
    for (const [name, value] of this.hand.set) this.rows.get(name)?.show(value);
  }

  show({ dials, values }) {
    dials.forEach(({ name }, i) => this.rows.get(name).show(values[i]));
  }

  /** While it is busy, nothing on the page is dimmed as outdated: see dials.css. */
  mark() {
    this.root.classList.toggle("lt-busy", this.hand.busy);
  }

  destroy() {
    this.hand.stop();
    this.bubble.hide();
    for (const row of this.rows.values()) row.destroy();
    this.root.remove();
  }
}

export default living(Dials);
