// A space that was taken home: one page without a server. It gives the instrument, the map and the ears what Python
// gives them on the program's own pages, of files that it brings along.

import mountEars from "../ears/ears.js";
import mountMap from "../map/map.js";
import { unpacked } from "../shared/codes.js";
import { filled, make } from "../shared/dom.js";
import { numbers, own, texts } from "../shared/files.js";
import { holdWorker } from "../shared/workers.js";
import { Bench } from "./bench.js";
import { gather } from "./bundled.js";
import { fillGallery } from "./gallery.js";

const told = JSON.parse(document.getElementById("told").textContent);
const silent = { setStateValue() {}, setTriggerValue() {} };
const part = (name) => document.querySelector(`[data-part="${name}"]`);

class Home {
  constructor() {
    const { space, sliders, words } = told;
    this.bench = new Bench(part("instrument"), space, sliders);
    this.line = part("line");
    this.words = words;
    part("again").addEventListener("click", () => this.bench.reset());
    part("another").addEventListener("click", () => this.another());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.showMap());
  }

  async open() {
    await prepare(told.space.engine, told.space.decoder, told.space.encoder);
    if (told.ears) mountEars({ parentElement: part("ears"), data: told.ears, ...silent });
    await this.begin(told.start);
    await this.bench.drawn(); // what follows would be in its way
    const items = await Promise.all(told.gallery.map((item) => this.item(item)));
    this.mark = fillGallery(part("gallery"), items, (item) => this.begin([item.kind, item.index]));
    this.mark(this.key);
    this.showMap();
  }

  /** {key, kind, index, name, sheet} of a known item, or of one that was taken along. */
  async item([kind, index]) {
    const about = kind === "own" ? told.own : told.space;
    const names = await texts(about.names);
    const said = names[index] || (about.sheet.texts && (await texts(about.sheet.texts))[index]) || filled(this.words.item, index + 1);
    return { key: `${kind} ${index}`, kind, index, name: said, sheet: about.sheet };
  }

  async begin([kind, index]) {
    const { codes } = kind === "own" ? told.own : told.space;
    const [all, item] = await Promise.all([numbers(codes, Float32Array), this.item([kind, index])]);
    const { dials } = told.space;
    await this.go(item.key, item.name, all.slice(index * dials, (index + 1) * dials));
  }

  async go(key, name, code) {
    this.key = key;
    this.mark?.(key);
    await this.bench.start({ name, code });
    this.line.textContent = filled(this.words.begun, name);
  }

  another() {
    return this.begin(["reference", Math.floor(Math.random() * told.map.reference.count)]);
  }

  showMap() {
    const [kind, index] = this.key.split(" ");
    const selected = kind === "place" ? null : [kind, Number(index)];
    const setTriggerValue = (_, clicked) => this.click(clicked);
    mountMap({ parentElement: part("map"), data: { ...told.map, selected }, ...silent, setTriggerValue });
  }

  async click({ kind, index, code }) {
    if (kind === "place") await this.go("place", this.words.imagined, unpacked(code.replaceAll("-", "+").replaceAll("_", "/")));
    else await this.begin([kind, index]);
    this.showMap();
    part("instrument").scrollIntoView({ block: "nearest" });
  }
}

/** The worker that runs networks is given all that it needs; no address leads to it in a file. */
async function prepare(...names) {
  const [script, ...blobs] = await Promise.all(["engine_worker", ...names].map(own));
  const files = Object.fromEntries(names.map((name, i) => [name, blobs[i]]));
  const address = URL.createObjectURL(script);
  holdWorker("engine_worker", () => {
    const worker = new Worker(address);
    worker.postMessage(files);
    return worker;
  });
  const vocoder = await own("vocoder_worker");
  if (vocoder) holdWorker("vocoder_worker", () => new Worker(URL.createObjectURL(vocoder)));
}

gather(told.files);
const home = new Home();
home.open().catch((problem) => {
  console.error(problem);
  part("instrument").replaceChildren(make("p", "notice", { role: "alert" }, told.words.broken));
});
