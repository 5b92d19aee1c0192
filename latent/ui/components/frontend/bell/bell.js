// Listens to the class's bell and has the fragment around it run again when it has rung. What rang while the page slept,
// or was out of reach, is told as soon as it is back; and once the page has its server again, all of it runs: the server
// may have forgotten it meanwhile, and would drop whatever one of its parts then asks for.

import { living } from "../shared/life.js";
import { atRest, whenBack } from "../shared/rest.js";

const LATER = 100; // milliseconds until a ring that met a run tries again
const APART = 250; // milliseconds between two runs, at least: of many rings the last one counts
const AGAIN = 10000; // milliseconds until it rings again where nothing came of it: a run of the page had come between
const BACK = [500, 8000]; // milliseconds until it is tried to reach the server again, doubled each time

class Bell {
  constructor() {
    this.heard = this.drawn = this.asked = -1;
    this.last = -Infinity;
    this.wait = BACK[0];
    this.back = false;
    this.unwatch = whenBack(() => {
      this.back = true;
      this.dueSoon();
    });
  }

  update({ data: { path, number, spread }, setTriggerValue }) {
    this.path = path;
    this.spread = spread;
    this.ring = () => setTriggerValue("rang", this.heard);
    this.drawn = number; // as often as it had rung when what stands here was drawn
    this.socket ?? this.open();
    this.due();
  }

  open() {
    const url = new URL(this.path, location.href);
    url.protocol = url.protocol.replace("http", "ws");
    this.socket = new WebSocket(url);
    this.socket.onmessage = ({ data }) => {
      this.wait = BACK[0];
      this.heard = Number(data);
      this.dueSoon();
    };
    this.socket.onclose = () => {
      if (this.gone) return;
      this.timer = setTimeout(() => this.open(), this.wait);
      this.wait = Math.min(BACK[1], 2 * this.wait);
    };
  }

  /** Everybody hears it at the same moment; that all ask at the same moment helps nobody. */
  dueSoon() {
    setTimeout(() => this.due(), Math.random() * this.spread);
  }

  due() {
    clearTimeout(this.waiting);
    if (this.gone || (this.heard <= this.drawn && !this.back)) return;
    const apart = this.asked === this.heard && !this.back ? AGAIN : APART;
    const wait = Math.max(this.last + apart - performance.now(), atRest() ? 0 : LATER);
    if (wait <= 0) {
      this.last = performance.now();
      this.asked = this.heard;
      this.back = false;
      this.ring();
    }
    this.waiting = setTimeout(() => this.due(), wait > 0 ? wait : AGAIN);
  }

  destroy() {
    this.gone = true;
    this.unwatch();
    clearTimeout(this.timer);
    clearTimeout(this.waiting);
    this.socket?.close();
  }
}

export default living(Bell);
