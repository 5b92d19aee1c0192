// What can be told of codes by looking at those of known items: the same sums as latent/insight and latent/maps.py, so
// that they follow a moving hand. Codes lie one after the other in one Float32Array, `dials` numbers each.

const CLOSE = 0.1; // map units; as in latent/maps.py
const ROUNDS = 12;

/** The `count` rows nearest to a code, nearest first: {rows, distances}. */
export function nearest(codes, dials, code, count) {
  const total = codes.length / dials;
  const most = Math.min(count, total);
  const rows = new Int32Array(most);
  const squares = new Float64Array(most).fill(Infinity);
  for (let row = 0; row < total; row += 1) {
    let square = 0;
    const limit = squares[most - 1];
    for (let i = row * dials, k = 0; k < dials && square < limit; i += 1, k += 1) {
      const gap = codes[i] - code[k];
      square += gap * gap;
    }
    if (square < limit) insert(rows, squares, row, square);
  }
  return { rows, distances: squares.map(Math.sqrt) };
}

function insert(rows, squares, row, square) {
  let at = squares.length - 1;
  for (; at > 0 && squares[at - 1] > square; at -= 1) {
    squares[at] = squares[at - 1];
    rows[at] = rows[at - 1];
  }
  squares[at] = square;
  rows[at] = row;
}

/** Where a code belongs on a map, [x, y(, z)]: the geometric median of the places of its nearest known codes. */
export function place({ rows, distances }, axes) {
  const last = distances[distances.length - 1];
  const tiny = 1e-6 * (last + 1e-6);
  const weights = Array.from(distances, (distance) => ((distances[0] + tiny) / (distance + tiny)) ** 4);
  const points = Array.from(rows, (row) => axes.map((axis) => axis[row]));
  let centre = weightedMean(points, weights);
  for (let round = 0; round < ROUNDS; round += 1) {
    const gaps = points.map((point) => Math.hypot(...point.map((value, k) => value - centre[k])));
    centre = weightedMean(points, weights.map((weight, i) => weight / Math.max(gaps[i], CLOSE)));
  }
  return centre;
}

/** An imagined code for a point of a map: a blend of the codes whose places are nearest. */
export function back(point, axes, codes, dials, count = 20) {
  const places = new Float32Array(axes[0].length * axes.length);
  axes.forEach((axis, k) => axis.forEach((value, i) => (places[i * axes.length + k] = value)));
  const { rows, distances } = nearest(places, axes.length, point, count + 1);
  const reach = Math.max(distances[distances.length - 1], 1e-12);
  const weights = Array.from(distances, (distance) => (1 - (distance / reach) ** 3) ** 3 + 1e-6);
  const near = Array.from(rows, (row) => codes.subarray(row * dials, (row + 1) * dials));
  return Float32Array.from(weightedMean(near, weights));
}

function weightedMean(points, weights) {
  const sum = new Array(points[0].length).fill(0);
  let whole = 0;
  points.forEach((point, i) => {
    whole += weights[i];
    for (let k = 0; k < sum.length; k += 1) sum[k] += weights[i] * point[k];
  });
  return sum.map((value) => value / whole);
}

/**
 * Share of known items that a code which no item has is stranger than; `drift` is how far the code of what is drawn
 * lies from it, null where nobody looked. See latent/insight/typicality.py.
 */
export function strangerThan(levels, distances, drift) {
  const mean = distances.slice(0, levels.neighbours).reduce((sum, distance) => sum + distance, 0) / levels.neighbours;
  const surprises = [surprise(Math.log(Math.max(mean, 1e-12)), levels.distance, levels.nats)];
  if (drift !== null) surprises.push(surprise(Math.log(Math.max(drift, 1e-12)), levels.drift, levels.nats));
  return Math.min(-Math.expm1(-Math.max(...surprises)), levels.most);
}

function surprise(value, levels, nats) {
  const last = levels.length - 1;
  if (value <= levels[0]) return nats[0];
  if (value >= levels[last]) {
    const tail = nats.findIndex((nat) => nat >= Math.log(10) - 1e-9);
    return nats[last] + ((value - levels[last]) * (nats[last] - nats[tail])) / Math.max(levels[last] - levels[tail], 1e-9);
  }
  const right = levels.findIndex((level) => level > value);
  const share = (value - levels[right - 1]) / (levels[right] - levels[right - 1]);
  return nats[right - 1] + share * (nats[right] - nats[right - 1]);
}

/** How far the code of what was drawn lies from the code that it was drawn from. */
export const driftOf = (code, again) => Math.hypot(...again.map((value, i) => value - code[i]));

/**
 * The code at a place of a lattice {codes, shape} of them, `shape` long along its axes, from those around the place.
 * `shares`: how far along each axis, 0..1. See latent/paths.py.
 */
export function within({ codes, shape }, shares, dials) {
  const corners = shares.reduce((found, share, axis) => {
    const place = Math.min(1, Math.max(0, share)) * (shape[axis] - 1);
    const low = Math.min(Math.floor(place), shape[axis] - 2);
    const rest = place - low;
    const on = (row, step) => row * shape[axis] + low + step;
    return found.flatMap(({ row, weight }) => [
      { row: on(row, 0), weight: weight * (1 - rest) },
      { row: on(row, 1), weight: weight * rest },
    ]);
  }, [{ row: 0, weight: 1 }]);
  return Float32Array.from({ length: dials }, (_, i) =>
    corners.reduce((sum, { row, weight }) => sum + (weight && weight * codes[row * dials + i]), 0),
  );
}

/** Numbers that travel as base 64. */
export function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return new Float32Array(bytes.buffer);
}

/** The same, the way there, in the letters that an address may hold. */
export function packed(values) {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
