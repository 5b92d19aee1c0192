// What a decoder answers, shown in the page. One painter for each kind of answer that a modality names in
// `Modality.canvas`: it makes the elements that show one, paints them, marks differences, and lays what is ahead of a
// slider behind its line. One whose answers say something in `words` has steps: see instrument/steps.js; one whose
// answers can be heard is told of each by `now`, and shows the `swing` of one as a `wave`: see sounds.js.

import { WordsPainter } from "./bag.js";
import { PicturePainter } from "./pictures.js";
import { RowPainter } from "./rows.js";
import { SentencePainter } from "./sentences.js";
import { SoundPainter } from "./sounds.js";

export const PAINTERS = {
  picture: (about) => new PicturePainter(about),
  sentence: (about) => new SentencePainter(about),
  sound: (about) => new SoundPainter(about),
  words: (about) => new WordsPainter(about),
  row: (about) => new RowPainter(about),
};
