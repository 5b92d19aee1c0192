// Pictures as the page shows them: light from 0 to 1.

import { INSET } from "./bands.js";
import { make } from "./dom.js";

const LESS = [0, 114, 178]; // blue and orange of Okabe and Ito, as the server draws differences
const MORE = [230, 159, 0];

/** Light from 0 to 1, channel by channel. */
export class PicturePainter {
  constructor(about) {
    Object.assign(this, about);
    this.area = about.width * about.height;
    this.shape = [about.channels, about.height, about.width];
    this.own = make("canvas");
  }

  /** An element that shows one picture. */
  element(label) {
    const { width, height } = this;
    return make("canvas", "lt-picture", { role: "img", "aria-label": label, width, height });
  }

  /** Everything that it needs to paint has come. */
  async ready() {}

  /** The `row`-th of several answers. */
  paint(canvas, values, row = 0) {
    const { area } = this;
    const [red, green, blue] = [0, 1, 2].map((k) => (row * this.channels + Math.min(k, this.channels - 1)) * area);
    this.fill(canvas, (data) => {
      for (let i = 0, at = 0; i < area; i += 1, at += 4) {
        data[at] = 255 * values[red + i]; // which a clamped array rounds
        data[at + 1] = 255 * values[green + i];
        data[at + 2] = 255 * values[blue + i];
        data[at + 3] = 255;
      }
    });
  }

  /** An answer as a tile: see tiles.js. */
  tile(values) {
    this.paint(this.own, values);
    return { sheet: this.own, x: 0, y: 0, width: this.width, height: this.height };
  }

  /** Pictures of what is ahead, each where the thumb's middle would be; `answers`: [[values, row], ...]. */
  lay(strip, answers) {
    const ratio = globalThis.devicePixelRatio || 1;
    const [width, height] = [strip.clientWidth * ratio, strip.clientHeight * ratio];
    Object.assign(strip, { width: Math.round(width), height: Math.round(height) });
    const pen = strip.getContext("2d");
    pen.imageSmoothingEnabled = this.fine || height < this.height;
    const inset = INSET * ratio;
    answers.forEach(([values, row], i) => {
      this.paint(this.own, values, row);
      const middle = inset + ((width - 2 * inset) * i) / (answers.length - 1);
      const left = Math.min(width - height, Math.max(0, middle - height / 2));
      pen.drawImage(this.own, left, 0, height, height);
    });
  }

  /** What the encoder takes of an answer: an item's values are bytes. */
  asItem(values) {
    return values.map((value) => Math.round(value * 255) / 255);
  }

  /** Where an answer has more light than an item, and where less; see-through where they agree. */
  paintDifference(canvas, item, values) {
    const { area, channels } = this;
    this.fill(canvas, (data) => {
      for (let i = 0, at = 0; i < area; i += 1, at += 4) {
        let [sum, size] = [0, 0];
        for (let k = 0; k < channels; k += 1) {
          const change = values[k * area + i] - item[k * area + i];
          sum += change;
          size += Math.abs(change);
        }
        [data[at], data[at + 1], data[at + 2]] = sum < 0 ? LESS : MORE;
        data[at + 3] = (255 * size) / channels;
      }
    });
  }

  fill(canvas, draw) {
    if (canvas.width !== this.width || canvas.height !== this.height) {
      Object.assign(canvas, { width: this.width, height: this.height });
    }
    canvas.classList.toggle("lt-fine", this.fine);
    const pen = canvas.getContext("2d");
    this.image ??= pen.createImageData(this.width, this.height);
    draw(this.image.data);
    pen.putImageData(this.image, 0, 0);
  }

  /** The values of a finished picture, by its address. */
  async read(address) {
    const picture = await createImageBitmap(await (await fetch(address)).blob());
    const canvas = new OffscreenCanvas(this.width, this.height);
    const pen = canvas.getContext("2d");
    pen.drawImage(picture, 0, 0);
    const { data } = pen.getImageData(0, 0, this.width, this.height);
    const values = new Float32Array(this.channels * this.area);
    for (let k = 0; k < this.channels; k += 1)
      for (let i = 0; i < this.area; i += 1) values[k * this.area + i] = data[4 * i + k] / 255;
    return values;
  }
}
