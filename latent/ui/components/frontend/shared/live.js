// Where each space's code is at this moment, for all parts of the page: the sliders tell, the map follows.

const spots = new Map();

/** {tell(code | null), follow(listener) -> stop, code}, one for each space's name. */
export function spotOf(space) {
  if (!spots.has(space)) spots.set(space, new Spot());
  return spots.get(space);
}

class Spot {
  constructor() {
    this.code = null;
    this.listeners = new Set();
  }

  tell(code) {
    this.code = code;
    for (const listener of this.listeners) listener(code);
  }

  follow(listener) {
    this.listeners.add(listener);
    if (this.code) listener(this.code);
    return () => this.listeners.delete(listener);
  }
}
