// One message under way at a time, and the newest wins: what changes meanwhile goes out together once it is answered.

import { answered, said } from "../shared/order.js";

const PATIENCE = 4000; // milliseconds after which an answer counts as lost

export class Sender {
  /** `compose()` gives the message as it stands when it leaves; `send`, set from outside, takes it away. */
  constructor(compose) {
    this.compose = compose;
    this.number = 0;
    this.waiting = false;
    this.changed = false;
  }

  /** Nothing to send, nothing under way. */
  get idle() {
    return !this.waiting && !this.changed;
  }

  offer() {
    this.changed = true;
    this.flush();
  }

  /** Python's answer, or the last one it gave, when it speaks of something else. */
  answered(number) {
    if (number < this.number) return;
    this.number = number; // a place that is built anew goes on counting where the last one stopped
    this.waiting = false;
    clearTimeout(this.timer);
    this.flush();
    if (this.idle) answered(this);
  }

  forget() {
    this.changed = false;
  }

  flush() {
    if (this.waiting || !this.changed) return;
    this.waiting = true;
    this.changed = false;
    this.number += 1;
    this.timer = setTimeout(() => this.answered(this.number), PATIENCE);
    said(this);
    this.send({ ...this.compose(), number: this.number });
  }

  stop() {
    clearTimeout(this.timer);
    this.waiting = true;
    answered(this);
  }
}
