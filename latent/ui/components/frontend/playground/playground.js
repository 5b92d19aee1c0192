// The playground: a model learns while one watches. Python makes frames, as many as are wanted here and no more; this
// part plays them, so that pause, step and slow motion need no message, and training itself waits with whoever watches.

import { Sender } from "../dials/sender.js";
import { icon, make, put } from "../shared/dom.js";
import { texts } from "../shared/files.js";
import { living } from "../shared/life.js";
import { atRest } from "../shared/rest.js";
import { Panel } from "./panel.js";
import { Player } from "./player.js";

const LOOK = 120; // milliseconds between two looks at whether more frames are to be asked for
const PLAY = "M4 2.5l9 5.5-9 5.5z";
const PAUSE = "M4 2.5h3v11H4zM9 2.5h3v11H9z";
const STEP = "M3 2.5l7 5.5-7 5.5zM11 2.5h2v11h-2z";

class Playground {
  constructor(parent) {
    this.films = new Map(); // frames by the number of their run
    this.taking = Promise.resolve();
    this.player = new Player();
    this.panels = [new Panel(), new Panel()];
    this.sender = new Sender(() => this.wish());
    this.calm = matchMedia("(prefers-reduced-motion: reduce)");
    this.build(parent);
    this.timer = setInterval(() => this.ask(), LOOK);
    this.resized = new ResizeObserver(() => this.draw());
    this.resized.observe(this.root);
  }

  build(parent) {
    this.play = make("button", "lt-play-button lt-play-main", { type: "button" });
    this.step = make("button", "lt-play-button", { type: "button" });
    this.slow = make("button", "lt-play-button", { type: "button", "aria-pressed": "false" });
    this.scrub = make("input", "lt-play-scrub", { type: "range", min: 0, step: 1, value: 0 });
    this.where = make("p", "lt-play-where");
    this.difference = make("p", "lt-play-difference");
    this.state = make("p", "lt-play-state", { role: "status" });
    this.bar = make("div", "lt-play-bar", { role: "group" }, this.play, this.step, this.slow, this.scrub, this.where);
    this.stage = make("div", "lt-play-stage");
    this.root = make("div", "lt-play", {}, this.bar, this.state, this.difference, this.stage);
    parent.append(this.root);
    this.play.addEventListener("click", () => this.act(() => (this.player.playing ? this.player.pause() : this.player.play())));
    this.step.addEventListener("click", () => this.act(() => this.player.step()));
    this.slow.addEventListener("click", () => this.act(() => (this.player.slow = !this.player.slow)));
    this.scrub.addEventListener("input", () => this.act(() => this.player.goTo(Number(this.scrub.value))));
  }

  update({ data, setStateValue }) {
    this.sender.send = (message) => setStateValue("hand", message);
    this.data = data;
    const now = data.runs.at(-1);
    this.player.total = now.total;
    if (now.run !== this.now) this.turnTo(now.run);
    for (const { run, chunk } of data.runs) if (chunk) this.take(run, chunk);
    this.show();
    this.sender.answered(data.number);
  }

  /** Another run: it goes on as the last one did, and what nobody sees any more is let go of. */
  turnTo(run) {
    const going = this.now !== undefined && (this.player.playing || this.player.over);
    this.now = run;
    this.player.begin(going);
    const seen = new Set(this.data.runs.map((one) => one.run));
    for (const old of this.films.keys()) if (!seen.has(old)) this.films.delete(old);
  }

  film(run) {
    if (!this.films.has(run)) this.films.set(run, []);
    return this.films.get(run);
  }

  /** Frames that came, one file after the other, each with its picture ready to be drawn. */
  take(run, { first, address }) {
    this.taking = this.taking.then(async () => {
      const film = this.film(run);
      const frames = first <= film.length ? (await texts(address)).slice(film.length - first) : [];
      for (const frame of frames) film.push({ ...frame, picture: await pictured(frame.grid) });
      if (frames.length) this.show();
    }).catch(() => {}); // what did not come is asked for again
  }

  wish() {
    const have = this.data.runs.map(({ run }) => [run, this.film(run).length]);
    return { turn: this.data.turn, values: [], resting: true, run: this.now, wants: this.player.wants, have };
  }

