// The dials' life: one Dials for each place on the page, told of every new message. Who is right, and when, is told in
// dials.py; here the hand's values win until they are answered, and a new turn takes them all back.

import { make } from "../shared/dom.js";
import { living } from "../shared/life.js";
import { Bubble } from "./bubble.js";
import { Row } from "./row.js";
import { Sender } from "./sender.js";

const PAUSE = 300; // milliseconds after which the keyboard counts as let go

class Dials {
  constructor(parent) {
    this.set = new Map(); // what the hand has set in this turn, by name
    this.rows = new Map();
    this.held = false; // a pointer is down
    this.moving = false; // the hand has changed something and not let go
    this.sender = new Sender(() => this.hand());
    this.root = make("div", "lt-dials");
    this.bubble = new Bubble(this.root);
    parent.append(this.root);
  }

  update({ data, setStateValue }) {
    this.sender.send = (hand) => setStateValue("hand", hand);
    this.build(data.dials);
    const turned = data.turn !== this.turn;
    if (turned) this.turnTo(data.turn);
    this.sender.answered(data.number);
    if (turned || (!this.moving && this.sender.idle)) this.show(data);
    this.mark();
  }

  build(dials) {
    const shape = JSON.stringify(dials);
    if (shape === this.shape) return;
    this.shape = shape;
    this.bubble.hide();
    this.held = false;
    for (const row of this.rows.values()) row.destroy();
    this.rows = new Map(dials.map((dial) => [dial.name, this.row(dial)]));
    this.bubble.root.before(...[...this.rows.values()].map((row) => row.root));
    for (const [name, value] of this.set) this.rows.get(name)?.show(value);
  }

  row(dial) {
    return new Row(dial, this.bubble, {
      move: (value) => this.move(dial.name, value),
      hold: () => (this.held = true),
      release: () => {
        this.held = false;
        this.rest();
      },
    });
  }

  turnTo(turn) {
    this.turn = turn;
    this.set.clear();
    this.moving = false;
    this.sender.forget();
  }

  show({ dials, values }) {
    dials.forEach(({ name }, i) => this.rows.get(name).show(values[i]));
  }

  move(name, value) {
    this.set.set(name, value);
    this.moving = true;
    this.sender.offer();
    this.mark();
    clearTimeout(this.pause);
    if (!this.held) this.pause = setTimeout(() => this.rest(), PAUSE);
  }

  rest() {
    if (this.held || !this.moving) return;
    this.moving = false;
    this.sender.offer();
  }

  /** While it is busy, nothing on the page is dimmed as outdated: see dials.css. */
  mark() {
    this.root.classList.toggle("lt-busy", this.moving || !this.sender.idle);
  }

  /** What Python is told. */
  hand() {
    return { turn: this.turn, values: [...this.set], resting: !this.moving };
  }

  destroy() {
    clearTimeout(this.pause);
    this.sender.stop();
    this.bubble.hide();
    for (const row of this.rows.values()) row.destroy();
    this.root.remove();
  }
}

export default living(Dials);
