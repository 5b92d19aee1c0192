// A shape that the hand draws on the map, and which points lie in it: a box from corner to corner, or a free line.

const STEP = 3; // pixels between two corners of a free line

export class Sketch {
  /** `kind` is "box" or "lasso"; `start` {x, y} on the stage. */
  constructor(kind, start) {
    Object.assign(this, { kind, corners: [start] });
  }

  to({ x, y }) {
    const last = this.corners.at(-1);
    if (this.kind === "box") this.corners[1] = { x, y };
    else if (Math.hypot(x - last.x, y - last.y) >= STEP) this.corners.push({ x, y });
  }

  get path() {
    const path = new Path2D();
    const [first, ...others] = this.corners;
    if (this.kind === "box" && others.length) {
      path.rect(first.x, first.y, others[0].x - first.x, others[0].y - first.y);
      return path;
    }
    path.moveTo(first.x, first.y);
    for (const { x, y } of others) path.lineTo(x, y);
    path.closePath();
    return path;
  }

  /**
   * Bits of the points (x, y, depth each in `spots`) that lie inside. The shape is painted and each point looks up its
   * own pixel, so that 60,000 points and a line of any length can be asked again at every frame.
   */
  inside(spots, { width, height }, skip = () => false) {
    const pixels = this.paint(width, height);
    return Uint8Array.from({ length: spots.length / 3 }, (_, i) => {
      const [x, y] = [spots[3 * i], spots[3 * i + 1]];
      const within = x >= 0 && x < width && y >= 0 && y < height; // NaN, behind the eye, is not
      return within && pixels[4 * (Math.floor(y) * width + Math.floor(x)) + 3] > 127 && !skip(i) ? 1 : 0;
    });
  }

  paint(width, height) {
    this.pen ??= new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    this.pen.clearRect(0, 0, width, height);
    this.pen.fill(this.path, "evenodd");
    return this.pen.getImageData(0, 0, width, height).data;
  }
}
