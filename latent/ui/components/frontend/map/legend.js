// What the colours and marks mean. A group's entry is a switch that brings it forward and lets the others step back.

import { asWritten, filled, make } from "../shared/dom.js";
import { readable, readableDay } from "./data.js";

/** Fill `box`; `onFocus(level)` is called when a group is switched. */
export function drawLegend(box, { colour, focus, own, here, marked, paths, words }, onFocus) {
  const parts = colour.kind === "categories" ? groups(colour, focus, onFocus, words) : [];
  if (colour.kind === "values") parts.push(scale(colour));
  if (colour.kind === "values" && colour.unknown) parts.push(entry("lt-dot lt-dot-unknown", words.unknown));
  if (own) parts.push(entry("lt-mark-own", own.word));
  if (here) parts.push(entry("lt-mark-here", words.here));
  if (paths.length) parts.push(entry("lt-mark-path", words.way));
  if (paths.some(({ strange }) => strange.some(Boolean))) parts.push(entry("lt-mark-path lt-strange", words.strange));
  if (marked) parts.push(entry("lt-mark-torn", marked));
  box.replaceChildren(...parts);
  box.hidden = parts.length === 0;
}

function groups(colour, focus, onFocus, words) {
  return colour.names.flatMap((name, level) => {
    if (!colour.counts[level]) return [];
    const count = colour.counts[level];
    const attributes = {
      type: "button",
      "aria-pressed": String(focus.has(level)),
      title: count === 1 ? words.bringOne : filled(words.bring, asWritten(count)),
    };
    const known = colour.palette[level];
    const dot = make("span", known ? "lt-dot" : "lt-dot lt-dot-unknown");
    if (known) dot.style.background = known;
    const button = make("button", "lt-entry lt-group", attributes, dot, make("span", "lt-entry-name", {}, name));
    button.classList.toggle("lt-back", focus.size > 0 && !focus.has(level));
    button.addEventListener("click", () => onFocus(level));
    return [button];
  });
}

function scale({ label, low, high, dates, palette }) {
  const written = (value) => make("span", "lt-scale-end", {}, (dates ? readableDay : readable)(value));
  const bar = make("span", "lt-scale-bar");
  const stops = palette.slice(0, -1).filter((_, i) => i % 15 === 0);
  bar.style.background = `linear-gradient(to right, ${stops.join(",")})`;
  const name = make("span", "lt-entry-name", {}, label);
  return make("span", "lt-entry lt-scale", {}, name, written(low), bar, written(high));
}

function entry(mark, name) {
  return make("span", "lt-entry", {}, make("span", mark), make("span", "lt-entry-name", {}, name));
}
