// The worker for networks of a page that was taken home: all that it needs is in its first message.

import * as ort from "onnxruntime-web";

import { ready, serve } from "../shared/engine_serving.js";
import { hold, octets } from "../shared/files.js";

self.onmessage = ({ data: blobs }) => {
  for (const [name, blob] of Object.entries(blobs)) hold(name, async () => blob);
  serve(async (engine) => ready(ort, await octets(engine)));
};
