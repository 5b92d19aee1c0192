// Sounds as the page shows them: pictures in which each colour is a level, and which can be heard.

import { make } from "./dom.js";
import { ears } from "./ears.js";
import { PicturePainter } from "./pictures.js";

const WAVE = [272, 56]; // pixels of a wave, which its style stretches

/** The colour of each of 256 levels, [red, green, blue, ...], as latent/modalities/sound/showing.py mixes them. */
export function palette(stops) {
  const colours = new Uint8Array(3 * 256);
  for (let level = 0; level < 256; level += 1) {
    const at = (level / 255) * (stops.length - 1);
    const left = Math.min(Math.floor(at), stops.length - 2);
    for (let k = 0; k < 3; k += 1) {
      colours[3 * level + k] = halfToEven(stops[left][k] + (at - left) * (stops[left + 1][k] - stops[left][k]));
    }
  }
  return colours;
}

const halfToEven = (value) => (Math.abs(value % 1) === 0.5 ? 2 * Math.round(value / 2) : Math.round(value));

/** Levels 0..1 of a drawn picture, by its pixels [red, green, blue, alpha, ...]: of each, that of the nearest colour. */
export function levelsOf(pixels, colours) {
  const known = new Map();
  return Float32Array.from({ length: pixels.length / 4 }, (_, i) => {
    const [red, green, blue] = pixels.subarray(4 * i, 4 * i + 3);
    const key = (red << 16) | (green << 8) | blue;
    if (!known.has(key)) known.set(key, nearest(red, green, blue, colours));
    return known.get(key) / 255;
  });
}

function nearest(red, green, blue, colours) {
  let [best, least] = [0, Infinity];
  for (let level = 0; level < 256; level += 1) {
    const at = 3 * level;
    const gap = (colours[at] - red) ** 2 + (colours[at + 1] - green) ** 2 + (colours[at + 2] - blue) ** 2;
    if (gap < least) [best, least] = [level, gap];
  }
  return best;
}

export class SoundPainter extends PicturePainter {
  /** `about`: as of a picture, and `voice`, what it takes to make one heard. */
  constructor(about) {
    super(about);
    this.colours = palette(about.voice.colours);
    this.powers = Float64Array.from({ length: 256 }, (_, level) => level && 10 ** ((level / 255 - 1) * (about.voice.floor / 10)));
  }

  /** An element that shows a wave. */
  wave(label) {
    return make("canvas", "lt-wave", { role: "img", "aria-label": label, width: WAVE[0], height: WAVE[1] });
  }

  /** How far an answer swings from moment to moment, as showing.py tells it, around a line in the middle. */
  swing(canvas, values) {
    const swings = this.swings(values);
    const most = Math.max(...swings) || 1;
    const [width, height] = [canvas.width, canvas.height];
    const pen = canvas.getContext("2d");
    pen.clearRect(0, 0, width, height);
    pen.fillStyle = getComputedStyle(canvas).color;
    for (let x = 0; x < width; x += 1) {
      const at = (x / (width - 1)) * (swings.length - 1);
      const left = Math.min(Math.floor(at), swings.length - 2);
      const high = Math.max(1, (height * (swings[left] + (at - left) * (swings[left + 1] - swings[left]))) / most);
      pen.fillRect(x, (height - high) / 2, 1, high);
    }
  }

  /** The root of the power of all bands, frame by frame. */
  swings(values) {
    const { width, height, powers } = this;
    return Array.from({ length: width }, (_, frame) => {
      let sum = 0;
      for (let at = frame; at < width * height; at += width) sum += powers[Math.round(255 * Math.min(1, Math.max(0, values[at])))];
      return Math.sqrt(sum);
    });
  }

  /** The `row`-th of several answers. */
  paint(canvas, values, row = 0) {
    const { area, colours } = this;
    this.fill(canvas, (data) => {
      for (let i = 0, at = 0; i < area; i += 1, at += 4) {
        const from = 3 * Math.round(255 * Math.min(1, Math.max(0, values[row * area + i])));
        data[at] = colours[from];
        data[at + 1] = colours[from + 1];
        data[at + 2] = colours[from + 2];
        data[at + 3] = 255;
      }
    });
  }

  /** What is shown now: heard while a hand moves, and else kept for whoever asks to hear it. */
  now(values, moving) {
    ears.hear(values.slice(0, this.area), this.voice, moving ? "moving" : "kept");
  }

  /** The levels of a finished picture, by its address. */
  async read(address) {
    const picture = await createImageBitmap(await (await fetch(address)).blob(), { colorSpaceConversion: "none" });
    const canvas = new OffscreenCanvas(this.width, this.height);
    const pen = canvas.getContext("2d");
    pen.drawImage(picture, 0, 0);
    return levelsOf(pen.getImageData(0, 0, this.width, this.height).data, this.colours);
  }
}
