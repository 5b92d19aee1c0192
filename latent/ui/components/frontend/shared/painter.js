// What a decoder answers, drawn on a canvas of its own size. One painter for each kind of answer that a modality names
// in `Modality.canvas`; a kind that is not here is drawn by the server.

const LESS = [0, 114, 178]; // blue and orange of Okabe and Ito, as the server draws differences
const MORE = [230, 159, 0];

export const PAINTERS = { picture: (about) => new PicturePainter(about) };

/** Light from 0 to 1, channel by channel. */
class PicturePainter {
  constructor(about) {
    Object.assign(this, about);
    this.area = about.width * about.height;
  }

  /** The `row`-th of several answers. */
  paint(canvas, values, row = 0) {
    const start = row * this.channels * this.area;
    this.fill(canvas, (data, i) => {
      for (let k = 0; k < 3; k += 1) {
        const channel = Math.min(k, this.channels - 1);
        data[4 * i + k] = Math.round(255 * values[start + channel * this.area + i]);
      }
      data[4 * i + 3] = 255;
    });
  }

  /** Where an answer has more light than an item, and where less; see-through where they agree. */
  paintDifference(canvas, item, values) {
    this.fill(canvas, (data, i) => {
      let [sum, size] = [0, 0];
      for (let k = 0; k < this.channels; k += 1) {
        const change = values[k * this.area + i] - item[k * this.area + i];
        sum += change;
        size += Math.abs(change);
      }
      data.set(sum < 0 ? LESS : MORE, 4 * i);
      data[4 * i + 3] = Math.round((255 * size) / this.channels);
    });
  }

  fill(canvas, dot) {
    if (canvas.width !== this.width || canvas.height !== this.height) {
      Object.assign(canvas, { width: this.width, height: this.height });
    }
    canvas.classList.toggle("lt-fine", this.fine);
    const pen = canvas.getContext("2d");
    const image = pen.createImageData(this.width, this.height);
    for (let i = 0; i < this.area; i += 1) dot(image.data, i);
    pen.putImageData(image, 0, 0);
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
