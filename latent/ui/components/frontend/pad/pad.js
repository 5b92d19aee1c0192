// The drawing pad's life: strokes in light on dark, sent while they grow.

import { Hand } from "../dials/hand.js";
import { unpacked } from "../shared/codes.js";
import { make } from "../shared/dom.js";
import { living } from "../shared/life.js";
import { spotOf } from "../shared/live.js";

const SIDE = 224; // pixels of what is sent
const PENS = { thin: 16, thick: 44 };

class Pad {
  constructor(parent) {
    this.strokes = [];
    this.hand = new Hand(() => this.mark(), () => ({ picture: this.file() }));
    this.canvas = make("canvas", "lt-pad-canvas", { role: "img", width: SIDE, height: SIDE });
    this.hint = make("span", "lt-pad-hint", { "aria-hidden": "true" });
    this.tools = make("div", "lt-pad-tools");
    this.root = make("div", "lt-pad", {}, make("div", "lt-pad-sheet", {}, this.canvas, this.hint), this.tools);
    parent.append(this.root);
    this.listen();
    this.paint();
  }

  update({ data, setStateValue }) {
    const turned = this.hand.turn !== data.turn && this.hand.turn !== undefined;
    this.hand.receive(data, setStateValue);
    this.hand.telling = data.grows;
    if (turned) this.strokes = [];
    if (!this.words) this.furnish(data);
    this.follows = data.follows;
    spotOf(data.follows).tell(data.code && this.strokes.length ? unpacked(data.code) : null);
    this.paint();
    this.mark();
  }

  furnish({ words, thick }) {
    this.words = words;
    this.canvas.setAttribute("aria-label", words.pad);
    this.hint.textContent = words.hint;
    const button = (name, act) => {
      const made = make("button", "lt-pad-button", { type: "button" }, words[name]);
      made.addEventListener("click", act);
      return made;
    };
    this.pens = { thin: button("thin", () => this.take("thin")), thick: button("thick", () => this.take("thick")) };
    const back = button("undo", () => this.change(() => this.strokes.pop()));
    const clear = button("clear", () => this.change(() => (this.strokes = [])));
    this.tools.append(this.pens.thin, this.pens.thick, back, clear);
    this.take(thick ? "thick" : "thin");
  }

  take(pen) {
    this.pen = pen;
    for (const [name, button] of Object.entries(this.pens)) button.setAttribute("aria-pressed", String(name === pen));
  }

  listen() {
    const { canvas } = this;
    canvas.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      canvas.setPointerCapture(event.pointerId);
      this.stroke = { width: PENS[this.pen], points: [this.point(event)] };
      this.hand.press();
      this.change(() => this.strokes.push(this.stroke));
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!this.stroke) return;
      const all = event.getCoalescedEvents?.() ?? [];
      const points = (all.length ? all : [event]).map((one) => this.point(one));
      this.change(() => this.stroke.points.push(...points));
    });
    const end = () => {
      if (!this.stroke) return;
      this.stroke = null;
      this.hand.release();
    };
    canvas.addEventListener("pointerup", end);
    canvas.addEventListener("pointercancel", end);
  }

  point({ clientX, clientY }) {
    const box = this.canvas.getBoundingClientRect();
    return [((clientX - box.left) / box.width) * SIDE, ((clientY - box.top) / box.height) * SIDE];
  }

  change(act) {
    act();
    this.paint();
    this.hand.move("strokes", this.strokes.length);
  }

  paint() {
    const pen = this.canvas.getContext("2d");
    pen.fillStyle = "#000";
    pen.fillRect(0, 0, SIDE, SIDE);
    Object.assign(pen, { strokeStyle: "#fff", lineCap: "round", lineJoin: "round" });
    for (const { width, points } of this.strokes) {
      pen.lineWidth = width;
      pen.beginPath();
      pen.moveTo(...points[0]);
      for (const point of points) pen.lineTo(...point);
      pen.stroke();
    }
    this.hint.hidden = this.strokes.length > 0;
  }

  /** What is drawn as a PNG file in base 64; null for nothing. */
  file() {
    return this.strokes.length ? this.canvas.toDataURL("image/png").split(",")[1] : null;
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

export default living(Pad);
