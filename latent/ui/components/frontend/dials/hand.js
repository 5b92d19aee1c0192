// A person's hand on sliders: what it has set, whether it still moves, and what Python is told of it. Who is right, and
// when, is told in dials.py: the hand's values win until they are answered, and a new turn takes them all back.

import { Sender } from "./sender.js";

const PAUSE = 300; // milliseconds after which the keyboard counts as let go

export class Hand {
  /** `onMove()` after every change; `more()` gives what else each message says. */
  constructor(onMove, more = () => ({})) {
    this.set = new Map(); // what the hand has set in this turn, by name
    this.held = false; // a pointer is down
    this.moving = false; // the hand has changed something and not let go
    this.telling = true; // while it moves, too, and not only when it lets go
    this.onMove = onMove;
    this.sender = new Sender(() => ({ turn: this.turn, values: [...this.set], resting: !this.moving, ...more() }));
  }

  /** Take a message from Python; returns whether its values are to be shown. */
  receive({ turn, number }, setStateValue) {
    this.sender.send = (message) => setStateValue("hand", message);
    const turned = turn !== this.turn;
    if (turned) this.turnTo(turn);
    this.sender.answered(number);
    return turned || (!this.moving && this.sender.idle);
  }

  turnTo(turn) {
    this.turn = turn;
    this.set.clear();
    this.moving = false;
    this.sender.forget();
  }

  move(name, value) {
    this.set.set(name, value);
    this.moving = true;
    if (this.telling) this.sender.offer();
    this.onMove(name);
    clearTimeout(this.pause);
    if (!this.held) this.pause = setTimeout(() => this.rest(), PAUSE);
  }

  press() {
    this.held = true;
  }

  release() {
    this.held = false;
    this.rest();
  }

  rest() {
    if (this.held || !this.moving) return;
    this.moving = false;
    this.tell();
  }

  /** Say how things stand, now or as soon as the last message is answered. */
  tell() {
    this.sender.offer();
    this.onMove(null);
  }

  get busy() {
    return this.moving || !this.sender.idle;
  }

  stop() {
    clearTimeout(this.pause);
    this.sender.stop();
  }
}
