// The page's worker for networks: onnxruntime-web comes from the component's folder when it is first needed.

import { ready, serve } from "./engine_serving.js";
import { shelved } from "./shelf.js";

const MODULE = "ort.wasm.bundle.min.mjs";
const WASM = "ort-wasm-simd-threaded.wasm";

serve(start);

async function start(folder) {
  const address = (name) => new URL(`../${folder}/${name}`, import.meta.url).href;
  const [ort, wasm] = await Promise.all([
    import(address(MODULE)),
    shelved(address(WASM), /\/ort-[^/]*\/[^/]*\.wasm$/).then((answer) => answer.arrayBuffer()),
  ]);
  return ready(ort, wasm);
}
