// The fast Fourier transform of real numbers, a power of two of them (Cooley & Tukey 1965).

export class Fourier {
  constructor(size) {
    this.size = size;
    this.cos = Float64Array.from({ length: size / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / size));
    this.sin = Float64Array.from({ length: size / 2 }, (_, i) => Math.sin((2 * Math.PI * i) / size));
    this.real = new Float64Array(size);
    this.imaginary = new Float64Array(size);
    const bits = Math.log2(size);
    this.turned = Uint32Array.from({ length: size }, (_, i) => turn(i, bits));
  }

  /** Of `wave`: size / 2 + 1 frequencies, written into `real` and `imaginary` from `at` on. */
  forward(wave, real, imaginary, at) {
    for (let i = 0; i < this.size; i += 1) {
      this.real[this.turned[i]] = wave[i];
      this.imaginary[i] = 0;
    }
    this.run();
    for (let i = 0; i <= this.size / 2; i += 1) {
      real[at + i] = this.real[i];
      imaginary[at + i] = this.imaginary[i];
    }
  }

  /** The wave of frequencies that stand in `real` and `imaginary` from `at` on; good until the next call. */
  inverse(real, imaginary, at) {
    const { size, turned } = this;
    for (let i = 0; i < size; i += 1) {
      const mirrored = i > size / 2;
      const from = at + (mirrored ? size - i : i);
      this.real[turned[i]] = real[from] / size;
      this.imaginary[turned[i]] = ((mirrored ? 1 : -1) * imaginary[from]) / size; // conjugated: there and back are one
    }
    this.run();
    return this.real;
  }

  run() {
    const { size, real, imaginary, cos, sin } = this;
    for (let half = 1; half < size; half *= 2) {
      const step = size / (2 * half);
      for (let start = 0; start < size; start += 2 * half) {
        for (let i = start, k = 0; k < size / 2; i += 1, k += step) {
          const j = i + half;
          const re = real[j] * cos[k] + imaginary[j] * sin[k];
          const im = imaginary[j] * cos[k] - real[j] * sin[k];
          real[j] = real[i] - re;
          imaginary[j] = imaginary[i] - im;
          real[i] += re;
          imaginary[i] += im;
        }
      }
    }
  }
}

function turn(number, bits) {
  let found = 0;
  for (let i = 0; i < bits; i += 1) found |= ((number >> i) & 1) << (bits - 1 - i);
  return found;
}
