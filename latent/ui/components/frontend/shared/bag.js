// Texts by their words as the page shows them: the likeliest words of what was decoded, and what changed marked.

import { make } from "./dom.js";
import { texts } from "./files.js";
import { SentencePainter } from "./sentences.js";

const MARK = ", "; // between words, as modalities/text/passages.py shows them

export class WordsPainter extends SentencePainter {
  /** `about`: {count, shown, words}: the address of {words: the commonest first; none: what stands for no words}. */
  constructor({ count, shown, words }) {
    super({ length: count, words });
    this.shown = shown;
  }

  /** Everything that it needs to paint has come. */
  async ready() {
    if (!this.list) Object.assign(this, await texts(this.address).then(({ words, none }) => ({ list: words, none })));
  }

  /** What the encoder takes of an answer. */
  asItem(values) {
    return Float32Array.from(whole(values));
  }

  /** Words of a step, those underlined that the one before lacks. */
  paintStep(element, words, before) {
    this.put(element, words.split(MARK), (word) => (before.split(MARK).includes(word) ? "" : "ins"));
  }

  /** Words of an item that an answer lacks are struck out, those that only the answer has are underlined. */
  paintDifference(element, item, values) {
    const [own, others] = [item, values].map((said) => this.words(said).split(MARK));
    const all = [...own, ...others.filter((word) => !own.includes(word))];
    this.put(element, all, (word) => (!others.includes(word) ? "del" : own.includes(word) ? "" : "ins"));
  }

  put(element, words, kindOf) {
    const parts = words.map((word) => [kindOf(word), word]);
    const marked = parts.map(([kind, word]) => (kind ? make(kind, "", {}, word) : word));
    element.replaceChildren(...marked.flatMap((part, i) => (i ? [MARK, part] : [part])));
  }

  /** What an answer says: its likeliest words. */
  words(values, row = 0) {
    if (typeof values === "string") return values;
    const [count] = this.shape;
    const own = whole(values.slice(row * count, (row + 1) * count));
    const there = [...own.keys()].filter((place) => own[place] > 0).sort((a, b) => own[b] - own[a] || b - a);
    return there.slice(0, this.shown).map((place) => this.list[place]).join(MARK) || this.none;
  }
}

/** Means as whole counts of about the same sum, as modalities/text/counting.py rounds them. */
export function whole(means) {
  const counts = Array.from(means, Math.floor);
  const sum = (values) => values.reduce((all, value) => all + value, 0);
  const left = Math.round(sum(Array.from(means)) - sum(counts));
  const order = [...counts.keys()].sort((a, b) => means[b] - counts[b] - (means[a] - counts[a]));
  for (const place of order.slice(0, left)) counts[place] += 1;
  return counts;
}
