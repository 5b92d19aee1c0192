// The page's ears: a switch for sound, what was heard last as a wave, and every picture of a sound on the page made one
// that can be heard: by pointing at it once sound is on, by pressing it at any time.

import { make } from "../shared/dom.js";
import { ears } from "../shared/ears.js";
import { living } from "../shared/life.js";
import { levelsOf, palette } from "../shared/sounds.js";

const HEARD = "img[src^='data:image/png;heard=levels']";
const [WIDTH, HEIGHT] = [160, 32];

class Ears {
  constructor(parent) {
    this.switch = make("button", "lt-ears-button", { type: "button", "aria-pressed": "false" });
    this.again = make("button", "lt-ears-button", { type: "button", hidden: "" });
    this.wave = make("canvas", "lt-ears-wave", { role: "img", width: WIDTH, height: HEIGHT, hidden: "" });
    this.hint = make("span", "lt-ears-hint");
    this.root = make("div", "lt-ears", { role: "group" }, this.switch, this.again, this.wave, this.hint);
    parent.append(this.root);
    this.switch.addEventListener("click", () => ears.turn(!ears.on));
    this.again.addEventListener("click", () => this.repeat());
    this.listening = new AbortController();
    this.listen(this.listening.signal);
    this.watching = new MutationObserver(() => this.mark());
    this.watching.observe(document.body, { childList: true, subtree: true });
  }

  update({ data: { words, voice } }) {
    Object.assign(this, { words, voice });
    this.colours = palette(voice.colours);
    this.root.setAttribute("aria-label", words.ears);
    this.again.textContent = words.again;
    this.wave.setAttribute("aria-label", words.wave);
    this.unfollow?.();
    this.unfollow = ears.follow((state) => this.show(state));
    this.mark();
  }

  listen(signal) {
    const on = (type, act) => document.addEventListener(type, (event) => {
      const picture = event.target.closest?.(HEARD);
      if (picture) act(picture, event);
    }, { signal });
    on("pointerover", (picture) => ears.on && this.hear(picture));
    on("focusin", (picture) => ears.on && this.hear(picture));
    on("click", (picture) => this.press(picture));
    on("keydown", (picture, event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      this.press(picture);
    });
  }

  async press(picture) {
    this.hear(picture);
    if (!ears.on) await ears.turn(true);
  }

  hear(picture) {
    const { naturalWidth: width, naturalHeight: height } = picture;
    if (!width || height !== this.voice.middles.length) return;
    const pen = new OffscreenCanvas(width, height).getContext("2d");
    pen.drawImage(picture, 0, 0);
    ears.hear(levelsOf(pen.getImageData(0, 0, width, height).data, this.colours), this.voice);
  }

  repeat() {
    const { latest } = ears;
    if (latest) ears.hear(latest.levels, latest.about);
  }

  /** Every picture of a sound can be reached by the keyboard, and says that it can be heard. */
  mark() {
    for (const picture of document.querySelectorAll(`${HEARD}:not([tabindex])`)) {
      picture.setAttribute("tabindex", "0");
      picture.setAttribute("role", "button");
      picture.title = this.words?.play ?? "";
    }
  }

  show({ on, wave, playing }) {
    const { words } = this;
    this.switch.setAttribute("aria-pressed", String(on));
    this.switch.textContent = on ? words.on : words.off;
    this.hint.textContent = on && !wave ? words.hint : "";
    this.again.hidden = !on;
    this.wave.hidden = !on || !wave;
    if (!wave) return;
    if (wave !== this.shown) this.count(wave);
    this.shown = wave;
    if (playing) this.follow();
  }

  /** What was played, for whoever tests that it does not click. */
  count(wave) {
    const { dataset } = this.root;
    const loudest = wave.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const edge = Math.max(Math.abs(wave[0]), Math.abs(wave.at(-1)));
    Object.assign(dataset, { played: Number(dataset.played ?? 0) + 1, loudest, edge, samples: wave.length });
  }

  /** The wave, and a line where it is playing. */
  follow() {
    cancelAnimationFrame(this.frame);
    this.draw();
    this.frame = requestAnimationFrame(() => (ears.place() ? this.follow() : this.draw()));
  }

  draw() {
    const pen = this.wave.getContext("2d");
    const { shown } = this;
    const step = shown.length / WIDTH;
    pen.clearRect(0, 0, WIDTH, HEIGHT);
    pen.fillStyle = getComputedStyle(this.root).color;
    for (let x = 0; x < WIDTH; x += 1) {
      const part = shown.subarray(Math.floor(x * step), Math.floor((x + 1) * step));
      const [low, high] = [Math.min(...part), Math.max(...part)];
      pen.fillRect(x, (HEIGHT / 2) * (1 - high), 1, Math.max(1, (HEIGHT / 2) * (high - low)));
    }
    const at = (ears.place() * ears.rate) / step;
    if (at) pen.fillRect(Math.round(at), 0, 2, HEIGHT);
  }

  destroy() {
    this.listening.abort();
    this.watching.disconnect();
    this.unfollow?.();
    cancelAnimationFrame(this.frame);
    ears.hush();
    this.root.remove();
  }
}

export default living(Ears);
