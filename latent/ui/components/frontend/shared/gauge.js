// How familiar something is, as a mark between familiar and unfamiliar and in one sentence.

import { decimals, make, put } from "./dom.js";

const NAMED = { familiar: "isFamiliar", borderline: "isBorderline", unfamiliar: "isUnfamiliar" };

export class Gauge {
  /** `words`: the sentence of each of the three, what each is called, and `figure` with a place for a number. */
  constructor(words) {
    this.words = words;
    this.mark = make("span", "mark");
    this.track = make("div", "track", {}, this.mark); // no picture to a screen reader before it says something
    this.sentence = make("span");
    this.figure = make("span", "quiet");
    this.root = make("div", "gauge", {}, this.track, make("p", "", {}, this.sentence, " ", this.figure));
  }

  /** Stand at a share 0..1 of known items that are more familiar; returns the word for it. */
  show(share, { borderline, unfamiliar }) {
    const word = share >= unfamiliar ? "unfamiliar" : share >= borderline ? "borderline" : "familiar";
    this.mark.style.left = `${between(share, [0, borderline, unfamiliar, 1], [3, 60, 84, 97])}%`;
    if (word !== this.word) {
      this.track.setAttribute("role", "img");
      this.track.setAttribute("aria-label", this.words[NAMED[word]]);
      this.sentence.textContent = this.words[word];
    }
    this.word = word;
    put(this.figure, this.words.figure.replace("{}", decimals(100 * share, share < unfamiliar ? 0 : 1)));
    return word;
  }
}

function between(value, from, to) {
  const found = from.findIndex((edge, i) => i > 0 && edge > value);
  const right = found < 0 ? from.length - 1 : found;
  const share = Math.min(1, (value - from[right - 1]) / (from[right] - from[right - 1]));
  return to[right - 1] + share * (to[right] - to[right - 1]);
}
