// The instrument's elements. Two faces of one thing: a bench (the whole machine, families of sliders, all that is told
// of what is drawn) and a toy (a picture and a few sliders).

import { make } from "../shared/dom.js";
import { Gauge } from "../shared/gauge.js";
import { Bars } from "./bars.js";
import { Meter } from "./meter.js";
import { Tabs } from "./tabs.js";

const figure = (name, ...parts) => make("figure", name, {}, ...parts);
const caption = (words, ...more) => make("figcaption", "", {}, make("b", "", {}, words), ...more);

/** {root, controls, out: elements that show what is drawn, big, ...}; `on`: {family(key), hold(name)}. */
export function buildStage(parent, painter, face, words, on) {
  const stage = { big: painter.element(words.drawn), mark: make("small", "lt-engine", { role: "status" }) };
  stage.out = [stage.big];
  stage.controls = make("div", "lt-controls lt-dials");
  stage.big.classList.add("lt-big");
  stage.wave = painter.wave?.(words.wave);
  stage.gauge = new Gauge(words);
  if (face === "bench") furnish(stage, painter, words, on);
  const shown = stage.result ?? make("div", "lt-shown", {}, figure("", ...big(stage), stage.gauge.root, stage.mark));
  const desk = make("div", "lt-desk", {}, ...(face === "bench" ? [stage.controls, shown] : [shown, stage.controls]));
  stage.root = make("div", `lt-instrument lt-${face}`, {}, ...(stage.machine ? [stage.machine] : []), desk);
  parent.append(stage.root);
  return stage;
}

/** The large picture, and the wave of what can be heard. */
const big = ({ big, wave }) => (wave ? [big, wave] : [big]);

function furnish(stage, painter, words, on) {
  stage.tabs = new Tabs(words.families, on.family);
  stage.explained = make("p", "quiet");
  stage.controls.append(stage.tabs.root, stage.explained);
  stage.bars = new Bars();
  stage.meter = new Meter(words, on.hold);
  stage.small = painter.element(words.back);
  stage.difference = painter.element(words.difference);
  stage.out.push(stage.small);
  stage.item = painter.element(words.item);
  stage.itemName = make("b", "", { dir: "auto" });
  stage.machine = machine(stage, words);
  stage.result = result(stage, painter, words);
}

function machine(stage, words) {
  const step = (name, title) => make("div", "lt-step", { title }, name);
  stage.encoding = [
    figure("lt-item", stage.item, make("figcaption", "", {}, stage.itemName)),
    step(words.encoder, words.encoderHelp),
  ];
  const numbers = figure("lt-code", stage.bars.root, caption(words.numbers));
  const back = figure("lt-out", stage.small, caption(words.back));
  return make("div", "lt-machine", {}, ...stage.encoding, numbers, step(words.decoder, words.decoderHelp), back);
}

function result(stage, painter, words) {
  stage.itemAgain = painter.element(words.item);
  stage.note = make("small");
  stage.told = make("small");
  stage.nearestTile = painter.element(words.nearest);
  stage.nearestWords = make("p", "quiet");
  const side = make(
    "div",
    "lt-side",
    {},
    figure("", stage.itemAgain, caption(words.item, stage.note)),
    figure("lt-change", stage.difference, caption(words.difference, stage.told)),
  );
  const now = figure("lt-now", ...big(stage), caption(words.now, stage.mark));
  const near = make("div", "lt-nearest", {}, stage.nearestTile, stage.nearestWords);
  stage.steps = make("div", "lt-steps", { role: "group", "aria-label": words.steps, hidden: "" });
  const pictures = make("div", "lt-pictures", {}, make("div", "lt-main", {}, now, stage.steps), side);
  return make("div", "lt-result", {}, pictures, stage.gauge.root, near, stage.meter.root);
}
