// The instrument's life: sliders, and what they make of a code, drawn here while the hand moves. Python gives it once
// what a space needs (networks, codes, directions) and is told where things stand when the hand lets go. Where nothing
// here can run a network the server decodes, newest value first, and a small mark says so.

import { Bubble } from "../dials/bubble.js";
import { Hand } from "../dials/hand.js";
import { unpacked, within } from "../shared/codes.js";
import { put } from "../shared/dom.js";
import { living } from "../shared/life.js";
import { spotOf } from "../shared/live.js";
import { LiveSpace } from "../shared/space.js";
import { Board } from "./board.js";
import { Field } from "./field.js";
import { Loop } from "../shared/loop.js";
import { slideOn } from "./sliding.js";
import { buildStage } from "./stage.js";
import { Steps } from "./steps.js";
import { Strips } from "./strips.js";
import { Told } from "./told.js";
import { Trying } from "./trying.js";

const WRITING = "textarea, [contenteditable], input:not([type=range], [type=radio], [type=checkbox])";

class Instrument {
  constructor(parent) {
    this.parent = parent;
    this.asked = 0;
    this.hand = new Hand((name) => this.moved(name), () => this.says());
    this.loop = new Loop((wish) => this.decode(wish), (made) => this.draw(made), (problem) => this.fallBack(problem));
    this.keys = (event) => this.key(event);
  }

  update({ data, setStateValue, setTriggerValue }) {
    this.answer = setTriggerValue;
    const first = !this.stage;
    if (first) this.build(data);
    this.data = data;
    this.board.build(data.families, data.family);
    this.lay(data.field);
    const turned = !first && data.turn !== this.hand.turn;
    if (turned && data.family && data.family !== this.board.family) this.board.turnTo(data.family);
    const theirs = this.hand.receive(data, setStateValue);
    if (theirs) this.board.show(data.values);
    if (theirs || first) this.held = new Set(data.held);
    this.board.lock(this.held);
    this.trying.offer(data.trying);
    this.mark();
    this.take(data).catch((problem) => this.fallBack(problem));
  }

  build(data) {
    this.space = new LiveSpace(data.space);
    this.painter = this.space.painter;
    this.engine = data.space.engine ? "page" : "server";
    this.hand.telling = this.engine === "server";
    // The engine is loaded while the rest of the page is; what comes of it is asked for again when there is a stage.
    if (this.engine === "page") this.space.decode(unpacked(data.code)).catch(() => null);
    const on = { family: (key) => this.turnTo(key), hold: (name) => this.lock(name) };
    this.stage = buildStage(this.parent, this.painter, data.face, data.words, on);
    this.stage.root.dataset.space = JSON.stringify({ engine: data.space.engine, decoder: data.space.decoder });
    this.bubble = new Bubble(this.stage.root);
    const lock = data.face === "bench" ? (name) => this.lock(name) : null;
    this.board = new Board(this.stage, this.bubble, this.hand, lock, () => this.lookAlong(), data.words);
    this.strips = new Strips(this.space, this.painter);
    this.steps = new Steps(this.stage, this.space, this.painter, data.words);
    this.told = new Told(this.stage, this.space, data);
    this.trying = new Trying(this.stage, (asked) => this.tryOut(asked));
    document.addEventListener("keydown", this.keys);
    slideOn(this.stage.big, () => this.board.chosen(), this.hand);
  }

  /** What the sliders lead through, where that is no straight line. */
  lay(about) {
    this.lattice = about && { codes: unpacked(about.codes), shape: about.shape };
    if (about && !this.field) this.field = new Field(this.stage, this.hand);
    this.field?.build(about, this.board.inSight());
  }

  /** Take up where Python has things: the code that it starts from, and how each slider moves it. */
  async take(data) {
    Object.assign(this, { strides: data.strides && unpacked(data.strides), start: unpacked(data.code) });
    await this.begin(data);
    if (data !== this.data) return;
    if (data.now) await this.paintServed(data);
    if (this.engine === "server") this.steps.serve(this.board.chosen(), data.steps);
    this.wish();
    this.settle();
  }

  /** Another start: its item, its blur, the code that everything is compared with. */
  async begin(data) {
    const key = data.code + (data.item?.uri ?? "");
    if (key === this.begun) return;
    this.begun = key;
    // What is not at hand is shown as it is redrawn.
    const item = data.item.uri ? await this.painter.read(data.item.uri) : await this.space.decode(this.start);
    this.told.begin(data, this.start, data.spread && unpacked(data.spread), item);
  }

  /** A picture from the server, painted as if it had been decoded here. */
  async paintServed(data) {
    if (this.engine === "page" && this.drawn) return;
    const values = await this.painter.read(data.now);
    const late = data !== this.data || (this.engine === "page" && this.drawn);
    if (!late) this.draw({ values, code: this.code(), drift: data.drift, by: "server" });
  }

