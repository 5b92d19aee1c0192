// The map's elements: a frame that takes the keyboard, the plot, the canvas above it, a line of text, tools, a legend.

import { asWritten, filled, icon, make } from "../shared/dom.js";

const CORNERS = "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4";
const CROSS = "M8 2v12M2 8h12M6 4l2-2 2 2M6 12l2 2 2-2M4 6L2 8l2 2M12 6l2 2-2 2";
const BOX = "M2.5 2.5h3M7 2.5h2M10.5 2.5h3v3M13.5 7v2M13.5 10.5v3h-3M9 13.5H7M5.5 13.5h-3v-3M2.5 9V7M2.5 5.5v-3";
const LASSO = "M8 2.5c3.4 0 6 1.6 6 3.7S11.4 10 8 10 2 8.3 2 6.2s2.6-3.7 6-3.7zM5 9.6c-1.6.9-1.500 2.900.4 3.900";
const PLUS = "M8 3v10M3 8h10";
const MINUS = "M3 8h10";

/** Build the elements in `parent`; `words` name them, and the buttons call `home()`, `zoom(factor)`, `take(tool)`, `clear()`. */
export function buildStage(parent, words, { home, zoom, take, clear }) {
  const graph = make("div", "lt-map-graph", { "aria-hidden": "true" });
  const canvas = make("canvas", "lt-map-overlay", { "aria-hidden": "true" });
  const line = make("p", "lt-map-line", { role: "status" }, words.drawing);
  const hands = {
    move: tool("lt-map-hand", words.move, CROSS, () => take("move")),
    box: tool("lt-map-hand", words.box, BOX, () => take("box")),
    lasso: tool("lt-map-hand", words.lasso, LASSO, () => take("lasso")),
  };
  const tools = make(
    "div",
    "lt-map-tools",
    {},
    make("div", "lt-map-hands", { role: "group", "aria-label": words.dragging }, ...Object.values(hands)),
    tool("lt-map-home", words.whole, CORNERS, home),
    tool("lt-map-zoom", words.closer, PLUS, () => zoom(0.7)),
    tool("lt-map-zoom", words.farther, MINUS, () => zoom(1 / 0.7)),
  );
  const live = make("div", "lt-map-live", { "aria-live": "polite" });
  const number = make("span");
  const forget = make("button", "lt-map-clear", { type: "button" }, words.clear);
  const count = make("div", "lt-map-count", {}, number, forget);
  forget.addEventListener("click", clear);
  count.hidden = true;
  const inside = [graph, canvas, line, tools, count];
  const frame = make("div", "lt-map-frame", { tabindex: "0", role: "application" }, ...inside);
  const legend = make("div", "lt-map-legend", { role: "group", "aria-label": words.legend });
  const root = make("div", "lt-map", {}, frame, legend, live);
  legend.hidden = true;
  tools.hidden = true;
  parent.append(root);
  return {
    root,
    words,
    frame,
    graph,
    canvas,
    legend,
    hands,
    /** How many are selected; while a shape is `drawing`, in it so far. */
    count: (found, drawing) => {
      number.textContent = filled(words.selected, asWritten(found));
      count.hidden = !found && !drawing;
      forget.hidden = drawing;
    },
    resize: (height) => (frame.style.height = `${height}px`),
    describe: (label, count, own) => frame.setAttribute("aria-label", describe(words, label, count, own)),
    announce: (text) => (live.textContent = text),
    /** Whether what was asked for last is still on its way, by which a test tells when the map stands. */
    busy: (now) => (frame.dataset.busy = now),
    ready: () => {
      line.hidden = true;
      tools.hidden = false;
    },
    say: (text) => {
      line.textContent = text;
      line.hidden = false;
      tools.hidden = count.hidden = true;
    },
  };
}

function describe(words, label, count, own) {
  const numbers = [count, own].map((number) => asWritten(number));
  return filled(own ? words.toldYours : words.told, label, ...numbers);
}

function tool(className, name, lines, onClick) {
  const button = make("button", className, { type: "button", title: name, "aria-label": name }, icon(lines));
  button.addEventListener("click", onClick);
  return button;
}
