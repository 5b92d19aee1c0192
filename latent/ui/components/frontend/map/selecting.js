// Selecting on the map: which tool is in hand, the shape that it draws, how many points lie in it, and letting go.

import { asWritten, filled } from "../shared/dom.js";
import { counted, pack, unpack } from "./bits.js";
import { Sketch } from "./sketch.js";

const HELD_BACK = ["mousedown", "mousemove", "touchstart", "touchmove"]; // what plotly.js would move the map by

export class Selecting {
  /** `onSelect(bits, text)` is told of each new selection, `onDraw()` of each change of the shape. */
  constructor(stage, plot, onSelect, onDraw) {
    Object.assign(this, { stage, plot, onSelect, onDraw, tool: "move", sketch: null, bits: null, text: "" });
    this.stop = new AbortController();
    const options = { capture: true, signal: this.stop.signal };
    for (const kind of HELD_BACK) stage.frame.addEventListener(kind, (event) => this.holdBack(event), options);
    this.take("move");
  }

  /** Take another tool: "move", "box" or "lasso". */
  take(tool) {
    this.tool = tool;
    this.stage.frame.classList.toggle("lt-drawing", tool !== "move");
    const pressed = (name) => String(name === tool);
    for (const [name, hand] of Object.entries(this.stage.hands)) hand.setAttribute("aria-pressed", pressed(name));
  }

  /** What Python says is selected, of `count` points; the same again changes nothing that the hand has done since. */
  hear(text, count) {
    if (text !== this.heard || count !== this.count) this.put(unpack(text, count), text ?? "");
    Object.assign(this, { heard: text, count });
  }

  put(bits, text) {
    Object.assign(this, { bits, text });
    this.tell(bits ? counted(bits) : 0);
  }

  tell(count, drawing = false) {
    this.stage.count(count, drawing);
  }

  holdBack(event) {
    const ours = this.tool !== "move" && !event.target.closest(".lt-map-tools, .lt-map-count");
    if (ours && (this.sketch || !event.type.endsWith("move"))) event.stopPropagation();
  }

  begin(event, spot) {
    this.stage.frame.setPointerCapture(event.pointerId);
    Object.assign(this, { sketch: new Sketch(this.tool, spot), adding: event.shiftKey && this.bits });
  }

  /** Draw on, and count once a frame; `reach()` gives all points' places on the stage, and which are out of reach. */
  move(spot, reach) {
    this.sketch.to(spot);
    this.counting ??= requestAnimationFrame(() => {
      this.counting = undefined;
      if (!this.sketch) return;
      this.tell(counted(this.gather(reach)), true);
      this.onDraw();
    });
  }

  gather(reach) {
    const [spots, skip] = reach();
    const found = this.sketch.inside(spots, this.plot.size(), skip);
    return this.adding ? found.map((bit, i) => bit | this.bits[i]) : found;
  }

  end(reach) {
    const found = this.gather(reach);
    this.sketch = null;
    this.select(found);
    this.onDraw();
  }

  /** Give up a shape that is being drawn; returns whether there was one. */
  cancel() {
    if (!this.sketch) return false;
    this.sketch = null;
    this.tell(this.bits ? counted(this.bits) : 0);
    this.onDraw();
    return true;
  }

  select(bits) {
    const text = pack(bits);
    this.put(text ? bits : null, text);
    const { words } = this.stage;
    this.stage.announce(this.bits ? filled(words.selected, asWritten(counted(bits))) : words.none);
    this.onSelect(text, bits.length);
  }

  /** Select nothing; returns whether anything was. */
  clear() {
    if (!this.bits) return false;
    this.select(new Uint8Array(this.bits.length));
    return true;
  }

  destroy() {
    this.stop.abort();
    this.sketch = null;
  }
}
