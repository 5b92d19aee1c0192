// Runs a space's networks here, in the page: in a worker of their own (engine_worker.js), so that neither the hand nor
// drawing ever waits for one.

import { startWorker } from "./workers.js";

let worker = null;
let calls = 0;
const waiting = new Map(); // promises' ends, by the number of the call

/** A promise of a network's outputs, each flat, for `rows` inputs of `shape` each. Calls are answered in their order. */
export function runNetwork(folder, address, values, rows, shape) {
  if (!folder || typeof WebAssembly !== "object" || typeof Worker !== "function") {
    return Promise.reject(new Error("nothing here can run a network"));
  }
  worker ??= start();
  calls += 1;
  const call = calls;
  return new Promise((resolve, reject) => {
    waiting.set(call, { resolve, reject });
    worker.postMessage({ call, folder, address, values, rows, shape });
  });
}

function start() {
  const made = startWorker("engine_worker");
  made.onmessage = ({ data: { call, outputs, problem } }) => {
    const { resolve, reject } = waiting.get(call);
    waiting.delete(call);
    if (problem === undefined) resolve(outputs);
    else reject(new Error(problem));
  };
  made.onerror = (event) => {
    worker = null; // so that the next call may try again
    for (const { reject } of waiting.values()) reject(new Error(event.message || "the engine could not be loaded"));
    waiting.clear();
  };
  return made;
}
