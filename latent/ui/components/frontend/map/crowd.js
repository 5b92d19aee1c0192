// Thousands of marks as diamonds of whole pixels, written into a picture that is laid over the map in one go: the canvas
// takes seconds for as many shapes, and while a hand moves the map they are drawn with each frame.

/** Lay marks over `pen`'s canvas. `spots`: x, y and depth of each; `size`: half a mark's width; `fill(i)`: its colour. */
export function drawCrowd(pen, { spots, size, ratio, fill, ground }) {
  const { width, height } = pen.canvas;
  const layer = new OffscreenCanvas(width, height);
  const own = layer.getContext("2d", { willReadFrequently: true });
  const image = own.createImageData(width, height);
  const sheet = { pixels: new Uint32Array(image.data.buffer), width, height, spots, ratio };
  const inked = inks();
  const reach = Math.max(1, Math.round(size * ratio));
  const under = inked(ground);
  dab(sheet, reach + Math.max(1, Math.round(ratio / 2)), () => under);
  dab(sheet, reach, (i) => inked(fill(i)));
  own.putImageData(image, 0, 0);
  pen.save();
  pen.resetTransform();
  pen.drawImage(layer, 0, 0);
  pen.restore();
}

function dab({ pixels, width, height, spots, ratio }, reach, ink) {
  for (let i = 0; i < spots.length / 3; i += 1) {
    const [x, y, colour] = [Math.round(spots[3 * i] * ratio), Math.round(spots[3 * i + 1] * ratio), ink(i)];
    if (x < -reach || x >= width + reach) continue; // NaN, of what lies behind the eye, passes and meets no pixel
    for (let row = Math.max(0, y - reach); row <= Math.min(height - 1, y + reach); row += 1) {
      const half = reach - Math.abs(row - y);
      const [from, to] = [Math.max(0, x - half), Math.min(width - 1, x + half)];
      if (to >= from) pixels.fill(colour, row * width + from, row * width + to + 1);
    }
  }
}

/** What tells a colour as a pixel holds it, each looked up once. */
function inks() {
  const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  return (colour) => {
    if (!known.has(colour)) {
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      known.set(colour, new Uint32Array(pen.getImageData(0, 0, 1, 1).data.buffer)[0]);
    }
    return known.get(colour);
  };
}
