// What is told of what is drawn: the machine's item, the difference, how familiar it is, the nearest known item, and
// what moved besides. What costs a network or a search waits for the frames between two pictures.

import { driftOf } from "../shared/codes.js";
import { make, put } from "../shared/dom.js";
import { numbers } from "../shared/files.js";
import { showTile } from "../shared/tiles.js";

const PAUSE = 120; // milliseconds between two looks at what is drawn, while the hand moves

export class Told {
  constructor(stage, space, data) {
    Object.assign(this, { stage, space, words: data.words, timer: 0, latest: null, turn: 0 });
  }

  /** Another start. `item`: its values. */
  begin(data, start, spread, item) {
    Object.assign(this, { start, item, again: null, redrawn: data.item.redrawn });
    this.turn += 1;
    const { stage } = this;
    if (!stage.machine) return;
    stage.bars.begin(start, spread, this.words.numbers);
    for (const part of stage.encoding) part.hidden = !spread;
    for (const element of [stage.item, stage.itemAgain]) this.space.painter.paint(element, item);
    stage.itemName.textContent = data.item.name;
    stage.note.textContent = data.item.note;
  }

  /** Tell of a drawing at once what is cheap; look closer when there is time. */
  tell(drawing) {
    this.latest = drawing;
    if (this.stage.machine) this.difference(drawing);
    this.timer ||= setTimeout(() => this.look().catch(() => null), PAUSE);
  }

  difference({ values, moved }) {
    const { stage, item } = this;
    if (!item) return; // what is drawn may be there before what it began with
    this.space.painter.paintDifference(stage.difference, item, values);
    put(stage.told, moved.size || !this.redrawn ? this.words.told : this.words.unmoved);
  }

  async look() {
    this.timer = 0;
    const { latest, turn } = this;
    const near = await this.space.near(latest.code);
    if (turn !== this.turn) return;
    const here = latest.by === "page";
    if (!here) this.judge(near, latest.drift); // else not before its drift is known: the mark would jump
    if (this.stage.machine) await this.nearest(near.rows[0]);
    const again = here ? await this.lookAgain(latest) : latest.code;
    if (turn !== this.turn) return;
    if (here) this.judge(near, driftOf(latest.code, again));
    if (this.stage.machine) await this.besides(latest, again);
    if (latest !== this.latest) this.timer ||= setTimeout(() => this.look().catch(() => null), PAUSE);
  }

  judge(near, drift) {
    this.stage.gauge.show(this.space.stranger(near, drift), this.space.levels);
  }

  /** The code of what was drawn, and once of where it began: the difference is what really moved. */
  async lookAgain({ values }) {
    this.again ??= await this.space.encode(await this.space.decode(this.start));
    return this.space.encode(values);
  }

  async besides({ moved, held }, again) {
    const { names, titles, vectors: address } = this.space.readers;
    const vectors = await numbers(address, Float32Array);
    const from = this.again ?? this.start;
    const change = again.map((value, i) => value - from[i]);
    const skip = new Set([...moved, ...held]);
    const told = moved.size ? this.stage.meter.read({ names, titles, vectors }, change, skip) : [];
    this.stage.meter.show(told, moved.size > 0);
  }

  async nearest(row) {
    if (row === this.shown) return;
    const { name, tile } = await this.space.item(row);
    this.shown = row;
    showTile(this.stage.nearestTile, tile);
    this.stage.nearestTile.classList.toggle("lt-fine", Boolean(this.space.canvas.fine));
    const [before, after] = this.words.nearest.split(name ? "{}" : /:? *\{\}/);
    this.stage.nearestWords.replaceChildren(before, make("bdi", "", {}, name), after); // a name of any script
  }

  stop() {
    clearTimeout(this.timer);
    this.turn += 1;
  }
}