  /** Ask for frames that are wanted and not here, whenever nothing else is on its way. */
  ask(again = false) {
    if (!this.data || !this.sender.idle || !atRest() || document.hidden) return;
    const missing = this.data.runs.some(({ run, made }) => this.film(run).length < made);
    const more = this.player.wants > this.film(this.now).length && (again || !this.data.ended);
    this.root.classList.toggle("lt-busy", missing || more);
    if (missing || more) this.taking.then(() => this.sender.idle && this.sender.offer());
  }

  act(deed) {
    deed();
    this.show();
    this.ask(true);
  }

  /** Whatever stands in words, and then the drawings. */
  show() {
    const { runs, words, language, ended } = this.data;
    this.player.have = this.film(this.now).length;
    this.stage.classList.toggle("lt-play-two", runs.length > 1);
    const panels = this.panels.slice(0, runs.length);
    panels.forEach((panel, i) => panel.tell(runs[i], words, language));
    const there = panels.filter((_, i) => this.film(runs[i].run).length).map(({ root }) => root);
    if (there.length !== this.stage.children.length || there.some((one, i) => this.stage.children[i] !== one)) {
      this.stage.replaceChildren(...there);
    }
    this.showBar(words);
    put(this.state, ended || (this.player.have ? "" : words.coming));
    this.state.className = `lt-play-state ${ended ? "notice problem" : ""}`;
    this.draw();
    this.run();
  }

  showBar(words) {
    const { player } = this;
    const playing = player.playing;
    face(this.play, playing ? PAUSE : PLAY, playing ? words.pause : player.over ? words.again : words.play);
    face(this.step, STEP, words.step);
    face(this.slow, "", words.slow);
    this.slow.setAttribute("aria-pressed", String(Boolean(player.slow)));
    this.step.disabled = player.over;
    this.bar.setAttribute("aria-label", words.bar);
    this.scrub.setAttribute("aria-label", words.scrub);
    this.scrub.max = player.total - 1;
    this.showPlace();
  }

  showPlace() {
    const number = Math.floor(this.player.at);
    const frame = this.film(this.now)[number];
    this.scrub.value = number;
    const said = frame ? this.data.words.after.replace("{n}", frame.step.toLocaleString(this.data.language)) : "";
    put(this.where, said);
    this.scrub.setAttribute("aria-valuetext", said);
    this.showDifference();
    Object.assign(this.root.dataset, { frame: number, run: this.now });
  }

  /** What the two runs differ by where one looks, or where the shorter one ends. */
  showDifference() {
    const { runs, words } = this.data;
    const films = runs.map(({ run }) => this.film(run));
    const last = Math.min(Math.floor(this.player.at), ...films.map((film) => film.length - 1));
    if (runs.length > 1 && last > 0) this.compare(films.map((film) => film[last]), runs, words);
    else put(this.difference, "");
  }

  compare(frames, runs, words) {
    const [before, now] = this.panels.map((panel, i) => panel.said(frames[i]));
    const told = { ...now, steps: frames[1].step.toLocaleString(this.data.language) };
    for (const [name, text] of Object.entries(before)) told[`${name}_before`] = text;
    const sentence = words.difference.replace(/\{(\w+)\}/g, (_, name) => told[name]);
    const other = runs[0].judged === runs[1].judged ? "" : ` ${words.other}`;
    put(this.difference, `${words.changed} ${sentence}${other}`);
  }

  draw() {
    if (!this.data) return;
    const place = this.calm.matches ? Math.floor(this.player.at) : this.player.at;
    this.data.runs.forEach(({ run }, i) => {
      const film = this.film(run);
      if (film.length && this.panels[i].root.isConnected) this.panels[i].draw(film, Math.min(place, film.length - 1));
    });
  }

  /** Go on from one screen's frame to the next, as long as it plays. */
  run() {
    if (this.running || !this.player.playing) return;
    this.running = true;
    let last = performance.now();
    const turn = (now) => {
      const moved = this.player.pass(Math.min(0.25, (now - last) / 1000));
      last = now;
      if (moved) {
        this.showPlace();
        this.draw();
      }
      this.running = this.player.playing && this.root.isConnected;
      if (this.running) requestAnimationFrame(turn);
      else this.show();
    };
    requestAnimationFrame(turn);
  }

  destroy() {
    clearInterval(this.timer);
    this.resized.disconnect();
    this.sender.stop();
    this.root.remove();
  }
}

function face(button, lines, word) {
  if (button.textContent === word && button.dataset.lines === lines) return;
  button.dataset.lines = lines;
  button.replaceChildren(...(lines ? [icon(lines)] : []), word);
}

async function pictured(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}

export default living(Playground);
