// Pointer and keyboard: which point is meant, its ring and card, and clicks. Works on projected places, so 2D and 3D,
// mouse, finger and keys all come down to the same two questions: what is near here, and what lies that way.

import { Card } from "./card.js";
import { Imagining } from "./imagining.js";
import { ownRadius, Overlay } from "./overlay.js";
import { nearest, project, projectAll, towards, unproject } from "./projection.js";

const STILL = 5; // pixels that a click may wander
const REACH = { mouse: 14, pen: 18, touch: 26 };
const HUES = ["#4ba578", "#e0b41e", "#d55e00"]; // as on the gauge
const BUTTONS = ".lt-map-tools, .lt-map-count";
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const ZOOMS = { "+": 0.8, "=": 0.8, "-": 1.25, _: 1.25 };

export class Pointing {
  constructor(stage, plot, selecting, follower, onClick) {
    Object.assign(this, { stage, plot, selecting, follower, onClick, scene: null, pointed: null, selected: null });
    Object.assign(this, { pressed: null, empty: null });
    this.imagining = new Imagining((imagined) => this.showImagined(imagined));
    this.overlay = new Overlay(stage.canvas);
    this.card = new Card(stage.frame);
    this.stop = new AbortController();
    this.listen(stage.frame, this.stop.signal);
  }

