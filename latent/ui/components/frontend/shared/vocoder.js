// Pictures of sound back to sound, as latent/modalities/sound/voicing.py does it: the fast Griffin-Lim algorithm
// (Perraudin, Balazs & Søndergaard 2013). Plain sums over arrays, so that a worker and a test can run it.

import { Fourier } from "./fourier.js";

const FADE = 0.008; // seconds at both ends, so that nothing clicks
const PEAK = 0.9;
const LEAST = 0.5 / 255; // a level that an item holds as none

/**
 * Samples of levels 0..1, `middles.length` bands from high to low, each a row of frames.
 * `about`: what latent/modalities/sound/codec.py says of it in `heard`.
 */
export function voice(levels, about) {
  const magnitudes = spread(levels, about);
  const wave = new Vocoder(about, magnitudes).run(about.rounds);
  return softened(wave, Math.round(FADE * about.rate));
}

/** Magnitude of each frequency in each frame: between the middles of two bands, power goes over in a straight line. */
function spread(levels, { middles, fft, rate, floor }) {
  const frames = levels.length / middles.length;
  const bins = fft / 2 + 1;
  const places = middles.map(mel);
  const found = new Float32Array(frames * bins);
  let right = 1;
  for (let bin = 0; bin < bins; bin += 1) {
    const place = mel((bin * rate) / fft);
    if (place < places[0] || place > places.at(-1)) continue;
    while (right < places.length - 1 && places[right] < place) right += 1;
    const share = (place - places[right - 1]) / (places[right] - places[right - 1]);
    const row = (places.length - right) * frames; // of the band on the left: the highest comes first
    for (let frame = 0; frame < frames; frame += 1) {
      const [low, high] = [power(levels[row + frame], floor), power(levels[row - frames + frame], floor)];
      found[frame * bins + bin] = Math.sqrt((1 - share) * low + share * high);
    }
  }
  return found;
}

const mel = (hertz) => 2595 * Math.log10(1 + hertz / 700);
const power = (level, floor) => (level < LEAST ? 0 : 10 ** ((Math.min(1, level) - 1) * (floor / 10)));

class Vocoder {
  constructor({ hop, window, fft, momentum }, magnitudes) {
    Object.assign(this, { hop, fft, momentum, magnitudes, bins: fft / 2 + 1 });
    this.frames = magnitudes.length / this.bins;
    this.before = fft / 2 - hop / 2;
    this.fourier = new Fourier(fft);
    this.window = hann(window, fft);
    this.overlap = new Float64Array((this.frames - 1) * hop + fft);
    for (let frame = 0; frame < this.frames; frame += 1)
      for (let i = 0; i < fft; i += 1) this.overlap[frame * hop + i] += this.window[i] ** 2;
  }

  /** Steps towards phases that belong together, from those of steady tones. */
  run(rounds) {
    const { bins, hop, fft } = this;
    const size = this.magnitudes.length;
    let [real, imaginary] = [new Float64Array(size), new Float64Array(size)];
    const [realBefore, imaginaryBefore] = [new Float64Array(size), new Float64Array(size)];
    for (let i = 0; i < size; i += 1) {
      const phase = 2 * Math.PI * ((Math.floor(i / bins) * (i % bins) * hop) % fft) / fft;
      real[i] = this.magnitudes[i] * Math.cos(phase);
      imaginary[i] = this.magnitudes[i] * Math.sin(phase);
    }
    for (let round = 0; round < rounds; round += 1) {
      const again = this.forward(this.back(real, imaginary));
      for (let i = 0; i < size; i += 1) {
        const re = again.real[i] + this.momentum * (again.real[i] - realBefore[i]);
        const im = again.imaginary[i] + this.momentum * (again.imaginary[i] - imaginaryBefore[i]);
        const scale = this.magnitudes[i] / Math.max(Math.hypot(re, im), 1e-9);
        [realBefore[i], imaginaryBefore[i]] = [again.real[i], again.imaginary[i]];
        [real[i], imaginary[i]] = [re * scale, im * scale];
      }
    }
    return this.back(real, imaginary).slice(this.before, this.before + this.frames * hop);
  }

  /** The wave whose transform is nearest, with what its first and last windows need around it. */
  back(real, imaginary) {
    const { fft, bins, hop, window, fourier } = this;
    const wave = new Float64Array(this.overlap.length);
    for (let frame = 0; frame < this.frames; frame += 1) {
      const part = fourier.inverse(real, imaginary, frame * bins);
      const at = frame * hop;
      for (let i = 0; i < fft; i += 1) wave[at + i] += part[i] * window[i];
    }
    for (let i = 0; i < wave.length; i += 1) wave[i] /= Math.max(this.overlap[i], 1e-3);
    return wave;
  }

  forward(wave) {
    const { fft, bins, hop, before, window, fourier } = this;
    const [real, imaginary] = [new Float64Array(this.magnitudes.length), new Float64Array(this.magnitudes.length)];
    const part = new Float64Array(fft);
    const end = before + this.frames * hop; // outside of the sound it is silent
    for (let frame = 0; frame < this.frames; frame += 1) {
      for (let i = 0; i < fft; i += 1) {
        const at = frame * hop + i;
        part[i] = at < before || at >= end ? 0 : wave[at] * window[i];
      }
      fourier.forward(part, real, imaginary, frame * bins);
    }
    return { real, imaginary };
  }
}

function hann(size, fft) {
  const rest = Math.floor((fft - size) / 2);
  const window = new Float64Array(fft);
  for (let i = 0; i < size; i += 1) window[rest + i] = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size);
  return window;
}

/** As loud as it may be, with soft ends. */
function softened(wave, fade) {
  const last = wave.length - 1;
  for (let i = 0; i < fade; i += 1) {
    wave[i] *= i / (fade - 1);
    wave[last - i] *= i / (fade - 1);
  }
  const loudest = wave.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
  return Float32Array.from(wave, (value) => (loudest > 1e-6 ? (PEAK * value) / loudest : 0));
}
