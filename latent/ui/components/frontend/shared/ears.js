// What the page plays, for all its parts: one sound at a time, the newest, and none before a person has asked for sound.
// While a hand moves it goes round and round, and each new sound takes over where the last one stands, over so short a
// time that it neither clicks nor stutters.

import { Loop } from "./loop.js";
import { startWorker } from "./workers.js";

const CROSS = 0.025; // seconds in which one sound goes over into the next
const LAST_ROUND = 700; // milliseconds after the last change until it is played to its end and no further

class Ears {
  constructor() {
    Object.assign(this, { on: false, context: null, playing: null, latest: null, calls: 0 });
    this.waiting = new Map();
    this.listeners = new Set();
    this.loop = new Loop((wish) => this.voice(wish), (made) => this.play(made), () => null);
  }

  /** Switch sound on or off, from within a press of a button: browsers let none begin otherwise. */
  async turn(on) {
    this.on = on;
    if (on) {
      this.context ??= new AudioContext();
      await this.context.resume();
      if (this.latest) this.loop.want({ ...this.latest, how: "once" });
    } else this.hush();
    this.tell();
  }

  /**
   * Levels 0..1 to hear, as `about` says; `how`: "once", "moving" while a hand changes them, or "kept" for later.
   */
  hear(levels, about, how = "once") {
    this.latest = { levels, about };
    if (this.on && how !== "kept") this.loop.want({ levels, about, how });
  }

  /** Follow what is played: `listener({on, wave, rate, playing})`. Returns what ends it. */
  follow(listener) {
    this.listeners.add(listener);
    this.tell();
    return () => this.listeners.delete(listener);
  }

  tell() {
    for (const listener of this.listeners) listener(this);
  }

  async voice({ levels, about, how }) {
    this.worker ??= this.start();
    this.calls += 1;
    const call = this.calls;
    const made = new Promise((resolve, reject) => this.waiting.set(call, { resolve, reject }));
    this.worker.postMessage({ call, levels, about });
    return { wave: await made, rate: about.rate, how };
  }

  start() {
    const worker = startWorker("vocoder_worker");
    worker.onmessage = ({ data: { call, wave } }) => {
      this.waiting.get(call).resolve(wave);
      this.waiting.delete(call);
    };
    worker.onerror = (problem) => {
      problem.preventDefault(); // one sound is lost, and nothing else
      this.lose(worker);
    };
    return worker;
  }

  /** What a worker that failed has not answered it never will: the next sound is another one's. */
  lose(worker) {
    worker.terminate();
    this.worker = null;
    for (const { reject } of this.waiting.values()) reject(new Error("no sound was made"));
    this.waiting.clear();
  }

  /** Take over from what is playing: at its place while a hand moves, else from the start. */
  play({ wave, rate, how }) {
    if (!this.on) return;
    const { context } = this;
    const buffer = context.createBuffer(1, wave.length, rate);
    buffer.copyToChannel(wave, 0);
    const from = how === "moving" ? this.place() % buffer.duration : 0;
    this.hush();
    const source = new AudioBufferSourceNode(context, { buffer, loop: how === "moving" });
    const gain = new GainNode(context, { gain: 0 });
    source.connect(gain).connect(context.destination);
    gain.gain.linearRampToValueAtTime(1, context.currentTime + CROSS);
    source.start(0, from);
    this.playing = { source, gain, began: context.currentTime - from, length: buffer.duration, wave };
    Object.assign(this, { wave, rate });
    if (how === "moving") this.endSoon(source);
    this.tell();
  }

  endSoon(source) {
    clearTimeout(this.ending);
    this.ending = setTimeout(() => (source.loop = false), LAST_ROUND);
  }

  /** Seconds into the sound that is playing; 0 where none is. */
  place() {
    if (!this.playing) return 0;
    const { source, began, length } = this.playing;
    const gone = this.context.currentTime - began;
    return source.loop ? gone % length : gone < length ? gone : 0;
  }

  /** Let what is playing fade out. */
  hush() {
    if (!this.playing) return;
    const { source, gain } = this.playing;
    const now = this.context.currentTime;
    gain.gain.cancelScheduledValues(now);
    gain.gain.setValueAtTime(gain.gain.value, now);
    gain.gain.linearRampToValueAtTime(0, now + CROSS);
    source.stop(now + CROSS);
    this.playing = null;
  }
}

export const ears = new Ears();
