// The cloud itself, drawn by plotly.js: kept, redrawn only where something it shows has changed, zoomed, sent home.

import { CONFIG, HOME_CAMERA, homeRanges, layout, look, trace } from "./figure.js";
import { screenMatrix } from "./projection.js";

const SETTLE = 700; // milliseconds in which plotly.js may still move after the last touch
const views = new Map(); // how each map was last looked at, for people who go to another page and come back

export class Plot {
  /** `onMove()` is called whenever places have moved on the screen. */
  constructor({ graph, frame }, onMove) {
    Object.assign(this, { graph, frame, onMove, key: null, matrix: null, dims: 0, awakeUntil: 0, ticking: 0 });
    Object.assign(this, { drawing: 0, outgrown: false });
    this.tick = this.tick.bind(this);
  }

  /** Draw the reference cloud, unless it stands there already. */
  async draw(Plotly, { key, clouds, reference, colour, back, theme }) {
    if (key === this.key) return this.wake();
    const webGL = hasWebGL();
    if (!webGL && reference.dims === 3) throw Object.assign(new Error("no WebGL"), { plain: "flat" });
    if (this.key !== null && this.address !== reference.address) this.clear();
    if (this.key !== null && this.dims === 3) this.remember(); // a scene glides on after it has told of its last move
    const first = this.key === null;
    Object.assign(this, { Plotly, key, address: reference.address, dims: reference.dims });
    this.ranges = homeRanges(clouds, reference.dims);
    this.radius = look(reference.count, reference.dims).size / 2;
    const drawing = { ...layout(reference, this.ranges, views.get(this.address), theme), ...this.size() };
    this.drawing += 1;
    try {
      const drawn = Plotly.react(this.graph, [trace(reference, colour, back, theme, webGL)], drawing, CONFIG);
      if (first) this.listen();
      await drawn;
    } finally {
      this.drawing -= 1;
    }
    if (this.outgrown) this.resize();
    this.wake();
  }

  listen() {
    const { graph } = this;
    graph.on("plotly_relayout", (change) => /range|camera/.test(Object.keys(change)) && this.remember());
    const moves = ["plotly_relayout", "plotly_relayouting", "plotly_afterplot"];
    for (const move of moves) graph.on(move, () => this.wake());
  }

  /** Whether plotly.js has a drawing that can be changed: not while it draws, nor once that is taken down. */
  get stands() {
    return this.key !== null && !this.drawing && Boolean(this.graph._fullLayout);
  }

  remember() {
    if (this.key === null || !this.graph._fullLayout) return;
    const { xaxis, yaxis, scene } = this.graph._fullLayout;
    const solid = this.dims === 3;
    const view = solid ? { camera: scene._scene.getCamera() } : { x: [...xaxis.range], y: [...yaxis.range] };
    views.set(this.address, view);
  }

  size() {
    return { width: this.frame.clientWidth, height: this.frame.clientHeight };
  }

  resize() {
    this.outgrown = this.drawing > 0; // then once more when it is drawn
    this.moveTo(this.size());
    this.wake();
  }

  /** Follow the plot for a moment: plotly.js tells when it begins to move but not each step of it. */
  wake() {
    this.awakeUntil = performance.now() + SETTLE;
    this.ticking ||= requestAnimationFrame(this.tick);
  }

  tick() {
    this.ticking = 0;
    if (this.key === null) return;
    const { width, height } = this.size();
    const matrix = screenMatrix(this.graph, this.dims, width, height);
    if (matrix && String(matrix) !== String(this.matrix)) {
      this.matrix = matrix;
      this.onMove();
    }
    if (performance.now() < this.awakeUntil || !matrix) this.ticking = requestAnimationFrame(this.tick);
  }

  async home() {
    const [x, y] = this.ranges;
    const flat = { "xaxis.range": [...x], "yaxis.range": [...y] };
    await this.moveTo(this.dims === 3 ? { "scene.camera": HOME_CAMERA } : flat);
    views.delete(this.address); // so that new items of one's own widen a map that nobody has moved
  }

  /** Closer with a factor under 1. */
  zoom(factor) {
    if (!this.stands) return null;
    if (this.dims === 3) {
      const camera = this.graph._fullLayout.scene._scene.getCamera();
      const eye = Object.fromEntries(Object.entries(camera.eye).map(([axis, value]) => [axis, value * factor]));
      return this.moveTo({ "scene.camera": { ...camera, eye } });
    }
    const { xaxis, yaxis } = this.graph._fullLayout;
    return this.moveTo({ "xaxis.range": about(xaxis.range, factor), "yaxis.range": about(yaxis.range, factor) });
  }

  moveTo(change) {
    // A change that is still under way when the map is taken down ends in nothing, and need not be told.
    return this.stands ? this.change(change).catch(() => null) : null;
  }

  async change(change) {
    await this.Plotly.relayout(this.graph, change);
  }

  clear() {
    cancelAnimationFrame(this.ticking);
    if (this.Plotly && this.key !== null) this.Plotly.purge(this.graph);
    Object.assign(this, { key: null, matrix: null, dims: 0, ticking: 0 });
  }
}

function about([low, high], factor) {
  const [middle, half] = [(low + high) / 2, ((high - low) / 2) * factor];
  return [middle - half, middle + half];
}

let webGL;
function hasWebGL() {
  if (webGL === undefined) {
    const context = document.createElement("canvas").getContext("webgl");
    webGL = Boolean(context);
    context?.getExtension("WEBGL_lose_context")?.loseContext(); // a browser grants only a few
  }
  return webGL;
}
