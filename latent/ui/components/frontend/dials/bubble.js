// The sentence behind an "i": shown on hovering, on focus and on a tap; one for all dials of a column.

import { make } from "../shared/dom.js";

const GAP = 6;
const EDGE = 8;

export class Bubble {
  constructor(parent) {
    this.root = make("div", "lt-dial-bubble", { popover: "manual", "aria-hidden": "true", hidden: "" });
    parent.append(this.root);
  }

  /** Say `text` at `dot` when it is asked for. */
  explain(dot, text) {
    const mouse = (act) => (event) => event.pointerType === "mouse" && act();
    const show = () => this.show(dot, text);
    const hide = () => this.hide();
    dot.addEventListener("pointerenter", mouse(show));
    dot.addEventListener("pointerleave", mouse(hide));
    dot.addEventListener("focus", show);
    dot.addEventListener("blur", hide);
    dot.addEventListener("click", show); // Safari gives a tapped button no focus
    dot.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  }

  show(dot, text) {
    this.hide();
    this.root.textContent = text;
    this.root.hidden = false;
    this.root.showPopover?.(); // above everything that would cut it off, where the browser knows how
    this.place(dot.getBoundingClientRect());
    this.shown = new AbortController();
    const options = { signal: this.shown.signal, capture: true, passive: true };
    addEventListener("scroll", () => this.hide(), options);
    addEventListener("pointerdown", (event) => dot.contains(event.target) || this.hide(), options);
  }

  /** Above the dot, or below it where there is no room, and never over the edge. */
  place(dot) {
    const { offsetWidth: width, offsetHeight: height, style } = this.root;
    const left = dot.left - 2 * GAP;
    const above = dot.top - GAP - height;
    style.left = `${Math.max(EDGE, Math.min(left, document.documentElement.clientWidth - width - EDGE))}px`;
    style.top = `${above >= EDGE ? above : dot.bottom + GAP}px`;
  }

  hide() {
    if (this.root.hidden) return;
    this.shown.abort();
    this.root.hidePopover?.();
    this.root.hidden = true;
  }
}
