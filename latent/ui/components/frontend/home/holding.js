// Sliders that turn while others are held: the same sums as latent/holding.py.

const LEAST = 1e-9; // of the largest, added to what is solved: two that are held may be one

/** A matrix `rows` of vectors times another's transposed. */
const products = (rows, others) => rows.map((row) => others.map((other) => dot(row, other)));

export const dot = (a, b) => a.reduce((sum, value, i) => sum + value * b[i], 0);

/**
 * Strides with what the others change of the held ones taken out of them.
 * `strides`: a Float64Array for each slider; `held`: their places; `inverse`: of the codes' covariance, row by row.
 */
export function hold(strides, held, inverse) {
  if (!held.length) return strides;
  const away = held.map((place) => strides[place]);
  const reading = away.map((stride) => reader(stride, inverse));
  const taken = solve(products(reading, away), products(reading, strides));
  return strides.map((stride, k) => (held.includes(k) ? stride : stride.map((value, i) => value - dot(taken.map((row) => row[k]), away.map((one) => one[i])))));
}

/** What reads a direction's steps off a change of code. */
function reader(stride, inverse) {
  const dials = stride.length;
  const weights = stride.map((_, i) => dot(stride, inverse.subarray(i * dials, (i + 1) * dials)));
  const whole = dot(weights, stride);
  return weights.map((weight) => weight / whole);
}

/** x of a x = b, each a list of rows, by Gauss and Jordan on the normal equations. */
function solve(a, b) {
  const across = transposed(a);
  const square = products(across, across);
  const most = Math.max(...square.map((row, i) => row[i]));
  const right = products(across, transposed(b));
  const rows = square.map((row, i) => [...row.map((value, j) => value + (i === j ? LEAST * most : 0)), ...right[i]]);
  for (let i = 0; i < rows.length; i += 1) {
    const pivot = rows[i][i];
    rows[i] = rows[i].map((value) => value / pivot);
    for (let j = 0; j < rows.length; j += 1) {
      if (j === i) continue;
      const factor = rows[j][i];
      rows[j] = rows[j].map((value, k) => value - factor * rows[i][k]);
    }
  }
  return rows.map((row) => row.slice(rows.length));
}

const transposed = (rows) => rows[0].map((_, k) => rows.map((row) => row[k]));
