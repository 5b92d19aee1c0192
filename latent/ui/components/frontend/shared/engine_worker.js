// onnxruntime-web in a worker: answers engine.js, one call after the other.

import { octets } from "./files.js";
import { shelved } from "./shelf.js";

const MODULE = "ort.wasm.bundle.min.mjs";
const WASM = "ort-wasm-simd-threaded.wasm";
const OPTIONS = { executionProviders: ["wasm"], graphOptimizationLevel: "all", logSeverityLevel: 3 };

let engine = null;
const sessions = new Map(); // promises, by the network's address
let turn = Promise.resolve();

self.onmessage = ({ data }) => {
  turn = turn.then(() => answer(data));
};

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

async function start(folder) {
  const address = (name) => new URL(`../${folder}/${name}`, import.meta.url).href;
  const [ort, wasm] = await Promise.all([
    import(address(MODULE)),
    shelved(address(WASM), /\/ort-[^/]*\/[^/]*\.wasm$/).then((answer) => answer.arrayBuffer()),
  ]);
  ort.env.wasm.numThreads = 1; // threads need headers that only a server of our own could set, and pay little here
  ort.env.wasm.wasmBinary = wasm;
  return ort;
}
