// Pointer and keyboard: which point is meant, its ring and card, and clicks. Works on projected places, so 2D and 3D,
// mouse, finger and keys all come down to the same two questions: what is near here, and what lies that way.

import { Card } from "./card.js";
import { OWN_RADIUS, Overlay } from "./overlay.js";
import { nearest, project, projectAll, towards } from "./projection.js";

const STILL = 5; // pixels that a click may wander
const REACH = { mouse: 14, pen: 18, touch: 26 };
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const ZOOMS = { "+": 0.8, "=": 0.8, "-": 1.25, _: 1.25 };

export class Pointing {
  constructor(stage, plot, onClick) {
    Object.assign(this, { stage, plot, onClick, scene: null, pointed: null, selected: null, pressed: null });
    this.overlay = new Overlay(stage.canvas);
    this.card = new Card(stage.frame);
    this.stop = new AbortController();
    this.listen(stage.frame, this.stop.signal);
  }

  listen(frame, signal) {
    // Capturing, because plotly.js keeps some events for itself; on the window, because it drags on a cover of its own.
    const options = { capture: true, signal };
    frame.addEventListener("pointermove", (event) => this.move(event), options);
    frame.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && this.point(null), { signal });
    frame.addEventListener("pointerdown", (event) => this.press(event), options);
    window.addEventListener("pointerup", (event) => this.release(event), options);
    window.addEventListener("pointercancel", () => (this.pressed = null), options);
    window.addEventListener("pointermove", () => this.pressed && this.plot.wake(), options);
    frame.addEventListener("wheel", () => this.plot.wake(), { ...options, passive: true });
    frame.addEventListener("keydown", (event) => this.key(event), { signal });
    frame.addEventListener("blur", () => this.point(null), { signal });
  }

  /** Take what is on the map now: {reference, own, colour, focus, theme, here, selected: [kind, index] | null}. */
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
    const { own, theme, here } = this.scene;
    this.spots = null;
    const [pointed, selected] = [this.spotOf(this.pointed), this.spotOf(this.selected)];
    const mine = own && { spots: projectAll(matrix, own.axes, own.count), colours: own.colours };
    this.overlay.draw({ matrix, theme, own: mine, here, selected, pointed, radius });
    if (pointed) this.card.place(pointed);
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

  at({ clientX, clientY, pointerType }) {
    if (!this.scene || !this.plot.matrix) return null;
    const box = this.stage.frame.getBoundingClientRect();
    const [x, y] = [clientX - box.left - this.stage.frame.clientLeft, clientY - box.top - this.stage.frame.clientTop];
    const reach = REACH[pointerType] ?? REACH.mouse;
    const { own, reference } = this.projected();
    const mine = nearest(own, x, y, { under: OWN_RADIUS, reach: Math.max(OWN_RADIUS + 3, reach * 0.7) });
    if (mine >= 0) return { kind: "own", index: mine };
    const other = nearest(reference, x, y, { under: this.plot.radius + 1, reach, skip: this.hidden() });
    return other >= 0 ? { kind: "reference", index: other } : null;
  }

  move(event) {
    if (this.pressed) return;
    this.point(event.target.closest(".lt-map-tools") ? null : this.at(event));
  }

  press(event) {
    if (event.button !== 0 || event.target.closest(".lt-map-tools")) return;
    this.pressed = { x: event.clientX, y: event.clientY, picked: this.at(event) };
    this.stage.frame.classList.add("lt-by-hand"); // the keyboard's frame is for the keyboard
    this.stage.frame.focus({ preventScroll: true });
    if (!this.pressed.picked) this.point(null);
  }

  release(event) {
    const { pressed } = this;
    this.pressed = null;
    if (!pressed?.picked || Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > STILL) return;
    this.point(pressed.picked);
    this.click(pressed.picked);
  }

  /** The ring goes on at once; Python's answer, should it name another item, moves it. */
  click(picked) {
    this.selected = picked;
    this.redraw();
    this.onClick(picked.kind, picked.index);
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
    if (key === "Escape") return () => this.point(null);
    if ((key === "Enter" || key === " ") && this.pointed) return () => this.click(this.pointed);
    return null;
  }

  /** To the nearest point that way; the first step takes the one nearest to the middle. */
  step(direction) {
    const { width, height } = this.plot.size();
    const { own, reference } = this.projected();
    const from = this.spotOf(this.pointed) ?? this.spotOf(this.selected);
    const hidden = this.hidden();
    const count = reference.length / 3;
    const all = new Float32Array([...reference, ...own]);
    const skip = hidden && ((i) => i < count && hidden(i));
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
    if (aloud) this.stage.announce([item.name, item.word].filter(Boolean).join(", "));
  }

  async describe(picked) {
    const { colour } = this.scene;
    const [cloud, i] = [this.cloudOf(picked), picked.index];
    const own = picked.kind === "own";
    const name = await cloud.name(i);
    const tile = await cloud.tile(i).catch(() => null); // a name without its picture is better than nothing
    return { name, tile, word: own ? "Yours" : colour.word(i), colour: own ? null : colour.palette[colour.levels[i]] };
  }

  destroy() {
    this.stop.abort();
    this.clear();
  }
}
