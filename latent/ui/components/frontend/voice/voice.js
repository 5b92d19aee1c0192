// A microphone: what is said is recorded until the person stops, brought to one plain form, and sent as a WAV file.
// Browsers record in forms of their own, so each decodes its own recording again.

import { Hand } from "../dials/hand.js";
import { unpacked } from "../shared/codes.js";
import { make, put } from "../shared/dom.js";
import { living } from "../shared/life.js";
import { spotOf } from "../shared/live.js";

const RATE = 16000; // samples a second of what is sent
const HEADER = 44; // bytes before the samples of a WAV file
const FAULTS = { NotAllowedError: "refused", NotFoundError: "missing" };

class Voice {
  constructor(parent) {
    this.sound = null;
    this.hand = new Hand(() => this.mark(), () => ({ sound: this.sound }));
    this.button = make("button", "lt-voice-button", { type: "button", "aria-pressed": "false" });
    this.told = make("span", "lt-voice-told", { role: "status" });
    this.root = make("div", "lt-voice", {}, this.button, this.told);
    parent.append(this.root);
    this.asking = false; // the browser asks the person whether it may listen
    this.gone = false;
    this.button.addEventListener("click", () => (this.recorder ? this.recorder.stop() : this.begin()));
  }

  update({ data, setStateValue }) {
    const turned = this.hand.turn !== data.turn && this.hand.turn !== undefined;
    this.hand.receive(data, setStateValue);
    if (turned) this.sound = null;
    Object.assign(this, { words: data.words, longest: data.longest, follows: data.follows });
    spotOf(data.follows).tell(data.code && this.sound ? unpacked(data.code) : null);
    this.mark();
  }

  async begin() {
    if (this.asking) return;
    this.asking = true;
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      if (this.gone || this.recorder) silence(stream);
      else this.record(stream);
    } catch (problem) {
      silence(stream);
      this.recorder = null;
      put(this.told, this.words[FAULTS[problem.name] ?? "unable"]);
    } finally {
      this.asking = false;
    }
  }

  record(stream) {
    const parts = [];
    this.recorder = new MediaRecorder(stream);
    this.recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
    this.recorder.addEventListener("stop", () => this.end(stream, parts));
    this.recorder.start();
    this.limit = setTimeout(() => this.recorder?.stop(), 1000 * this.longest);
    put(this.told, this.words.recording);
    this.mark();
  }

  async end(stream, parts) {
    clearTimeout(this.limit);
    this.recorder = null;
    silence(stream);
    put(this.told, "");
    this.mark();
    try {
      this.sound = await wav(new Blob(parts));
      this.hand.move("recordings", this.sound.length);
    } catch {
      put(this.told, this.words.unable);
    }
  }

  /** While it is busy, nothing on the page is dimmed as outdated: see dials.css. */
  mark() {
    const recording = Boolean(this.recorder);
    put(this.button, recording ? this.words.stop : this.words.record);
    this.button.setAttribute("aria-pressed", String(recording));
    this.root.classList.toggle("lt-busy", this.hand.busy);
  }

  destroy() {
    this.gone = true;
    this.hand.stop();
    this.recorder?.stop();
    spotOf(this.follows).tell(null);
    this.root.remove();
  }
}

/** Listen no more, and have the browser show it. */
function silence(stream) {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** A recording as a WAV file of one channel and 16 bits, in base 64. */
async function wav(blob) {
  const own = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await blob.arrayBuffer());
  const context = new OfflineAudioContext(1, own.length, RATE);
  const source = new AudioBufferSourceNode(context, { buffer: own });
  source.connect(context.destination); // which mixes all channels to the one
  source.start();
  const samples = (await context.startRendering()).getChannelData(0);
  return packed(new Uint8Array(file(samples)));
}

function file(samples) {
  const view = new DataView(new ArrayBuffer(HEADER + 2 * samples.length));
  const text = (at, letters) => [...letters].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)));
  text(0, "RIFF");
  view.setUint32(4, HEADER - 8 + 2 * samples.length, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // plain samples
  view.setUint16(22, 1, true); // channels
  view.setUint32(24, RATE, true);
  view.setUint32(28, 2 * RATE, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, 2 * samples.length, true);
  samples.forEach((value, i) => view.setInt16(HEADER + 2 * i, 32767 * Math.max(-1, Math.min(1, value)), true));
  return view.buffer;
}

function packed(bytes) {
  let letters = "";
  for (let i = 0; i < bytes.length; i += 8192) letters += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(letters);
}

export default living(Voice);