  listen(frame, signal) {
    // Capturing, because plotly.js keeps some events for itself; on the window, because it drags on a cover of its own.
    const options = { capture: true, signal };
    frame.addEventListener("pointermove", (event) => this.move(event), options);
    frame.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && this.leave(), { signal });
    frame.addEventListener("pointerdown", (event) => this.press(event), options);
    window.addEventListener("pointerup", (event) => this.release(event), options);
    window.addEventListener("pointercancel", () => this.letGo(), options);
    window.addEventListener("pointermove", (event) => this.drag(event), options);
    frame.addEventListener("wheel", () => this.plot.wake(), { ...options, passive: true });
    frame.addEventListener("keydown", (event) => this.key(event), { signal });
    frame.addEventListener("blur", () => this.point(null), { signal });
  }

  /**
   * Take what is on the map now: {reference, own, colour, focus, theme, here, selected: [kind, index] | null,
   * torn: bits of marked points | null, paths: [{places, strange, ends}]}.
   */
  show(scene) {
    const asked = scene.selected && { kind: scene.selected[0], index: scene.selected[1] };
    const other = this.scene?.reference.address !== scene.reference.address;
    if (other || String(this.scene.selected) !== String(scene.selected)) this.selected = asked;
    if (other) this.point(null);
    this.scene = scene;
    this.redraw();
  }

  clear() {
    this.scene = this.spots = null;
    this.point(null);
    this.overlay.draw({ matrix: null });
  }

  resize() {
    this.overlay.resize(this.stage.frame.clientWidth, this.stage.frame.clientHeight);
    this.redraw();
  }

  /** Places have moved, or the marks have: draw the marks where they belong. */
  redraw() {
    const { matrix, radius } = this.plot;
    if (!this.scene || !matrix) return;
    const { own, theme, here, torn, paths } = this.scene;
    this.spots = null;
    const [pointed, selected] = [this.spotOf(this.pointed), this.spotOf(this.selected)];
    const crosses = torn && this.spotsOf(torn);
    const shape = this.selecting.sketch?.path ?? null;
    const mine = own && { spots: projectAll(matrix, own.axes, own.count), colours: own.colours };
    const marker = this.follower.marker ?? (here && { place: here, trail: [] });
    this.overlay.draw({ matrix, theme, own: mine, marker, selected, pointed, radius, crosses, shape, paths });
    if (pointed) this.card.place(pointed);
  }

  /** Places of the reference points whose bit is set. */
  spotsOf(bits) {
    const all = this.projected().reference;
    return all.filter((_, i) => bits[Math.floor(i / 3)]);
  }

  /** All places, one's own last, and which of them the legend has put out of reach: what a shape is asked about. */
  reachable() {
    const { reference, own } = this.projected();
    const [hidden, count] = [this.hidden(), reference.length / 3];
    const all = new Float32Array(reference.length + own.length);
    all.set(reference);
    all.set(own, reference.length);
    return [all, hidden && ((i) => i < count && hidden(i))];
  }

  cloudOf({ kind }) {
    return kind === "own" ? this.scene.own : this.scene.reference;
  }

  spotOf(picked) {
    const cloud = picked && this.cloudOf(picked);
    if (!cloud || picked.index >= cloud.count) return null;
    const [x, y] = project(this.plot.matrix, cloud.axes.map((axis) => axis[picked.index]));
    return { x, y, own: picked.kind === "own", index: picked.index };
  }

  /** Projected places, worked out when first needed after a move: hovering then costs no projection. */
  projected() {
    const { reference, own } = this.scene;
    this.spots ??= {
      reference: projectAll(this.plot.matrix, reference.axes, reference.count),
      own: own ? projectAll(this.plot.matrix, own.axes, own.count) : new Float32Array(),
    };
    return this.spots;
  }

  hidden() {
    const { focus, colour } = this.scene;
    return focus.size ? (i) => !focus.has(colour.levels[i]) : undefined;
  }

  /** Where an event is on the stage. */
  place({ clientX, clientY }) {
    const { frame } = this.stage;
    const box = frame.getBoundingClientRect();
    return { x: clientX - box.left - frame.clientLeft, y: clientY - box.top - frame.clientTop };
  }

  at(event) {
    if (!this.scene || !this.plot.matrix) return null;
    const { x, y } = this.place(event);
    const { pointerType } = event;
    const reach = REACH[pointerType] ?? REACH.mouse;
    const { own, reference } = this.projected();
    const radius = ownRadius(own.length / 3);
    const mine = nearest(own, x, y, { under: radius, reach: Math.max(radius + 3, reach * 0.7) });
    if (mine >= 0) return { kind: "own", index: mine };
    const other = nearest(reference, x, y, { under: this.plot.radius + 1, reach, skip: this.hidden() });
    return other >= 0 ? { kind: "reference", index: other } : null;
  }

  move(event) {
    if (this.pressed) return;
    const off = event.target.closest(BUTTONS);
    const picked = off ? null : this.at(event);
    this.point(picked);
    const here = !off && !picked && event.pointerType !== "touch" && this.selecting.tool === "move";
    this.imagine(here ? this.place(event) : null);
  }

  /** Ask what the model imagines at an empty spot of the stage; null for none. */
  imagine(spot) {
    if (this.empty && !spot && !this.pointed) this.card.hide();
    this.empty = spot && this.scene && this.plot.matrix && this.imagining.able ? spot : null;
    if (this.empty) this.imagining.at(unproject(this.plot.matrix, [spot.x, spot.y]));
  }

  showImagined({ values, tile, share, levels }) {
    if (!this.empty || this.pointed) return;
    const rank = share >= levels.unfamiliar ? 2 : share >= levels.borderline ? 1 : 0;
    const { words } = this.stage;
    const word = [words.familiar, words.borderline, words.unfamiliar][rank];
    this.card.show({ name: words.imagined, word, colour: HUES[rank], tile }, this.empty);
    if (this.imagining.sounds) this.card.swing(this.imagining.space.painter, values);
  }

  drag(event) {
    if (!this.pressed || !event.isPrimary) return;
    if (this.selecting.sketch) this.selecting.move(this.place(event), () => this.reachable());
    else this.plot.wake();
  }

  leave() {
    this.point(null);
    this.imagine(null);
  }

  letGo() {
    this.pressed = null;
    this.selecting.cancel();
  }

  press(event) {
    if (event.button !== 0 || !event.isPrimary || event.target.closest(BUTTONS)) return;
    this.pressed = { x: event.clientX, y: event.clientY, picked: this.at(event) };
    this.stage.frame.classList.add("lt-by-hand"); // the keyboard's frame is for the keyboard
    this.stage.frame.focus({ preventScroll: true });
    if (!this.pressed.picked) this.point(null);
    const drawing = this.selecting.tool !== "move" && this.scene && this.plot.matrix;
    if (drawing) this.selecting.begin(event, this.place(event));
  }

  release(event) {
    const { pressed } = this;
    this.pressed = null;
    const still = pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) <= STILL;
    if (still) this.selecting.cancel();
    else if (this.selecting.sketch) this.selecting.end(() => this.reachable());
    if (!still) return;
    if (pressed.picked) {
      this.point(pressed.picked);
      this.click(pressed.picked);
    } else if (this.selecting.tool === "move") this.clickPlace(this.place(event));
  }

  /** Take the code that is imagined at an empty spot. */
  async clickPlace({ x, y }) {
    if (!this.scene || !this.plot.matrix || !this.imagining.able) return;
    const code = await this.imagining.codeAt(unproject(this.plot.matrix, [x, y]));
    this.selected = null;
    this.onClick({ kind: "place", code });
  }

  /** The ring goes on at once; Python's answer, should it name another item, moves it. */
  click(picked) {
    this.selected = picked;
    this.redraw();
    this.onClick({ kind: picked.kind, index: picked.index });
  }

  key(event) {
    const elsewhere = event.target !== this.stage.frame || event.ctrlKey || event.metaKey || event.altKey;
    const action = !elsewhere && this.scene && this.plot.matrix && this.actionFor(event.key);
    if (!action) return;
    event.preventDefault();
    this.stage.frame.classList.remove("lt-by-hand");
    action();
  }

  actionFor(key) {
    if (ARROWS[key]) return () => this.step(ARROWS[key]);
    if (ZOOMS[key]) return () => this.plot.zoom(ZOOMS[key]);
    if (key === "0") return () => this.plot.home();
    if (key === "Escape") return () => this.selecting.cancel() || this.selecting.clear() || this.point(null);
    if ((key === "Enter" || key === " ") && this.pointed) return () => this.click(this.pointed);
    return null;
  }

  /** To the nearest point that way; the first step takes the one nearest to the middle. */
  step(direction) {
    const { width, height } = this.plot.size();
    const from = this.spotOf(this.pointed) ?? this.spotOf(this.selected);
    const count = this.scene.reference.count;
    const [all, skip] = this.reachable();
    const next = from
      ? towards(all, [from.x, from.y], direction, { width, height, skip })
      : nearest(all, width / 2, height / 2, { under: 0, reach: Math.hypot(width, height), skip });
    if (next < 0) return;
    const picked = next < count ? { kind: "reference", index: next } : { kind: "own", index: next - count };
    this.point(picked, { aloud: true });
  }

  /** Ring a point and show its card; null for none. */
  async point(picked, { aloud = false } = {}) {
    if (picked?.kind === this.pointed?.kind && picked?.index === this.pointed?.index) return;
    this.pointed = picked;
    this.stage.frame.classList.toggle("lt-over", Boolean(picked));
    this.card.hide();
    this.redraw();
    if (!picked) return;
    const item = await this.describe(picked).catch(() => null);
    const spot = this.pointed === picked && this.plot.matrix && this.spotOf(picked);
    if (!item || !spot) return;
    this.card.show(item, spot);
    this.hear(picked).catch(() => null); // a card without its sound is better than nothing
    if (aloud) this.stage.announce([item.name, item.word].filter(Boolean).join(", "));
  }

  /** Make what is pointed at heard, where such items can be, and show its wave. */
  async hear(picked) {
    if (!this.imagining.sounds) return;
    const own = picked.kind === "own";
    const levels = await (own ? this.scene.own.levels(picked.index) : this.imagining.redrawn(picked.index));
    const { painter } = this.imagining.space;
    if (!levels || this.pointed !== picked) return;
    painter.now(levels, true);
    this.card.swing(painter, levels);
    const spot = this.spotOf(picked);
    if (spot) this.card.place(spot);
  }

  async describe(picked) {
    const { colour } = this.scene;
    const [cloud, i] = [this.cloudOf(picked), picked.index];
    const own = picked.kind === "own";
    const name = await cloud.name(i);
    const tile = await cloud.tile(i).catch(() => null); // a name without its picture is better than nothing
    return { name, tile, word: own ? cloud.word : colour.word(i), colour: own ? null : colour.palette[colour.levels[i]] };
  }

  destroy() {
    this.stop.abort();
    this.imagining.stop();
    this.clear();
  }
}
