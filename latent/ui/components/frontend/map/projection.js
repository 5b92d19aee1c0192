// Where points fall on the stage. One 4x4 matrix (column by column) takes a place to the screen, in 2D and in 3D alike,
// so that hovering, clicking, the keyboard and the overlay need only one way of doing things.

/** The matrix at this moment, or null while plotly.js has nothing drawn. */
export function screenMatrix(graph, dims, width, height) {
  const full = graph._fullLayout;
  if (!full) return null;
  const clip = dims === 3 ? sceneClip(full.scene?._scene) : flatClip(full.xaxis?.range, full.yaxis?.range);
  return clip && toPixels(clip, width, height);
}

function flatClip(x, y) {
  if (!x || !y) return null;
  const [sx, sy] = [2 / (x[1] - x[0]), 2 / (y[1] - y[0])];
  // prettier-ignore
  return [sx, 0, 0, 0,  0, sy, 0, 0,  0, 0, 0, 0,  -1 - sx * x[0], -1 - sy * y[0], 0, 1];
}

/** The scene's own matrices: private to plotly.js, which is therefore pinned; a browser test clicks a 3D point. */
function sceneClip(scene) {
  const camera = scene?.glplot?.cameraParams;
  if (!camera?.projection || !scene.dataScale) return null;
  const [a, b, c] = scene.dataScale;
  // prettier-ignore
  const scale = [a, 0, 0, 0,  0, b, 0, 0,  0, 0, c, 0,  0, 0, 0, 1];
  return [camera.projection, camera.view, camera.model, scale].reduce(multiply);
}

function toPixels(clip, width, height) {
  // prettier-ignore
  const screen = [width / 2, 0, 0, 0,  0, -height / 2, 0, 0,  0, 0, 1, 0,  width / 2, height / 2, 0, 1];
  return multiply(screen, clip);
}

function multiply(a, b) {
  const out = new Array(16).fill(0);
  for (let column = 0; column < 4; column += 1)
    for (let row = 0; row < 4; row += 1)
      for (let k = 0; k < 4; k += 1) out[column * 4 + row] += a[k * 4 + row] * b[column * 4 + k];
  return out;
}

/** One place as [x, y, depth] in pixels of the stage. */
export function project(m, [x, y, z = 0]) {
  const w = m[3] * x + m[7] * y + m[11] * z + m[15];
  return [
    (m[0] * x + m[4] * y + m[8] * z + m[12]) / w,
    (m[1] * x + m[5] * y + m[9] * z + m[13]) / w,
    (m[2] * x + m[6] * y + m[10] * z + m[14]) / w,
  ];
}

/** The place [x, y] of a flat map that lies at (px, py) on the stage. */
export const unproject = (m, [px, py]) => [(px - m[12]) / m[0], (py - m[13]) / m[5]];

/** All places of a cloud: Float32Array of x, y, depth for each; those behind the eye are NaN. */
export function projectAll(m, axes, count) {
  const out = new Float32Array(count * 3);
  const [xs, ys, zs] = axes;
  for (let i = 0; i < count; i += 1) {
    const [x, y, z] = [xs[i], ys[i], zs ? zs[i] : 0];
    const w = m[3] * x + m[7] * y + m[11] * z + m[15];
    const scale = w > 0 ? 1 / w : NaN;
    out[3 * i] = (m[0] * x + m[4] * y + m[8] * z + m[12]) * scale;
    out[3 * i + 1] = (m[1] * x + m[5] * y + m[9] * z + m[13]) * scale;
    out[3 * i + 2] = (m[2] * x + m[6] * y + m[10] * z + m[14]) * scale;
  }
  return out;
}

/** Which point a pointer at (px, py) means, or -1. Of several right under it, the one in front. */
export function nearest(spots, px, py, { under, reach, skip = () => false }) {
  let [best, bestScore] = [-1, Infinity];
  for (let i = 0; i < spots.length / 3; i += 1) {
    const [dx, dy] = [spots[3 * i] - px, spots[3 * i + 1] - py];
    const square = dx * dx + dy * dy;
    if (!(square <= reach * reach) || skip(i)) continue; // NaN compares false and is left out
    const score = square <= under * under ? spots[3 * i + 2] - 1e6 : square;
    if (score <= bestScore) [best, bestScore] = [i, score]; // on a tie the later one, which is drawn on top
  }
  return best;
}

/** The next point from (px, py) towards (dx, dy): near and not far off the line, or -1. */
export function towards(spots, [px, py], [dx, dy], { width, height, skip = () => false }) {
  let [best, bestCost] = [-1, Infinity];
  for (let i = 0; i < spots.length / 3; i += 1) {
    const [x, y] = [spots[3 * i], spots[3 * i + 1]];
    if (!(x >= 0 && x <= width && y >= 0 && y <= height) || skip(i)) continue;
    const along = (x - px) * dx + (y - py) * dy;
    const across = Math.abs((x - px) * dy - (y - py) * dx);
    const cost = along + 2 * across;
    if (along > 1 && across <= along && cost < bestCost) [best, bestCost] = [i, cost];
  }
  return best;
}