  /** Where the sliders take the code. */
  code(values = this.board.values()) {
    if (this.lattice) return within(this.lattice, [...values.values()], this.start.length);
    const code = Float64Array.from(this.start);
    for (const [row, value] of values) {
      if (!value) continue;
      const from = row * code.length;
      for (let i = 0; i < code.length; i += 1) code[i] += value * this.strides[from + i];
    }
    return Float32Array.from(code);
  }

  /** Move a slider as a hand would. */
  tryOut({ name, family, value }) {
    if (family !== this.board.family) this.board.turnTo(family);
    const row = this.board.rows.get(name);
    if (!row) return;
    this.board.reveal(row);
    this.trying.play(row, value, this.hand);
  }

  moved(name) {
    this.mark();
    if (name !== null) this.trying.end();
    if (name !== null) this.board.touch(name);
    if (!this.start) return;
    this.lookNoFurther();
    this.wish();
    if (name === null) this.settle();
  }

  wish() {
    const code = this.code();
    spotOf(this.space.name).tell(code);
    this.stage.bars?.show(code);
    this.field?.mark();
    this.asked += 1;
    this.stage.root.dataset.asked = this.asked; // by which a stopwatch tells what is drawn from what was asked for
    if (this.engine === "page") this.loop.want({ code, asked: this.asked });
  }

  async decode({ code, asked }) {
    const values = await this.space.decode(code);
    return { values, code, drift: null, asked, by: "page" };
  }

  draw({ values, code, drift, by, asked = this.asked }) {
    for (const canvas of this.stage.out) this.painter.paint(canvas, values);
    this.painter.now?.(values, this.hand.moving);
    if (this.stage.wave) this.painter.swing(this.stage.wave, values);
    this.drawn ||= by === "page";
    Object.assign(this.stage.root.dataset, { shown: asked, drawn: Number(this.stage.root.dataset.drawn ?? 0) + 1 });
    this.sign();
    // What is told needs files of its own: they wait for the first picture of the engine that is still being loaded.
    if (by === this.engine) this.told.tell({ values, code, drift, by, moved: this.board.turned(), held: this.held });
  }

  /** The hand rests: draw what lies ahead of each slider, of the chosen one first where it changes. */
  settle() {
    if (this.engine !== "page") return;
    const rows = this.board.inSight().filter((row) => !this.steps.offered || row !== this.board.chosen());
    const ahead = () => this.strips.draw(rows, this.codeAt());
    this.lookAlong(ahead);
  }

  /** What a code would be with one slider elsewhere, and the others as they stand. */
  codeAt() {
    const standing = this.board.values();
    return (row, value) => this.code(new Map(standing).set(row.place, value));
  }

  /** Show where what is drawn changes along the chosen slider, and then `ahead()`; the server is asked for it. */
  lookAlong(ahead = () => null) {
    if (!this.start) return;
    if (this.engine === "server") return this.steps.offered ? this.hand.tell() : null;
    const looking = this.steps.draw(this.board.chosen(), this.codeAt());
    looking.then(ahead).catch((problem) => this.fallBack(problem));
  }

  lookNoFurther() {
    this.strips.stop();
    this.steps.stop();
    this.steps.mark(this.board.chosen());
  }

  lock(name) {
    if (!this.held.delete(name)) this.held.add(name);
    this.board.lock(this.held);
    this.hand.tell();
  }

  turnTo(family) {
    this.board.turnTo(family);
    if (this.start) this.settle();
    this.hand.tell();
  }

  /** Nothing here runs a network: from now on the server is asked while the hand moves. */
  fallBack(problem) {
    if (this.engine === "server") return;
    console.warn("The server decodes:", problem.message ?? problem);
    this.engine = "server";
    this.hand.telling = true;
    this.sign();
    this.hand.tell();
  }

  says() {
    const { family, touched: chosen } = this.board;
    return { engine: this.drawn && this.engine === "page" ? "page" : "server", held: [...this.held], family, chosen };
  }

  sign() {
    const here = this.engine === "page";
    put(this.stage.mark, here ? (this.drawn ? this.data.words.here : "") : this.data.words.there);
    this.stage.root.dataset.engine = here && this.drawn ? "page" : "server";
  }

  key(event) {
    const undo = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "z";
    if (!undo || event.target.closest?.(WRITING)) return;
    event.preventDefault();
    this.answer(event.shiftKey ? "redo" : "undo", true);
  }

  /** While it is busy, nothing on the page is dimmed as outdated: see dials.css. */
  mark() {
    this.stage.controls.classList.toggle("lt-busy", this.hand.busy);
  }

  destroy() {
    document.removeEventListener("keydown", this.keys);
    this.hand.stop();
    this.loop.stop();
    this.strips?.stop();
    this.steps?.stop();
    this.told?.stop();
    this.bubble?.hide();
    this.board?.clear();
    spotOf(this.space?.name).tell(null);
    this.stage?.root.remove();
  }
}

export default living(Instrument);
