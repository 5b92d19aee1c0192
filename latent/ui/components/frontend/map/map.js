// The map's life: one LatentMap for each place on the page, told of every new message, newest wins.

import { living } from "../shared/life.js";
import { loadPlotly } from "../shared/plotly.js";
import { LiveSpace } from "../shared/space.js";
import { readTheme } from "../shared/theme.js";
import { unpack } from "./bits.js";
import { readCloud, readColour } from "./data.js";
import { Follower } from "./follower.js";
import { drawLegend } from "./legend.js";
import { Plot } from "./plot.js";
import { Pointing } from "./pointing.js";
import { Selecting } from "./selecting.js";
import { buildStage } from "./stage.js";

class LatentMap {
  constructor(parent, { words }) {
    this.words = words;
    this.turn = 0;
    this.focus = new Set();
    this.stage = buildStage(parent, words, {
      home: () => this.plot.home(),
      zoom: (factor) => this.plot.zoom(factor),
      take: (tool) => this.selecting.take(tool),
      clear: () => this.selecting.clear(),
    });
    this.plot = new Plot(this.stage, () => this.pointing.redraw());
    const select = (text, count) => {
      this.tell("select", { bits: text, count });
      setTimeout(() => this.redraw()); // when the message is on its way: page and server then work side by side
    };
    this.selecting = new Selecting(this.stage, this.plot, select, () => this.pointing.redraw());
    this.follower = new Follower((other) => {
      if (other) this.explain();
      this.pointing.redraw();
    });
    const open = (clicked) => this.tell("click", clicked);
    this.pointing = new Pointing(this.stage, this.plot, this.selecting, this.follower, open);
    this.resizing = new ResizeObserver(() => this.fit());
    this.resizing.observe(this.stage.root);
  }

  update({ data, setTriggerValue }) {
    this.turn += 1; // what an earlier message still loads is outdated
    const turn = this.turn;
    this.tell = setTriggerValue;
    this.height = data.height;
    this.stage.root.classList.toggle("lt-map-plain", !data.selects);
    this.fit();
    this.stage.busy(true);
    const loaded = this.load(data, turn).catch((problem) => this.fail(problem, turn));
    loaded.then(() => turn === this.turn && this.stage.busy(false));
  }

  async load(data, turn) {
    const [Plotly, reference, own, colour] = await Promise.all([
      loadPlotly(data.plotly),
      readCloud(data.reference, data.words),
      readCloud(data.own, data.words),
      readColour(data.colour, data.reference.count, data.words),
    ]);
    if (turn !== this.turn) return; // a newer message came while this one's files did
    const colourKey = JSON.stringify(data.colour);
    if (colourKey !== this.colourKey) this.focus.clear();
    Object.assign(this, { data, Plotly, reference, own, colour, colourKey });
    this.live(data.live, reference);
    this.selecting.hear(data.selection, reference.count + (own?.count ?? 0));
    await this.draw();
  }

  async draw() {
    const { turn, data, reference, own, colour, focus, colourKey, selecting } = this;
    if (reference.count + (own?.count ?? 0) === 0) return this.say(data.empty);
    const theme = readTheme(this.stage.root);
    const clouds = own ? [reference, own] : [reference];
    const key = JSON.stringify([clouds.map((c) => c.address), colourKey, [...focus], selecting.text, theme]);
    this.stage.describe(data.label, reference.count, own?.count ?? 0);
    const back = standingBack(colour, focus, selecting.bits);
    await this.plot.draw(this.Plotly, { key, clouds, reference, colour, back, theme });
    if (turn !== this.turn) return;
    this.drawn = true;
    this.explain();
    this.stage.ready();
    const torn = unpack(data.marked, reference.count);
    this.pointing.show({ reference, own, colour, focus, theme, here: data.here, selected: data.selected, torn, paths: data.paths });
  }

  /** What the colours and marks mean. */
  explain() {
    if (!this.drawn) return;
    const { data, colour, focus, own } = this;
    const here = data.here ?? this.follower.marker;
    const { paths } = data;
    const shown = { colour, focus, own, here, marked: data.marked && data.mark, paths, words: data.words };
    drawLegend(this.stage.legend, shown, (level) => this.toggle(level));
  }

  /** Follow the space's code as it moves elsewhere on this page, and imagine what would be at empty places. */
  live(about, reference) {
    if (about?.decoder !== this.space?.decoder) this.space = about && new LiveSpace(about);
    this.follower.follow(this.space, reference.axes);
    this.pointing.imagining.take(this.space, reference.axes);
  }

  toggle(level) {
    if (!this.focus.delete(level)) this.focus.add(level);
    const rank = [...this.stage.legend.children].indexOf(document.activeElement);
    this.redraw().then(() => this.stage.legend.children[rank]?.focus({ preventScroll: true }));
  }

  async redraw() {
    if (this.gone) return;
    await this.draw().catch((problem) => this.fail(problem, this.turn));
  }

  /** As high as asked, but on a narrow screen low enough to leave room to scroll past. */
  fit() {
    const width = this.stage.root.clientWidth;
    const height = Math.round(width ? Math.min(this.height, Math.max(300, width * 1.05)) : this.height);
    if (width === this.width && height === this.fitted) return;
    Object.assign(this, { width, fitted: height });
    this.stage.resize(height);
    this.plot.resize();
    this.pointing.resize();
  }

  say(line) {
    this.drawn = false;
    this.plot.clear();
    this.pointing.clear();
    this.stage.legend.hidden = true;
    this.stage.say(line);
  }

  fail(problem, turn) {
    if (turn !== this.turn) return;
    console.error(problem);
    this.say(this.words[problem.plain ?? "broken"]);
  }

  destroy() {
    this.turn += 1;
    Object.assign(this, { gone: true, drawn: false });
    this.resizing.disconnect();
    this.follower.stop();
    this.pointing.destroy();
    this.selecting.destroy();
    this.plot.clear();
    this.stage.root.remove();
  }
}

/** Bits of the points that step back: out of the groups brought forward, or out of the selection; null for none. */
function standingBack({ levels }, focus, selected) {
  if (!focus.size && !selected) return null;
  return Uint8Array.from(levels, (level, i) =>
    (focus.size && !focus.has(level)) || (selected && !selected[i]) ? 1 : 0,
  );
}

export default living(LatentMap);
