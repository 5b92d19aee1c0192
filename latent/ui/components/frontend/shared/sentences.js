// Sentences as the page shows them: tokens to words, words as people write them, and what changed marked.

import { layBands } from "./bands.js";
import { make, put } from "./dom.js";
import { texts } from "./files.js";

const END = 1;
const WORD = /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu; // these two as in modalities/text/tokens.py
const STARTS = /(?:^|(?<=[.!?])\s|(?<=[.!?]["'])\s)[^\p{L}\p{N}]*[\p{L}\p{N}]/gu;

export class SentencePainter {
  /** `about`: {length, words}, the address of {tokens: what each stands for, bytes as letters of Latin-1; spellings}. */
  constructor({ length, words }) {
    Object.assign(this, { shape: [length], address: words });
  }

  /** An element that shows one sentence. */
  element(label) {
    return make("p", "lt-picture lt-sentence", { "data-label": label, dir: "auto" });
  }

  /** Everything that it needs to paint has come. */
  async ready() {
    if (this.tokens) return;
    const { tokens, spellings } = await texts(this.address);
    this.tokens = tokens;
    this.usual = new Map(spellings.map((word) => [word.toLowerCase(), word]));
  }

  /** The `row`-th of several answers; a sentence that was read is one already. */
  paint(element, values, row = 0) {
    put(element, this.words(values, row));
  }

  /** An answer as a tile: see tiles.js. */
  tile(values) {
    return { text: this.words(values) };
  }

  /** A band for each sentence on the way, parted where one turns into the next; `answers`: [[values, row], ...]. */
  lay(strip, answers) {
    const { pen, turns, ratio, height } = layBands(strip, answers.map(([values, row]) => this.words(values, row)));
    for (const from of turns) pen.fillRect(from, 0, Math.ceil(ratio), height);
  }

  /** Words of a step, those underlined that the one before lacks. */
  paintStep(element, words, before) {
    const parts = changes(before.split(" "), words.split(" ")).filter(([kind]) => kind !== "del");
    element.replaceChildren(...parts.flatMap(([kind, some]) => [kind ? make(kind, "", {}, some.join(" ")) : some.join(" "), " "]));
  }

  /** Words of an item that an answer lacks are struck out, those that it has instead are underlined. */
  paintDifference(element, item, values) {
    const parts = changes(this.words(item).split(" "), this.words(values).split(" "));
    const marked = parts.map(([kind, words]) => (kind ? make(kind, "", {}, words.join(" ")) : words.join(" ")));
    element.replaceChildren(...marked.flatMap((part) => [part, " "]));
  }

  /** A sentence by its address. */
  async read(address) {
    await this.ready();
    return (await fetch(address)).text();
  }

  /** What the encoder takes of an answer. */
  asItem(values) {
    return values.map(Math.round);
  }

  /** What an answer says: of two that say the same, neither is a step. */
  words(values, row = 0) {
    if (typeof values === "string") return values;
    const [length] = this.shape;
    const own = Array.from(values.slice(row * length, (row + 1) * length), Math.round);
    const end = own.indexOf(END);
    const letters = own.slice(0, end < 0 ? length : end).map((token) => this.tokens[token] ?? "").join("");
    return this.spell(new TextDecoder().decode(Uint8Array.from(letters, (letter) => letter.charCodeAt(0))).trim());
  }

  spell(text) {
    const usual = text.replace(WORD, (word) => {
      const [stem, ...rest] = word.split("'");
      return this.usual.get(word) ?? [this.usual.get(stem) ?? stem, ...rest].join("'");
    });
    return usual.replace(STARTS, (start) => start.toUpperCase());
  }
}

/** [["" | "del" | "ins", words], ...]: how one list of words becomes another, by their longest common part. */
export function changes(before, after) {
  const same = (i, j) => before[i].toLowerCase() === after[j].toLowerCase();
  const kept = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      kept[i][j] = same(i, j) ? kept[i + 1][j + 1] + 1 : Math.max(kept[i + 1][j], kept[i][j + 1]);
  const parts = [];
  const add = (kind, word) => {
    if (parts.at(-1)?.[0] === kind) parts.at(-1)[1].push(word);
    else parts.push([kind, [word]]);
  };
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && same(i, j)) {
      add("", after[j]);
      [i, j] = [i + 1, j + 1];
    } else if (i < before.length && (j === after.length || kept[i + 1][j] >= kept[i][j + 1])) {
      add("del", before[i]);
      i += 1;
    } else {
      add("ins", after[j]);
      j += 1;
    }
  }
  return parts;
}
