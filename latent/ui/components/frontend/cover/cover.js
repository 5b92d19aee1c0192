// A grey patch over a picture: the hand takes it to one of the places that the page knows, and Python is told where.

import { Hand } from "../dials/hand.js";
import { make } from "../shared/dom.js";
import { living } from "../shared/life.js";

const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

class Cover {
  constructor(parent) {
    this.hand = new Hand(() => this.mark());
    this.picture = make("img", "lt-cover-picture", { alt: "", draggable: "false" });
    this.patch = make("div", "lt-cover-patch", { "aria-hidden": "true" });
    this.root = make("div", "lt-cover", { role: "slider", tabindex: "0", "aria-valuemin": "1" }, this.picture, this.patch);
    parent.append(this.root);
    this.listen();
  }

  update({ data, setStateValue }) {
    const theirs = this.hand.receive(data, setStateValue);
    Object.assign(this, { boxes: data.boxes, names: data.names });
    if (theirs || this.place === undefined) this.place = data.place;
    if (this.picture.getAttribute("src") !== data.picture) this.picture.src = data.picture;
    this.picture.classList.toggle("lt-cover-fine", data.fine);
    this.root.setAttribute("aria-label", data.label);
    this.root.setAttribute("aria-valuemax", data.boxes.length);
    this.paint();
    this.mark();
  }

  listen() {
    const { root } = this;
    root.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      root.setPointerCapture(event.pointerId);
      this.hand.press();
      this.go(this.under(event));
    });
    root.addEventListener("pointermove", (event) => {
      if (this.hand.held) this.go(this.under(event));
    });
    const end = () => this.hand.held && this.hand.release();
    root.addEventListener("pointerup", end);
    root.addEventListener("pointercancel", end);
    root.addEventListener("keydown", (event) => {
      const way = KEYS[event.key];
      if (!way) return;
      event.preventDefault();
      this.go(this.beside(...way));
    });
  }

  /** The place whose middle is nearest to the pointer. */
  under({ clientX, clientY }) {
    const box = this.root.getBoundingClientRect();
    return this.nearest((clientX - box.left) / box.width, (clientY - box.top) / box.height, this.boxes);
  }

  /** The next place to one side; the same where there is none. */
  beside(across, down) {
    const [left, top, wide, high] = this.boxes[this.place];
    const next = this.boxes.filter(
      ([x, y]) => (across ? (x - left) * across > 1e-6 && Math.abs(y - top) < 1e-6 : (y - top) * down > 1e-6 && Math.abs(x - left) < 1e-6),
    );
    return next.length ? this.nearest(left + wide / 2, top + high / 2, next) : this.place;
  }

  nearest(x, y, among) {
    const far = ([left, top, wide, high]) => (left + wide / 2 - x) ** 2 + (top + high / 2 - y) ** 2;
    return this.boxes.indexOf(among.reduce((best, box) => (far(box) < far(best) ? box : best)));
  }

  go(place) {
    if (place === this.place) return;
    this.place = place;
    this.paint();
    this.hand.move("place", place);
  }

  paint() {
    const [left, top, width, height] = this.boxes[this.place].map((share) => `${100 * share}%`);
    Object.assign(this.patch.style, { left, top, width, height });
    this.root.setAttribute("aria-valuenow", this.place + 1);
    this.root.setAttribute("aria-valuetext", this.names[this.place]);
  }

  /** While it is busy, nothing on the page is dimmed as outdated: see dials.css. */
  mark() {
    this.root.classList.toggle("lt-busy", this.hand.busy);
  }

  destroy() {
    this.hand.stop();
    this.root.remove();
  }
}

export default living(Cover);
