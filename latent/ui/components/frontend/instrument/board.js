// The sliders of an instrument, by family: where each stands, which are in sight, which are locked.

import { icon, make } from "../shared/dom.js";
import { Row } from "../dials/row.js";
import { Strips } from "./strips.js";

const OPEN = "M5 7V5a3 3 0 0 1 6 0M3.5 7h9v6.5h-9z";
const SHUT = "M5 7V5a3 3 0 0 1 6 0v2M3.5 7h9v6.5h-9z";

export class Board {
  /** `lock(name)` is called by a row's lock, null for rows without; `touching()` when another row is chosen. */
  constructor(stage, bubble, hand, lock, touching, words) {
    Object.assign(this, { stage, bubble, hand, lockOne: lock, touching, words, rows: new Map(), family: null });
    this.column = make("div", "lt-column");
    this.rest = make("div", "lt-column");
    this.summary = make("summary");
    this.more = make("details", "lt-more", {}, this.summary, this.rest);
    stage.controls.append(this.column, this.more);
  }

  build(families, chosen) {
    const shape = JSON.stringify(families);
    if (shape === this.shape) return;
    this.shape = shape;
    this.bubble.hide();
    this.hand.held = false;
    const before = new Map([...this.rows].map(([name, row]) => [name, row.now]));
    this.clear();
    this.families = families.filter((family) => !family.away); // those that are away count, and are nowhere to be seen
    const dials = families.flatMap((family) => family.dials);
    this.rows = new Map(dials.map((dial, place) => [dial.name, this.row(dial, place)]));
    for (const [name, row] of this.rows) row.show(this.hand.set.get(name) ?? before.get(name) ?? 0);
    this.stage.tabs?.build(this.families);
    const known = this.families.some(({ key }) => key === this.family);
    this.turnTo(known ? this.family : chosen ?? this.families[0]?.key);
  }

  row(dial, place) {
    const row = new Row(dial, this.bubble, this.hand, this.words);
    row.place = place;
    Strips.behind(row);
    if (this.lockOne && dial.lockable) this.addLock(row);
    row.input.addEventListener("focus", () => this.touch(dial.name));
    return row;
  }

  addLock(row) {
    row.lock = make("button", "lt-lock", { type: "button", "aria-pressed": "false" }, icon(OPEN));
    row.lock.addEventListener("click", () => this.lockOne(row.name));
    row.value.before(row.lock);
  }

  /** Show the sliders of a family, the first few in sight, the rest behind "More". */
  turnTo(key) {
    const family = this.families.find((one) => one.key === key) ?? this.families[0];
    if (!family) return;
    this.family = family.key;
    const rows = family.dials.map(({ name }) => this.rows.get(name));
    this.column.replaceChildren(...rows.slice(0, family.shown).map((row) => row.root));
    this.rest.replaceChildren(...rows.slice(family.shown).map((row) => row.root));
    this.more.hidden = rows.length <= family.shown;
    this.summary.textContent = `${this.words.more} (${rows.length - family.shown})`;
    this.stage.tabs?.show(family.key);
    if (this.stage.explained) this.stage.explained.textContent = family.explained;
    this.touch(rows[0]?.name);
  }

  /** Have a row of this family in sight, from behind "More" too. */
  reveal(row) {
    if (this.rest.contains(row.root)) this.more.open = true;
    row.root.scrollIntoView({ block: "nearest" });
  }

  /** Stand where Python says, in the order of the rows. */
  show(values) {
    for (const row of this.rows.values()) row.show(values[row.place]);
  }

  /** Where each stands, by its place. */
  values() {
    return new Map([...this.rows.values()].map((row) => [row.place, row.now]));
  }

  /** Names of those that stand anywhere but at 0. */
  turned() {
    return new Set([...this.rows.values()].filter((row) => row.now).map((row) => row.name));
  }

  inSight() {
    const family = this.families.find(({ key }) => key === this.family);
    return (family?.dials ?? []).map(({ name }) => this.rows.get(name));
  }

  /** The slider that a drag on the picture moves. */
  touch(name) {
    if (name === undefined || name === this.touched) return;
    this.rows.get(this.touched)?.root.classList.remove("lt-chosen");
    this.touched = name;
    this.rows.get(name)?.root.classList.add("lt-chosen");
    this.touching();
  }

  chosen() {
    const row = this.rows.get(this.touched);
    return row && !row.input.disabled ? row : null;
  }

  lock(held) {
    for (const row of this.rows.values()) {
      if (!row.lock) continue;
      const shut = held.has(row.name);
      row.input.disabled = shut;
      row.root.classList.toggle("lt-locked", shut);
      row.lock.setAttribute("aria-pressed", String(shut));
      row.lock.setAttribute("aria-label", `${shut ? this.words.free : this.words.hold} ${row.label}`);
      row.lock.title = shut ? this.words.freeHelp : this.words.holdHelp;
      row.lock.replaceChildren(icon(shut ? SHUT : OPEN));
    }
  }

  clear() {
    for (const row of this.rows.values()) row.destroy();
    this.rows = new Map();
  }
}
