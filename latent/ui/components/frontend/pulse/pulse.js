// A beat, at which the fragment around it runs again. Streamlit's own `run_every` beats while a run is on its way, too;
// what it asks for is then done after the page that a person just went to, and leaves that page empty.

import { living } from "../shared/life.js";

const LATER = 100; // milliseconds until a beat that met a run tries again

class Pulse {
  update({ data: { seconds }, setTriggerValue }) {
    this.wait = 1000 * seconds;
    this.beat = () => setTriggerValue("beat", true);
    this.after(this.wait);
  }

  after(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.due(), wait);
  }

  due() {
    const rests = atRest();
    if (rests) this.beat();
    this.after(rests ? this.wait : LATER);
  }

  destroy() {
    clearTimeout(this.timer);
  }
}

function atRest() {
  return document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning";
}

export default living(Pulse);
