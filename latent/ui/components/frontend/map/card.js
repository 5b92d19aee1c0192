// The card beside the pointer: thumbnail, name, and what the colour means.

import { make, put } from "../shared/dom.js";
import { showTile } from "../shared/tiles.js";

const THUMBNAIL = 96; // about this many pixels on the longer side
const GAP = 14;

export class Card {
  constructor(stage) {
    this.canvas = make("canvas", "lt-card-picture");
    this.name = make("div", "lt-card-name", { dir: "auto" });
    this.swatch = make("span", "lt-dot");
    this.word = make("bdi");
    this.line = make("div", "lt-card-line", {}, this.swatch, this.word);
    this.words = make("div", "lt-card-words", { dir: "auto" });
    this.text = make("div", "lt-card-text", {}, this.words, this.name, this.line);
    this.box = make("div", "lt-card", { "aria-hidden": "true" }, this.canvas, this.text);
    stage.append(this.box);
    this.stage = stage;
    this.hide();
  }

  hide() {
    this.box.hidden = true;
  }

  /** `item`: {name, word, colour, tile}; `spot`: {x, y} of the point on the stage. */
  show(item, spot) {
    this.name.textContent = item.name;
    this.word.textContent = item.word;
    this.line.hidden = !item.word;
    this.swatch.hidden = !item.colour;
    this.swatch.style.background = item.colour ?? "";
    this.paint(item.tile);
    if (this.wave) this.wave.hidden = true;
    this.box.hidden = false;
    this.place(spot);
  }

  /** The wave of what is shown, which comes later than the rest. */
  swing(painter, levels) {
    if (!this.wave) this.text.append((this.wave = painter.wave("")));
    this.wave.hidden = false;
    painter.swing(this.wave, levels);
  }

  paint(tile) {
    const picture = Boolean(tile?.sheet);
    this.canvas.hidden = !picture;
    this.words.hidden = !tile?.text;
    if (!picture) return put(this.words, tile?.text ?? "");
    const fit = THUMBNAIL / Math.max(tile.width, tile.height);
    const scale = fit >= 1 ? Math.round(fit) : fit; // whole steps keep small pictures' pixels even
    Object.assign(this.canvas.style, { width: `${tile.width * scale}px`, height: `${tile.height * scale}px` });
    this.canvas.style.imageRendering = scale >= 1 ? "pixelated" : "auto";
    return showTile(this.canvas, tile);
  }

  /** To the right of the point and above it, and on the other side where there is no room. */
  place({ x, y }) {
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const right = x + GAP + width <= this.stage.clientWidth;
    const left = right ? x + GAP : Math.max(4, x - GAP - width);
    const top = Math.max(4, Math.min(this.stage.clientHeight - height - 4, y - height - GAP / 2));
    this.box.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }
}
