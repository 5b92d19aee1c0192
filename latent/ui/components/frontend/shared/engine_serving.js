// Networks run by onnxruntime-web in a worker: answers engine.js, one call after the other.

import { octets } from "./files.js";

const OPTIONS = { executionProviders: ["wasm"], graphOptimizationLevel: "all", logSeverityLevel: 3 };

let engine = null;
const sessions = new Map(); // promises, by the network's address
let turn = Promise.resolve();
let start = null;

/** Answer calls; `load(folder)` gives onnxruntime-web, by where the page says that it is. */
export function serve(load) {
  start = load;
  self.onmessage = ({ data }) => {
    turn = turn.then(() => answer(data));
  };
}

async function answer({ call, folder, address, values, rows, shape }) {
  try {
    const { ort, session } = await open(folder, address);
    const input = new ort.Tensor("float32", values, [rows, ...shape]);
    const found = await session.run({ [session.inputNames[0]]: input });
    const outputs = session.outputNames.map((name) => Float32Array.from(found[name].data));
    postMessage({ call, outputs }, outputs.map((output) => output.buffer));
  } catch (problem) {
    postMessage({ call, problem: String(problem?.message ?? problem) });
  }
}

function open(folder, address) {
  const opened = sessions.get(address) ?? begin(folder, address);
  sessions.set(address, opened);
  opened.catch(() => sessions.delete(address)); // so that the next call may try again
  return opened;
}

async function begin(folder, address) {
  engine ??= start(folder);
  engine.catch(() => (engine = null));
  const [ort, model] = await Promise.all([engine, octets(address)]);
  return { ort, session: await ort.InferenceSession.create(model, OPTIONS) };
}

/** onnxruntime-web, made ready with its WebAssembly. */
export function ready(ort, wasm) {
  ort.env.wasm.numThreads = 1; // threads need headers that only a server of our own could set, and pay little here
  ort.env.wasm.wasmBinary = wasm;
  return ort;
}
