// The map's elements: a frame that takes the keyboard, the plot, the canvas above it, a line of text, tools, a legend.

import { make } from "../shared/dom.js";

const KEYS = "Arrow keys go from item to item, Enter opens one, plus and minus zoom, 0 shows the whole map.";

const CORNERS = "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4";
const PLUS = "M8 3v10M3 8h10";
const MINUS = "M3 8h10";

/** Build the elements in `parent`; the buttons call `home()` and `zoom(factor)`. */
export function buildStage(parent, { home, zoom }) {
  const graph = make("div", "lt-map-graph", { "aria-hidden": "true" });
  const canvas = make("canvas", "lt-map-overlay", { "aria-hidden": "true" });
  const line = make("p", "lt-map-line", { role: "status" }, "Drawing the map…");
  const tools = make(
    "div",
    "lt-map-tools",
    {},
    tool("lt-map-home", "Show the whole map", CORNERS, home),
    tool("lt-map-zoom", "Closer", PLUS, () => zoom(0.7)),
    tool("lt-map-zoom", "Farther", MINUS, () => zoom(1 / 0.7)),
  );
  const live = make("div", "lt-map-live", { "aria-live": "polite" });
  const frame = make("div", "lt-map-frame", { tabindex: "0", role: "application" }, graph, canvas, line, tools);
  const legend = make("div", "lt-map-legend", { role: "group", "aria-label": "What the colours mean" });
  const root = make("div", "lt-map", {}, frame, legend, live);
  legend.hidden = true;
  tools.hidden = true;
  parent.append(root);
  return {
    root,
    frame,
    graph,
    canvas,
    legend,
    resize: (height) => (frame.style.height = `${height}px`),
    describe: (label, count, own) => frame.setAttribute("aria-label", describe(label, count, own)),
    announce: (text) => (live.textContent = text),
    ready: () => {
      line.hidden = true;
      tools.hidden = false;
    },
    say: (text) => {
      line.textContent = text;
      line.hidden = false;
      tools.hidden = true;
    },
  };
}

function describe(label, count, own) {
  const yours = own ? `, ${own.toLocaleString()} of yours` : "";
  return `${label}: ${count.toLocaleString()} items${yours}. ${KEYS}`;
}

/** A button with a drawn icon, not a typed one, so that it looks the same everywhere. */
function tool(className, name, lines, onClick) {
  const space = "http://www.w3.org/2000/svg";
  const icon = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  icon.setAttribute("viewBox", "0 0 16 16");
  icon.setAttribute("aria-hidden", "true");
  path.setAttribute("d", lines);
  icon.append(path);
  const button = make("button", className, { type: "button", title: name, "aria-label": name }, icon);
  button.addEventListener("click", onClick);
  return button;
}
