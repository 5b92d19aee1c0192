// What sliders lead through where that is no straight line: what there is along a way, or in a square, to see at once, to
// drag in and to go to. The server has drawn it, so it is there where nothing in the page can decode.

import { make } from "../shared/dom.js";
import { percent } from "../dials/row.js";

const NEAR = 1e-6;

export class Field {
  constructor(stage, hand) {
    Object.assign(this, { stage, hand });
    this.root = make("div", "lt-field");
  }

  /** Show `about`, null for nothing; `rows` are the sliders, one for each axis. */
  build(about, rows) {
    this.rows = rows;
    const shape = JSON.stringify(about && [about.stops, about.columns]);
    if (shape === this.shape) return;
    this.shape = shape;
    this.stops = about?.stops ?? [];
    const square = rows.length > 1;
    const said = this.stops.some(({ words }) => words) && !square;
    this.cells = this.stops.map((stop) => (said ? this.line(stop) : cell(stop)));
    const tiles = make("div", "lt-field-tiles", { role: "group", "aria-label": about?.title ?? "" }, ...this.cells);
    this.root.className = `lt-field ${square ? "lt-square" : said ? "lt-said" : "lt-strip"}`;
    this.root.replaceChildren(tiles);
    if (!said) this.dragIn(tiles);
    this.stage.controls.style.setProperty("--lt-columns", about?.columns ?? 1);
    if (said) this.stage.controls.append(this.root);
    else this.stage.controls.prepend(this.root);
  }

  /** What is said from some place on: a press goes there. */
  line(stop) {
    const what = make("span", "", { dir: "auto" }, stop.words);
    const place = make("span", "lt-step-at", {}, percent(stop.at[0]));
    const button = make("button", `lt-step-there lt-${stop.familiar}`, { type: "button", "aria-label": stop.told }, place, what);
    button.addEventListener("click", () => this.goTo(stop.at));
    return button;
  }

  /** A pointer that goes down on the pictures leads both sliders after it, from the middle of the first to the last. */
  dragIn(tiles) {
    let going = false;
    const follow = ({ clientX, clientY }) => {
      const box = tiles.getBoundingClientRect();
      const { width, height } = this.cells[0].getBoundingClientRect();
      const along = (place, size, half) => (place - half) / Math.max(NEAR, size - 2 * half);
      this.goTo([along(clientX - box.left, box.width, width / 2), along(clientY - box.top, box.height, height / 2)]);
    };
    tiles.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault(); // pictures would be dragged away
      going = true;
      tiles.setPointerCapture(event.pointerId);
      this.hand.press();
      follow(event);
    });
    tiles.addEventListener("pointermove", (event) => going && follow(event));
    const end = () => {
      if (going) this.hand.release();
      going = false;
    };
    tiles.addEventListener("pointerup", end);
    tiles.addEventListener("pointercancel", end);
  }

  goTo(at) {
    this.rows.forEach((row, axis) => row.set(at[axis]));
  }

  /** Mark the place where the sliders stand: of words, what is said from there on; of pictures, the nearest. */
  mark() {
    const now = this.rows.map((row) => row.now);
    const said = this.root.classList.contains("lt-said");
    const current = said
      ? this.stops.findLastIndex(({ at }) => at[0] <= now[0] + NEAR)
      : nearest(this.stops, now);
    this.cells?.forEach((cell, i) => {
      if (i === current) cell.setAttribute("aria-current", "true");
      else cell.removeAttribute("aria-current");
    });
    if (said && this.cells[current]) inSight(this.cells[current]);
  }
}

function cell({ picture, words, familiar, told }) {
  const look = picture
    ? make("img", "lt-picture", { src: picture, alt: told, draggable: "false" })
    : make("span", "lt-cell-words", { dir: "auto", title: told }, words);
  return make("div", `lt-cell lt-${familiar}`, {}, look);
}

/** Scroll a list, and nothing around it, to one of its lines. */
function inSight({ parentElement: list, offsetTop, offsetHeight }) {
  list.scrollTop = offsetTop - (list.clientHeight - offsetHeight) / 2;
}

function nearest(stops, now) {
  const far = stops.map(({ at }) => Math.hypot(...at.map((share, axis) => share - now[axis])));
  return far.indexOf(Math.min(...far));
}
