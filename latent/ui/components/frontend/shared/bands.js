// What lies ahead of a slider, of what comes in words: a band for each thing that is said on the way.

export const INSET = 9; // half a thumb, in CSS pixels: where a slider's first and last value are

/** Bands behind a slider's line, parted where what is `told` at one place turns into something else at the next. */
export function layBands(strip, told) {
  const ratio = globalThis.devicePixelRatio || 1;
  const [width, height] = [strip.clientWidth * ratio, strip.clientHeight * ratio];
  Object.assign(strip, { width: Math.round(width), height: Math.round(height) });
  const pen = strip.getContext("2d");
  pen.fillStyle = getComputedStyle(strip).color;
  const step = (width - 2 * INSET * ratio) / (told.length - 1);
  const turns = told.flatMap((words, i) => (i && words !== told[i - 1] ? [Math.round(INSET * ratio + (i - 0.5) * step)] : []));
  [0, ...turns].forEach((from, i) => {
    pen.globalAlpha = i % 2 ? 0.28 : 0.1;
    pen.fillRect(from, 0, (turns[i] ?? width) - from, height);
  });
  pen.globalAlpha = 1;
  return { pen, turns, ratio, height };
}
