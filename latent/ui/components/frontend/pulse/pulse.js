// A beat, at which the fragment around it runs again. Streamlit's own `run_every` beats while a run is on its way, too;
// what it asks for is then done after the page that a person just went to, and leaves that page empty.

import { living } from "../shared/life.js";
import { atRest } from "../shared/rest.js";

const LOOK = 100; // milliseconds between two looks at whether anything runs

class Pulse {
  update({ data: { seconds }, setTriggerValue }) {
    this.wait = 1000 * seconds;
    this.beat = () => setTriggerValue("beat", true);
    this.since = performance.now();
    this.timer ??= setInterval(() => this.look(), LOOK);
  }

  /** Beat once nothing has run for as long as it was asked: the slower the machine, the fewer the beats. */
  look() {
    const now = performance.now();
    if (!atRest()) this.since = now;
    if (now - this.since < this.wait) return;
    this.since = now;
    this.beat();
  }

  destroy() {
    clearInterval(this.timer);
  }
}

export default living(Pulse);
