// The card of a lesson's step. Where to act is lit up by a rule of style, which holds however often the page draws that
// place anew; a button leads the keyboard there.

import { make, put } from "../shared/dom.js";
import { living } from "../shared/life.js";

const CAN_ACT = "a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex='0']";
let turned = 0; // the step that the keyboard was last led to

class Guide {
  constructor(parent) {
    this.place = make("p", "lt-guide-place");
    this.words = make("p", "lt-guide-words");
    this.tick = make("p", "lt-guide-tick", { role: "status" });
    this.go = make("button", "lt-guide-go", { type: "button" });
    this.root = make("section", "lt-guide", { tabindex: "-1" }, this.place, this.words, this.tick, this.go);
    this.rule = make("style");
    document.head.append(this.rule);
    parent.append(this.root);
    this.go.addEventListener("click", () => this.lead());
  }

  update({ data: { place, words, tick, go, light, hidden, turn } }) {
    if (words !== this.words.textContent || light !== this.light) this.shown = !hidden;
    this.light = light;
    this.root.setAttribute("aria-label", place);
    put(this.place, place);
    put(this.words, words);
    put(this.tick, tick);
    put(this.go, go);
    this.go.hidden = !light;
    this.shine();
    if (turn !== turned) this.root.focus({ preventScroll: true });
    turned = turn;
  }

  shine() {
    const at = `:is(${this.light})`;
    const look = "outline: 3px solid var(--lt-lit); outline-offset: 4px; border-radius: 0.6rem;";
    const moving = `@media (prefers-reduced-motion: no-preference) { ${at} { animation: lt-lit 1.6s 3; } }`;
    put(this.rule, this.light && this.shown ? `${at} { ${look} } ${moving}` : "");
  }

  lead() {
    const place = document.querySelector(this.light);
    if (!place) return;
    this.shown = true;
    this.shine();
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    place.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    const first = [place, ...place.querySelectorAll(CAN_ACT)].find((one) => one.matches(CAN_ACT) && one.checkVisibility());
    first?.focus({ preventScroll: true });
  }

  destroy() {
    this.rule.remove();
    this.root.remove();
  }
}

export default living(Guide);
