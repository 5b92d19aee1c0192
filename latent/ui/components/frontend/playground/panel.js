// One run as it stands at a frame: its codes on the plane, what is drawn all over the plane, and what was measured.

import { make, put } from "../shared/dom.js";
import { faded, readTheme } from "../shared/theme.js";

const DOT = 3; // pixels
const DASHES = { rebuild: [], kl: [4, 3] };

export class Panel {
  constructor() {
    this.title = make("h3", "lt-play-title");
    this.codes = make("canvas", "lt-play-codes", { role: "img" });
    this.grid = make("canvas", "lt-play-grid", { role: "img" });
    this.under = [make("figcaption"), make("figcaption")];
    this.figures = make("dl", "lt-play-figures");
    this.legend = make("ul", "lt-play-legend");
    const drawn = [this.codes, this.grid].map((canvas, i) => make("figure", "", {}, canvas, this.under[i]));
    const seen = make("div", "", {}, make("div", "lt-play-pair", {}, ...drawn), this.legend);
    this.root = make("section", "lt-play-panel", {}, this.title, seen, this.figures);
  }

  /** Take what holds for all frames of a run. */
  tell(run, words, language) {
    Object.assign(this, { run, words, language });
    put(this.title, run.title);
    put(this.under[0], run.codes);
    put(this.under[1], run.grid);
    this.rows ??= this.makeRows(words);
    this.showLegend(run);
  }

  showLegend({ names, colours }) {
    if (this.legendOf === `${names}`) return;
    this.legendOf = `${names}`;
    this.legend.replaceChildren(...names.map((name, i) => {
      const mark = make("i", "", { "aria-hidden": "true" });
      mark.style.background = colours[i];
      return make("li", "", {}, mark, name);
    }));
  }

  makeRows(words) {
    const row = (word, curve) => {
      const value = make("dd");
      const line = curve && make("canvas", "lt-play-curve", { "aria-hidden": "true" });
      this.figures.append(make("div", "", {}, make("dt", "", {}, word), value, ...(line ? [line] : [])));
      return { value, line };
    };
    return {
      rebuild: row(words.rebuild, true),
      kl: row(words.kl, true),
      awake: row(words.awake),
      error: row(words.error),
      linear: row(words.linear),
    };
  }

  /** Draw it between two frames, `at` from the first to the second. */
  draw(frames, place) {
    const number = Math.floor(place);
    const [one, other] = [frames[number], frames[Math.min(number + 1, frames.length - 1)]];
    if (!one) return;
    this.drawCodes(one, other, place - number);
    this.drawGrid(one, other, place - number);
    if (this.drawn === `${this.run.run} ${number} ${frames.length} ${this.figures.clientWidth}`) return;
    this.drawn = `${this.run.run} ${number} ${frames.length} ${this.figures.clientWidth}`;
    this.write(one);
    for (const name of ["rebuild", "kl"]) this.drawCurve(this.rows[name].line, frames, name, number);
    this.codes.setAttribute("aria-label", `${this.run.codes} ${this.figuresSaid(one)}`);
    this.grid.setAttribute("aria-label", `${this.run.grid} ${this.figuresSaid(one)}`);
  }

  drawCodes(one, other, share) {
    const { context, size } = prepared(this.codes);
    const theme = readTheme(this.codes);
    const reach = one.reach + share * (other.reach - one.reach);
    cross(context, size, theme, reach, this.language);
    this.run.labels.forEach((label, i) => {
      const x = between(one, other, share, 2 * i) / reach;
      const y = this.run.lanes ? one.places[2 * i + 1] : between(one, other, share, 2 * i + 1) / reach;
      context.fillStyle = faded(this.run.colours[label], 0.85);
      context.beginPath();
      context.arc(size * (0.5 + edged(x) / 2), size * (0.5 - edged(y) / 2), DOT, 0, 7);
      context.fill();
    });
  }

  drawGrid(one, other, share) {
    const { context, size } = prepared(this.grid);
    context.imageSmoothingQuality = "high";
    context.drawImage(one.picture, 0, 0, size, size);
    if (!share) return;
    context.globalAlpha = share;
    context.drawImage(other.picture, 0, 0, size, size);
    context.globalAlpha = 1;
  }

  drawCurve(canvas, frames, name, number) {
    const { context, width, height } = prepared(canvas);
    const { text, primary } = readTheme(canvas);
    const values = frames.map((frame) => frame[name]);
    const [low, high] = [Math.min(...values.slice(1), values[0]), Math.max(...values.slice(3), values.at(-1))];
    const at = (i) => [
      2 + (i / (this.run.total - 1)) * (width - 4),
      height - 3 - ((Math.min(values[i], high) - low) / (high - low || 1)) * (height - 6),
    ];
    context.strokeStyle = text;
    context.lineWidth = 1.5;
    context.setLineDash(DASHES[name]);
    context.beginPath();
    values.forEach((_, i) => context.lineTo(...at(i)));
    context.stroke();
    context.fillStyle = primary;
    context.beginPath();
    context.arc(...at(number), 3, 0, 7);
    context.fill();
  }

  write(frame) {
    for (const [name, text] of Object.entries(this.said(frame))) put(this.rows[name].value, text);
  }

  figuresSaid({ step }) {
    return this.words.after.replace("{n}", this.number(step, 0));
  }

  number(value, digits) {
    return value === null ? "" : value.toLocaleString(this.language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }

  /** A frame's figures in words, by their names. */
  said(frame) {
    const { words } = this;
    return {
      rebuild: words.nats.replace("{n}", this.number(frame.rebuild, 1)),
      kl: words.nats.replace("{n}", this.number(frame.kl, 1)),
      awake: words.of.replace("{n}", frame.awake).replace("{of}", this.run.dials),
      error: this.number(frame.error, 4),
      linear: this.number(frame.linear, 4),
    };
  }
}

/** What lies beyond the plane stands at its edge. */
const edged = (share) => Math.max(-0.985, Math.min(0.985, share));

/** Frames tell places in shares of their own reach. */
function between(one, other, share, i) {
  return one.places[i] * one.reach * (1 - share) + other.places[i] * other.reach * share;
}

/** A canvas as sharp as the screen, empty: its context in CSS pixels. */
function prepared(canvas) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const scale = devicePixelRatio || 1;
  const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
  if (canvas.width !== wide || canvas.height !== high) Object.assign(canvas, { width: wide, height: high });
  const context = canvas.getContext("2d");
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  return { context, size: width, width, height };
}

/** The middle of the plane, and how far it reaches. */
function cross(context, size, { text, font }, reach, language) {
  context.strokeStyle = faded(text, 0.22);
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(size / 2, 0);
  context.lineTo(size / 2, size);
  context.moveTo(0, size / 2);
  context.lineTo(size, size / 2);
  context.stroke();
  context.fillStyle = faded(text, 0.75);
  context.font = `11px ${font}`;
  const end = reach.toLocaleString(language, { maximumFractionDigits: 0 });
  context.textBaseline = "bottom";
  context.textAlign = "left";
  context.fillText(`\u2212${end}`, 4, size / 2 - 2);
  context.textAlign = "right";
  context.fillText(end, size - 4, size / 2 - 2);
}
