// Where along a slider what is drawn turns into something else: of a kind that comes in words, where each begins and
// what it says. Found when the hand rests, a few places in one call, so that a newer wish never waits for long. Where the
// page decodes nothing, the server finds them (ui/changing.py), all places in one call.

import { signed } from "../dials/row.js";
import { make } from "../shared/dom.js";

const FIRST = 33; // parts between the places that are looked at first
const AT_ONCE = 4; // places decoded in one call
const PAUSE = 150; // milliseconds that a hand rests before anything is looked for

export class Steps {
  constructor(stage, space, painter, words) {
    Object.assign(this, { root: stage.steps, space, painter, words, turn: 0, row: null, found: [] });
  }

  /** Whether what is drawn comes in steps at all. */
  get offered() {
    return Boolean(this.painter?.words);
  }

  /** Find the steps of a row, null for none; `codeAt(row, value)` is what the slider would make. */
  async draw(row, codeAt) {
    this.turn += 1;
    const { turn } = this;
    if (!this.offered) return;
    if (!row) return this.show(null, []);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    const places = grid(row);
    const key = [row.name, ...codeAt(row, row.low), ...codeAt(row, row.high)].join();
    if (turn !== this.turn) return;
    if (key !== this.key) {
      const said = await this.find(places, (value) => codeAt(row, value), () => turn === this.turn);
      if (!said) return;
      this.key = key;
      this.lay(row, said, places);
    }
    this.mark(row);
  }

  /** Show the steps of a row, null for none, that the server has found: `{name, found}` of perhaps another. */
  serve(row, told) {
    if (!this.offered) return;
    if (!row) return this.show(null, []);
    if (told?.name !== row.name) return;
    const { name, found } = told;
    const key = JSON.stringify([name, found]);
    if (key !== this.key) {
      const places = grid(row);
      const at = (value) => places.findIndex((place) => place >= value - 1e-9);
      this.lay(row, new Map(found.map((step) => [at(step.at), step.words])), places);
      this.key = key;
    }
    this.mark(row);
  }

  lay(row, said, places) {
    this.painter.lay(row.strip, filled(said, places.length).map((words) => [words, 0]));
    this.show(row, stepsOf(said, places));
  }

  /** What is said at places of the slider, by their number: first here and there, then wherever it turns between two. */
  async find(places, codeAt, wanted) {
    const said = new Map();
    for (let next = spread(places.length); next.length; next = between(said)) {
      for (let from = 0; from < next.length; from += AT_ONCE) {
        const some = next.slice(from, from + AT_ONCE);
        const codes = some.flatMap((place) => [...codeAt(places[place])]);
        const decoded = await this.space.decode(Float32Array.from(codes), some.length);
        if (!wanted()) return null;
        some.forEach((place, i) => said.set(place, this.painter.words(decoded, i)));
      }
    }
    return said;
  }

  show(row, found) {
    Object.assign(this, { row, found, marked: null });
    if (!row) this.key = null;
    if (!this.root) return;
    this.root.hidden = !row;
    if (!row) return;
    const head = (found.length > 1 ? this.words.along : this.words.same).replace("{}", row.label);
    this.buttons = found.map((step, i) => this.button(step, found[i - 1]));
    this.list = make("ol", "", {}, ...this.buttons.map((button) => make("li", "", {}, button)));
    this.root.replaceChildren(make("p", "quiet", {}, head), ...(found.length > 1 ? [this.list] : []));
  }

  button({ at, words }, before) {
    const what = make("span", "", { dir: "auto" });
    this.painter.paintStep(what, words, before?.words ?? words);
    const number = signed(at, this.row.digits);
    const place = make("span", "lt-step-at", {}, before ? number : this.words.from.replace("{}", number));
    const button = make("button", "lt-step-there", { type: "button", title: this.words.goThere }, place, what);
    button.addEventListener("click", () => this.row.set(at));
    return button;
  }

  /** Mark the step that `row` stands in; of another row than the one shown, what is shown is no longer so. */
  mark(row) {
    if (!this.root || !this.row) return;
    this.root.classList.toggle("lt-past", row !== this.row);
    const now = this.found.findLastIndex(({ at }) => at <= this.row.now + 1e-9);
    if (now === this.marked) return;
    this.marked = now;
    this.buttons.forEach((button, i) => button.setAttribute("aria-current", String(i === now)));
    const { offsetTop, offsetHeight } = this.buttons[now] ?? this.list;
    this.list.scrollTop = offsetTop - (this.list.clientHeight - offsetHeight) / 2;
  }

  /** Look no further: the hand moves. */
  stop() {
    this.turn += 1;
  }
}

/** Every value that a slider can stand at, from left to right. */
function grid({ low, high, digits }) {
  const scale = 10 ** digits;
  const count = Math.round((high - low) * scale) + 1;
  return Array.from({ length: count }, (_, i) => Math.round(low * scale + i) / scale);
}

/** Places to begin with, of `count`: both ends, and as many between. */
function spread(count) {
  const parts = Math.min(FIRST, count - 1);
  return Array.from({ length: parts + 1 }, (_, i) => Math.round((i * (count - 1)) / parts));
}

/** Places in the middle between two neighbours that say different things. */
function between(said) {
  const known = [...said.keys()].sort((a, b) => a - b);
  const apart = known.slice(1).map((place, i) => [known[i], place]);
  const turns = apart.filter(([left, right]) => right - left > 1 && said.get(left) !== said.get(right));
  return turns.map(([left, right]) => Math.floor((left + right) / 2));
}

/** What is said at each of `count` places. */
function filled(said, count) {
  let last = said.get(0);
  return Array.from({ length: count }, (_, place) => (last = said.get(place) ?? last));
}

/** [{at, words}, ...]: where each begins. */
function stepsOf(said, places) {
  const words = filled(said, places.length);
  const begins = words.map((now, i) => i === 0 || now !== words[i - 1]);
  return places.map((at, i) => ({ at, words: words[i] })).filter((_, i) => begins[i]);
}
