// The canvas above the plot, for what must never be hidden by the cloud: the person's own items, "you are here", the
// selection and the point under the pointer. Every mark is drawn twice, first wider in the page's colour, so that it
// stands off any cloud in light and in dark.

import { project } from "./projection.js";

export const OWN_RADIUS = 7.5;

/** Half the width of a mark, when so many are shown: hundreds at full size would bury the map. */
export function ownRadius(count) {
  return Math.max(2.6, OWN_RADIUS - 1.9 * Math.log10(Math.max(1, count / 8)));
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

  /** {matrix, theme, own: {spots, colours | null} | null, here: place | null, selected, pointed: spot | null, radius} */
  draw({ matrix, theme, own, here, selected, pointed, radius }) {
    const { pen, canvas, ratio } = this;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    if (!matrix) return;
    const count = own ? own.spots.length / 3 : 0;
    const fill = (i) => own.colours?.[i] ?? theme.text;
    for (let i = 0; i < count; i += 1) this.diamond(own.spots[3 * i], own.spots[3 * i + 1], theme, ownRadius(count), fill(i));
    if (selected?.own) this.diamond(selected.x, selected.y, theme, OWN_RADIUS, fill(selected.index));
    if (selected) this.ring(selected, selected.own ? OWN_RADIUS + 5 : radius + 5, theme.text, theme, 2.25);
    if (pointed) this.ring(pointed, pointed.own ? OWN_RADIUS + 4 : radius + 3, theme.text, theme, 1.5);
    if (here) this.target(project(matrix, here), theme);
  }

  diamond(x, y, theme, size, fill) {
    const shape = (radius) => {
      const path = new Path2D();
      path.moveTo(x, y - radius);
      path.lineTo(x + radius * 0.86, y);
      path.lineTo(x, y + radius);
      path.lineTo(x - radius * 0.86, y);
      path.closePath();
      return path;
    };
    const { pen } = this;
    pen.lineJoin = "round";
    this.stroke(shape(size + 2.5), theme.background, 3);
    this.stroke(shape(size + 1.5), theme.text, 1.5);
    pen.fillStyle = theme.background;
    pen.fill(shape(size + 1));
    pen.fillStyle = fill;
    pen.fill(shape(size - 1.5));
  }

  ring({ x, y }, radius, colour, theme, width) {
    const path = new Path2D();
    path.arc(x, y, radius, 0, 2 * Math.PI);
    this.stroke(path, theme.background, width + 2.5);
    this.stroke(path, colour, width);
  }

  target([x, y], theme) {
    this.ring({ x, y }, 11, theme.primary, theme, 3);
    const dot = new Path2D();
    dot.arc(x, y, 3.5, 0, 2 * Math.PI);
    this.stroke(dot, theme.background, 3);
    this.pen.fillStyle = theme.primary;
    this.pen.fill(dot);
  }

  stroke(path, colour, width) {
    this.pen.strokeStyle = colour;
    this.pen.lineWidth = width;
    this.pen.stroke(path);
  }
}
