// The instrument of a page that was taken home. On a page of the program Python says where things stand and is told what
// the hand did (instrument.py); here this does both, in the same messages.

import mountInstrument from "../instrument/instrument.js";
import { packed } from "../shared/codes.js";
import { numbers } from "../shared/files.js";
import { hold } from "./holding.js";
import { Ways } from "./ways.js";

const MOST_BACK = 100;

export class Bench {
  /** `told`: what latent/taking_home says of a space's sliders. */
  constructor(place, space, told) {
    Object.assign(this, { place, space, told, turn: 0, number: 0, back: [], ahead: [] });
    this.ways = new Ways(space, told);
  }

  /** Begin at a code, with all sliders at rest. */
  async start(begun) {
    await this.begin({ ...begun, values: {}, held: [] });
    this.remember();
  }

  async begin(state) {
    const [{ families, strides }, inverse] = await Promise.all([
      this.ways.from(state.code),
      numbers(this.told.inverse, Float32Array),
    ]);
    this.turn += 1;
    Object.assign(this, { state, listed: families, strides, inverse });
    this.family = families.some(({ key }) => key === this.family) ? this.family : families[0]?.key;
    this.show();
  }

  /** A promise that the first picture stands, or that none can be drawn here. */
  drawn() {
    const { dataset } = this.place.querySelector(".lt-instrument");
    const done = () => dataset.drawn || dataset.engine === "server";
    return new Promise((resolve) => {
      const look = () => (done() ? resolve() : requestAnimationFrame(look));
      look();
    });
  }

  reset() {
    return this.start(this.state);
  }

  show() {
    const { state, listed, told } = this;
    const dials = listed.flatMap((family) => family.dials);
    const held = dials.flatMap(({ name }, place) => (state.held.includes(name) ? [place] : []));
    const strides = hold(this.strides, held, this.inverse);
    const data = {
      ...{ face: "bench", space: this.space, families: listed, family: this.family, field: null, words: told.words },
      ...{ code: packed64(state.code), spread: null, strides: packed64(Float32Array.from(strides.flatMap((one) => [...one]))) },
      item: { uri: null, name: state.name, note: told.note, redrawn: true },
      values: dials.map(({ name }) => state.values[name] ?? 0),
      ...{ held: state.held, now: null, drift: null, steps: null, turn: `${this.turn}`, number: this.number },
    };
    const setStateValue = (_, said) => setTimeout(() => this.hear(said));
    const setTriggerValue = (what) => this.undo(what === "undo");
    mountInstrument({ parentElement: this.place, data, setStateValue, setTriggerValue });
  }

  /** What the hand did: kept, and answered. */
  hear({ turn, number, values, resting, held, family }) {
    this.number = number;
    if (turn === `${this.turn}`) {
      this.state = { ...this.state, values: { ...this.state.values, ...Object.fromEntries(values) }, held };
      this.family = family;
      if (resting) this.remember();
    }
    this.show();
  }

  remember() {
    if (this.state === this.back.at(-1)) return;
    this.back = [...this.back, this.state].slice(-MOST_BACK);
    this.ahead = [];
  }

  undo(back) {
    const [from, to] = back ? [this.back, this.ahead] : [this.ahead, this.back];
    if (from.length < (back ? 2 : 1)) return;
    to.push(from.pop());
    this.begin(this.back.at(-1));
  }
}

/** Numbers in the letters in which Python sends them. */
const packed64 = (values) => packed(values).replaceAll("-", "+").replaceAll("_", "/");
