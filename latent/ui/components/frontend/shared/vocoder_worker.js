// vocoder.js in a worker: answers ears.js.

import { voice } from "./vocoder.js";

self.onmessage = ({ data: { call, levels, about } }) => {
  const wave = voice(levels, about);
  postMessage({ call, wave }, [wave.buffer]);
};
