// A hand on a film whose frames are still being made: where it stands, where it goes, and how many frames it wants.

const FAST = 8; // frames a second
const SLOW = 1.25;
const AHEAD = 6; // frames that are made before they are shown
const AHEAD_SLOWLY = 2;

export class Player {
  constructor() {
    this.total = 1;
    this.begin(false);
  }

  /** A new film, from its first frame. */
  begin(playing) {
    this.at = 0; // between two frames, while it glides from one to the next
    this.have = 0;
    this.until = playing ? this.total - 1 : 0;
  }

  get playing() {
    return this.at < this.until;
  }

  get over() {
    return this.at >= this.total - 1 && this.have >= this.total;
  }

  /** How many frames are to be there soon: none that nobody is about to see. */
  get wants() {
    const ahead = this.playing ? (this.slow ? AHEAD_SLOWLY : AHEAD) : 0;
    return Math.min(this.total, Math.min(Math.ceil(this.at) + ahead, this.until) + 1);
  }

  play() {
    if (this.over) this.at = 0;
    this.until = this.total - 1;
  }

  pause() {
    this.until = this.at = Math.min(Math.ceil(this.at), Math.max(0, this.have - 1));
  }

  /** One frame on, and no further. */
  step() {
    this.until = Math.min(this.total - 1, Math.floor(this.at) + 1);
    this.at = Math.floor(this.at);
  }

  /** To a frame that is there. */
  goTo(frame) {
    this.until = this.at = Math.max(0, Math.min(frame, this.have - 1));
  }

  /** Let so many seconds pass; returns whether anything moved. */
  pass(seconds) {
    const before = this.at;
    const last = Math.min(this.until, this.have - 1);
    this.at = Math.max(before, Math.min(last, before + seconds * (this.slow ? SLOW : FAST)));
    return this.at !== before;
  }
}
