// Rows of a table as the page shows them: a card of cells, numbers in their units, words with how likely they are.

import { layBands } from "./bands.js";
import { make, put } from "./dom.js";
import { texts } from "./files.js";

const SURE = 0.995; // share from which on a word is not told with its share
const CLOSE = 0.02; // share of its column by which a number may differ and still count as the same, as the server has it
const FURTHEST = 8; // as in modalities/table/scaling.py
const DAY = 86400000;
const SHORT = 5; // cells of a row in small
const BLANK = "blank";

export class RowPainter {
  /**
   * `about`: {size, words, called}: the address of {cells: what each is and how it is written, other: what stands for
   * others}, and what a person reads for a blank one and for others.
   */
  constructor({ size, words, called = {} }) {
    Object.assign(this, { shape: [size], address: words, called });
  }

  /** An element that shows one row; where it is too long to be seen whole, keys move it as well. */
  element(label) {
    const about = { "data-label": label, role: "group", "aria-label": label, tabindex: "0" };
    return make("div", "lt-picture lt-row", about);
  }

  /** Everything that it needs to paint has come. */
  async ready() {
    if (this.cells) return;
    const { cells, other } = await texts(this.address);
    let at = 0;
    for (const cell of cells) {
      const width = cell.kind === "category" ? cell.words.length + 1 : 1;
      Object.assign(cell, { at, width, blank: at + width });
      at += width + 1;
    }
    Object.assign(this, { cells, other });
  }

  /** The `row`-th of several answers; a row that was read is one already. */
  paint(element, values, row = 0) {
    const said = this.said(values, row);
    const cards = cardsIn(element, said.length);
    said.forEach(({ text, shown: read = text, share }, i) => {
      const { root, name, value, sure } = cards[i];
      put(name, this.cells[i]?.name ?? "");
      put(value, read);
      put(sure, share < SURE ? `${Math.round(100 * share)}%` : "");
      root.classList.toggle("lt-blank", text === BLANK);
    });
  }

  /** An answer as a tile: see tiles.js. */
  tile(values) {
    const there = this.said(values).map((cell, i) => [this.cells[i].name, cell]).filter(([, { text }]) => text !== BLANK);
    const told = there.slice(0, SHORT).map(([name, { text, shown = text }]) => `${name}: ${shown}`);
    return { text: told.join(", ") || this.called.blank || BLANK };
  }

  /** A band for each row of words on the way, parted where a word turns into another; `answers`: [[values, row], ...]. */
  lay(strip, answers) {
    layBands(strip, answers.map(([values, row]) => this.worded(values, row)));
  }

  /** What the encoder takes of an answer: the likeliest words, and cells that are blank or not. */
  asItem(values) {
    const item = new Float32Array(values.length);
    for (const { kind, at, width, blank } of this.cells) {
      if (values[blank] > 0.5) item[blank] = 1;
      else if (kind === "category") item[at + best(values, at, width)] = 1;
      else item[at] = kind === "answer" ? Number(values[at] > 0.5) : values[at];
    }
    return item;
  }

  /** Cells of an item that an answer lacks are struck out, beside what it has instead. */
  paintDifference(element, item, values) {
    const [own, now] = [this.said(item), this.said(values)];
    const changed = [...own.keys()].filter((i) => this.differ(i, own[i], now[i]));
    const cards = changed.map((i) => {
      const [before, after] = [own[i], now[i]].map(({ text, shown = text }) => shown);
      const marks = [make("del", "", {}, before), " ", make("ins", "", {}, after)];
      return make("span", "lt-cell-card", {}, make("small", "", {}, this.cells[i].name), " ", make("b", "", {}, ...marks));
    });
    element.cards = null;
    element.replaceChildren(...cards);
  }

  differ(i, before, now) {
    if (before.text === now.text) return false;
    const { kind } = this.cells[i];
    if (kind === "category" || kind === "answer" || before.text === BLANK || now.text === BLANK) return true;
    return Math.abs(share(before.place ?? this.placeOf(i, before.text)) - share(now.place)) > CLOSE;
  }

