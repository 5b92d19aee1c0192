// The canvas above the plot, for what must never be hidden by the cloud: the person's own items, "you are here", the
// selection and the point under the pointer. Every mark is drawn twice, first wider in the page's colour, so that it
// stands off any cloud in light and in dark.

import { faded } from "../shared/theme.js";
import { drawCrowd } from "./crowd.js";
import { project } from "./projection.js";

const OWN_RADIUS = 7.5;
const FULL_RIMS = 5; // half the width of a mark from which its rims have their full width
const CROWD = 4000; // marks from which they are too many for single shapes
const NEAR = 20; // pixels within which two names would cover each other

/** Half the width of a mark, when so many are shown: hundreds at full size would bury the map, and thousands at half. */
export function ownRadius(count) {
  const many = Math.log10(Math.max(1, count / 8));
  return Math.max(1.2, OWN_RADIUS - 1.9 * many, 4.2 - 0.62 * many);
}

export class Overlay {
  constructor(canvas) {
    this.canvas = canvas;
    this.pen = canvas.getContext("2d");
  }

  resize(width, height) {
    const ratio = globalThis.devicePixelRatio || 1;
    Object.assign(this.canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    this.ratio = ratio;
  }

  /**
   * {matrix, theme, own: {spots, colours | null} | null, marker: {place, trail, hollow} | null, selected,
   * pointed: spot | null, radius, crosses: spots of marked points | null, shape: Path2D | null,
   * paths: [{places, strange, ends: [text, text]}]}
   */
  draw({ matrix, theme, own, marker, selected, pointed, radius, crosses, shape, paths = [] }) {
    const { pen, canvas, ratio } = this;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    if (!matrix) return;
    if (crosses) this.cross(crosses, theme);
    for (const path of paths) this.way(matrix, path, theme);
    if (own) this.own(own, theme);
    if (selected?.own) this.diamond(pen, selected, theme, OWN_RADIUS, own.colours?.[selected.index] ?? theme.text);
    if (selected) this.ring(selected, selected.own ? OWN_RADIUS + 5 : radius + 5, theme.text, theme, 2.25);
    if (pointed) this.ring(pointed, pointed.own ? OWN_RADIUS + 4 : radius + 3, theme.text, theme, 1.5);
    if (marker) this.follow(matrix, marker, theme);
    this.name(matrix, paths, theme);
    if (shape) this.shape(shape, theme);
  }

  /** One path for all: a stroke for each would take as long as the cloud itself. */
  cross(spots, theme) {
    const path = new Path2D();
    const arm = 3;
    for (let i = 0; i < spots.length; i += 3) {
      const [x, y] = [spots[i], spots[i + 1]];
      path.moveTo(x - arm, y - arm);
      path.lineTo(x + arm, y + arm);
      path.moveTo(x + arm, y - arm);
      path.lineTo(x - arm, y + arm);
    }
    this.pen.lineCap = "round";
    this.stroke(path, theme.background, 3);
    this.stroke(path, theme.text, 1.25);
  }

  shape(path, theme) {
    this.pen.fillStyle = faded(theme.primary, 0.12);
    this.pen.fill(path, "evenodd");
    this.stroke(path, theme.background, 3.5);
    this.stroke(path, theme.primary, 1.75);
  }

  /** One's own items: few as prints of one stamp for each colour, since to stroke each takes several times as long. */
  own({ spots, colours }, theme) {
    const { pen, ratio } = this;
    const [count, size] = [spots.length / 3, ownRadius(spots.length / 3)];
    const fill = (i) => colours?.[i] ?? theme.text;
    if (count > CROWD) return drawCrowd(pen, { spots, size, ratio, fill, ground: theme.background });
    const stamps = new Map();
    for (let i = 0; i < count; i += 1) {
      if (!stamps.has(fill(i))) stamps.set(fill(i), this.stamp(theme, size, fill(i)));
      const { print, width } = stamps.get(fill(i));
      pen.drawImage(print, spots[3 * i] - width / 2, spots[3 * i + 1] - width / 2, width, width);
    }
  }

  stamp(theme, size, fill) {
    const middle = Math.ceil(size + 5);
    const print = new OffscreenCanvas(2 * middle * this.ratio, 2 * middle * this.ratio);
    const pen = print.getContext("2d");
    pen.scale(this.ratio, this.ratio);
    this.diamond(pen, { x: middle, y: middle }, theme, size, fill);
    return { print, width: 2 * middle };
  }

  diamond(pen, { x, y }, theme, size, fill) {
    const rim = Math.min(1, size / FULL_RIMS); // of small marks nothing but rims would be left
    const shape = (radius) => {
      const path = new Path2D();
      path.moveTo(x, y - radius);
      path.lineTo(x + radius * 0.86, y);
      path.lineTo(x, y + radius);
      path.lineTo(x - radius * 0.86, y);
      path.closePath();
      return path;
    };
    pen.lineJoin = "round";
    stroke(pen, shape(size + 2.5 * rim), theme.background, 3 * rim);
    stroke(pen, shape(size + 1.5 * rim), theme.text, 1.5 * rim);
    pen.fillStyle = theme.background;
    pen.fill(shape(size + rim));
    pen.fillStyle = fill;
    pen.fill(shape(size - 1.5 * rim));
  }

  ring({ x, y }, radius, colour, theme, width) {
    const path = new Path2D();
    path.arc(x, y, radius, 0, 2 * Math.PI);
    this.stroke(path, theme.background, width + 2.5);
    this.stroke(path, colour, width);
  }

  /** A way from place to place, dashed where the model knows nothing. */
  way(matrix, { places, strange }, theme) {
    const spots = places.map((place) => project(matrix, place));
    const [known, odd] = [new Path2D(), new Path2D()];
    spots.slice(1).forEach(([x, y], i) => {
      const leg = strange[i] && strange[i + 1] ? odd : known;
      leg.moveTo(spots[i][0], spots[i][1]);
      leg.lineTo(x, y);
    });
    this.pen.lineCap = "round";
    for (const leg of [known, odd]) this.stroke(leg, theme.background, 6);
    this.stroke(known, theme.text, 2.5);
    this.pen.setLineDash([2, 6]);
    this.stroke(odd, theme.text, 2.5);
    this.pen.setLineDash([]);
  }

  /** What the ends of ways are called, each once, beside where it is. */
  name(matrix, paths, theme) {
    const { pen } = this;
    Object.assign(pen, { font: `600 13px ${theme.font}`, textAlign: "center", textBaseline: "middle" });
    for (const { text, x, y } of tags(matrix, paths)) {
      const pill = new Path2D();
      const half = Math.max(10, pen.measureText(text).width / 2 + 6);
      pill.roundRect(x - half, y - 10, 2 * half, 20, 10);
      this.stroke(pill, theme.background, 4);
      pen.fillStyle = theme.text;
      pen.fill(pill);
      pen.fillStyle = theme.background;
      pen.fillText(text, x, y + 1);
    }
  }

  /** "You are here", and the way there, fading; hollow where the model knows nothing. */
  follow(matrix, { place, trail, hollow }, theme) {
    const spots = trail.map((one) => project(matrix, one));
    this.pen.lineCap = "round";
    for (let i = 1; i < spots.length; i += 1) {
      const step = new Path2D();
      step.moveTo(spots[i - 1][0], spots[i - 1][1]);
      step.lineTo(spots[i][0], spots[i][1]);
      this.stroke(step, faded(theme.primary, 0.75 * (i / spots.length)), 3);
    }
    this.target(project(matrix, place), hollow, theme);
  }

  target([x, y], hollow, theme) {
    this.ring({ x, y }, 11, theme.primary, theme, 3);
    if (hollow) return;
    const dot = new Path2D();
    dot.arc(x, y, 3.5, 0, 2 * Math.PI);
    this.stroke(dot, theme.background, 3);
    this.pen.fillStyle = theme.primary;
    this.pen.fill(dot);
  }

  stroke(path, colour, width) {
    stroke(this.pen, path, colour, width);
  }
}

function stroke(pen, path, colour, width) {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke(path);
}

/** What the ends of ways are called and where, [{text, x, y}, ...]: each once, and those in one place together. */
function tags(matrix, paths) {
  const ends = new Map(paths.flatMap(({ places, ends }) => [[ends[0], places[0]], [ends[1], places.at(-1)]]));
  ends.delete("");
  const found = [];
  for (const [text, place] of [...ends].sort()) {
    const [x, y] = project(matrix, place);
    const beside = found.find((other) => Math.hypot(other.x - x, other.y - y) < NEAR);
    if (beside) beside.text += ` ${text}`;
    else found.push({ text, x, y });
  }
  return found;
}
