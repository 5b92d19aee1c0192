// The map's life: one LatentMap for each place on the page, told of every new message, newest wins.

import { living } from "../shared/life.js";
import { loadPlotly } from "../shared/plotly.js";
import { readTheme } from "../shared/theme.js";
import { readCloud, readColour } from "./data.js";
import { drawLegend } from "./legend.js";
import { Plot } from "./plot.js";
import { Pointing } from "./pointing.js";
import { buildStage } from "./stage.js";

class LatentMap {
  constructor(parent) {
    this.turn = 0;
    this.focus = new Set();
    this.stage = buildStage(parent, { home: () => this.plot.home(), zoom: (factor) => this.plot.zoom(factor) });
    this.plot = new Plot(this.stage, () => this.pointing.redraw());
    this.pointing = new Pointing(this.stage, this.plot, (kind, index) => this.answer(kind, index));
    this.resizing = new ResizeObserver(() => this.fit());
    this.resizing.observe(this.stage.root);
  }

  update({ data, setTriggerValue }) {
    this.turn += 1; // what an earlier message still loads is outdated
    const turn = this.turn;
    this.answer = (kind, index) => setTriggerValue("click", { kind, index });
    this.height = data.height;
    this.fit();
    this.load(data, turn).catch((problem) => this.fail(problem, turn));
  }

  async load(data, turn) {
    const [Plotly, reference, own, colour] = await Promise.all([
      loadPlotly(data.plotly),
      readCloud(data.reference),
      readCloud(data.own),
      readColour(data.colour, data.reference.count),
    ]);
    if (turn !== this.turn) return; // a newer message came while this one's files did
    const colourKey = JSON.stringify(data.colour);
    if (colourKey !== this.colourKey) this.focus.clear();
    Object.assign(this, { data, Plotly, reference, own, colour, colourKey });
    await this.draw();
  }

  async draw() {
    const { turn, data, reference, own, colour, focus, colourKey } = this;
    if (reference.count + (own?.count ?? 0) === 0) return this.say(data.empty);
    const theme = readTheme(this.stage.root);
    const clouds = own ? [reference, own] : [reference];
    const key = JSON.stringify([clouds.map((c) => c.address), colourKey, [...focus], theme]);
    this.stage.describe(data.label, reference.count, own?.count ?? 0);
    await this.plot.draw(this.Plotly, { key, clouds, reference, colour, focus, theme });
    if (turn !== this.turn) return;
    drawLegend(this.stage.legend, { colour, focus, own: own?.count, here: data.here }, (l) => this.toggle(l));
    this.stage.ready();
    this.pointing.show({ reference, own, colour, focus, theme, here: data.here, selected: data.selected });
  }

  toggle(level) {
    if (!this.focus.delete(level)) this.focus.add(level);
    const rank = [...this.stage.legend.children].indexOf(document.activeElement);
    this.draw()
      .then(() => this.stage.legend.children[rank]?.focus({ preventScroll: true }))
      .catch((problem) => this.fail(problem, this.turn));
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
    this.plot.clear();
    this.pointing.clear();
    this.stage.legend.hidden = true;
    this.stage.say(line);
  }

  fail(problem, turn) {
    if (turn !== this.turn) return;
    console.error(problem);
    this.say(problem.plain ?? "The map could not be drawn. Reload the page to try again.");
  }

  destroy() {
    this.turn += 1;
    this.resizing.disconnect();
    this.pointing.destroy();
    this.plot.clear();
    this.stage.root.remove();
  }
}

export default living(LatentMap);
