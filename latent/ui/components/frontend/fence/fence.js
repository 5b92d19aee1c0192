// A fence over a spread of values: how many lie beyond it is told under the hand, and Python where it comes to rest.

import { Bubble } from "../dials/bubble.js";
import { Hand } from "../dials/hand.js";
import { Row } from "../dials/row.js";
import { asWritten, decimals, make, put } from "../shared/dom.js";
import { living } from "../shared/life.js";

class Fence {
  constructor(parent) {
    this.hand = new Hand(() => this.paint());
    this.hand.telling = false; // the list beside it is drawn once the hand rests
    this.number = make("b");
    this.rest = make("span");
    this.count = make("p", "lt-fence-count", { role: "status" }, this.number, " ", this.rest);
    this.bars = make("div", "lt-fence-bars", { "aria-hidden": "true" });
    this.root = make("div", "lt-dials lt-fence", {}, this.count, this.bars);
    this.bubble = new Bubble(this.root);
    parent.append(this.root);
  }

  update({ data, setStateValue }) {
    const { dial, value, ...shown } = data;
    this.shown = shown;
    this.build(dial, shown.words);
    if (this.hand.receive(data, setStateValue)) this.row.show(value);
    this.bars.replaceChildren(...shown.heights.map((height) => bar(height)));
    this.paint();
  }

  build(dial, words) {
    const shape = JSON.stringify(dial);
    if (shape === this.shape) return;
    this.shape = shape;
    this.row?.destroy();
    const row = { ...dial, says: (value) => decimals(value, dial.digits), home: dial.value };
    this.row = new Row(row, this.bubble, this.hand, words);
    this.bars.after(this.row.root);
  }

  paint() {
    const { beyond, words, heights } = this.shown;
    const { now, high, digits } = this.row;
    const count = beyond[Math.min(beyond.length - 1, Math.round(now * 10 ** digits))];
    put(this.number, asWritten(count));
    put(this.rest, count === 1 ? words.one : words.many);
    [...this.bars.children].forEach((one, i) => one.classList.toggle("lt-out", (i * high) / heights.length >= now));
    this.root.classList.toggle("lt-busy", this.hand.busy);
  }

  destroy() {
    this.hand.stop();
    this.bubble.hide();
    this.row?.destroy();
    this.root.remove();
  }
}

function bar(height) {
  const one = make("i");
  one.style.height = `${100 * height}%`;
  return one;
}

export default living(Fence);