  /** Where on its scale a number lies that is written so. */
  placeOf(i, text) {
    const { kind, values, ends } = this.cells[i];
    const number = kind === "date" ? Date.parse(`${text.replace(" ", "T")}Z`.replace(/^(\d{4}-\d\d-\d\d)Z$/, "$1")) / DAY : parseFloat(text.replaceAll(",", ""));
    const next = values.findIndex((value) => value >= number);
    if (next < 0) return ends.at(-1);
    if (next === 0 || values[next] === number) return (ends[2 * next] + ends[2 * next + 1]) / 2;
    const part = (number - values[next - 1]) / (values[next] - values[next - 1]);
    return ends[2 * next - 1] + part * (ends[2 * next] - ends[2 * next - 1]);
  }

  /** A row by the address of its card: the cells as they are written there. */
  async read(address) {
    await this.ready();
    const card = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    return [...card.querySelectorAll(".cell")].map(({ lastChild }) => {
      const text = lastChild.textContent.trim();
      return { text, shown: lastChild.dataset && this.called[text], share: 1 };
    });
  }

  /** The words of a row, without its numbers. */
  worded(values, row) {
    return this.said(values, row).map(({ text }, i) => ("words" in this.cells[i] ? text : "")).join("\n");
  }

  /** What stands in each cell, and how likely that is; of a number, where it lies on its scale as well. */
  said(values, row = 0) {
    if (Array.isArray(values)) return values;
    const from = row * this.shape[0];
    return this.cells.map((cell) => this.cell(cell, values, from));
  }

  cell(cell, values, from) {
    const [at, empty] = [from + cell.at, values[from + cell.blank]];
    if (empty > 0.5) return { text: BLANK, shown: this.called.blank, share: empty };
    if (cell.kind === "category") {
      const place = best(values, at, cell.width);
      const share = values[at + place];
      return place in cell.words ? { text: cell.words[place], share } : { text: this.other, shown: this.called.other, share };
    }
    if (cell.kind === "answer") {
      const yes = values[at];
      return { text: cell.words[Number(yes > 0.5)] ?? cell.words[0], share: Math.max(yes, 1 - yes) };
    }
    return { text: written(cell, numberAt(cell, values[at])), share: 1, place: values[at] };
  }
}

/** The cards of an element, as many as there are cells. */
function cardsIn(element, count) {
  if (element.cards?.length !== count) {
    element.cards = Array.from({ length: count }, () => {
      const [name, value, sure] = [make("small"), make("b"), make("i")];
      return { root: make("span", "lt-cell-card", {}, name, " ", value, " ", sure), name, value, sure };
    });
    element.replaceChildren(...element.cards.map(({ root }) => root));
  }
  return element.cards;
}

function best(values, from, width) {
  let place = 0;
  for (let i = 1; i < width; i += 1) if (values[from + i] > values[from + place]) place = i;
  return place;
}

/** The share of a column that lies under a place on its scale, about. */
const share = (place) => 1 / (1 + Math.exp(-1.702 * place));

/** The number at a place on its scale, as modalities/table/scaling.py has it. */
export function numberAt({ ends, values, reach }, place) {
  const last = ends.length - 1;
  if (place >= ends[last]) return values.at(-1) + reach[1] * Math.expm1(Math.min(place - ends[last], FURTHEST));
  if (place <= ends[0]) return values[0] - reach[0] * Math.expm1(Math.min(ends[0] - place, FURTHEST));
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (ends[middle] <= place) low = middle;
    else high = middle;
  }
  const [before, after] = [values[low >> 1], values[high >> 1]];
  const gap = ends[high] - ends[low];
  return gap > 0 ? before + ((place - ends[low]) / gap) * (after - before) : before;
}

/** A number as the server writes it. */
export function written({ kind, decimals, unit }, number) {
  if (kind === "date") {
    const moment = new Date(Math.round(number * 86400) * 1000);
    if (Number.isNaN(moment.getTime())) return `day ${number.toFixed(0)}`;
    const [day, time] = moment.toISOString().split("T");
    return moment.getTime() % DAY ? `${day} ${time.slice(0, 5)}` : day;
  }
  const size = Math.abs(number);
  if (number && (size < 1e-5 || size >= 1e15)) return `${scientific(number)}${unit}`;
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return `${number.toLocaleString("en-US", digits)}${unit}`;
}

/** As Python's `.4g` writes it: four digits at most, and an exponent of two or more. */
function scientific(number) {
  return Number(number.toPrecision(4)).toExponential().replace(/e([+-])(\d)$/, "e$10$2");
}
