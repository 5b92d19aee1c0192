import { arrived, whileHere } from "./order.js";

/**
 * A part's `mount`: one object of `Kind` for each place on the page, told of every new message by `update(component)`.
 * Streamlit runs the clean-up of a call that a newer one has overtaken, too: only the newest may take the object down.
 */
export function living(Kind) {
  const places = new WeakMap();
  return function mount({ setStateValue, setTriggerValue, ...component }) {
    const place = component.parentElement;
    const life = places.get(place) ?? begin(Kind, place);
    places.set(place, life);
    life.calls += 1;
    const call = life.calls;
    const tells = { setStateValue: whileHere(setStateValue), setTriggerValue: whileHere(setTriggerValue) };
    life.part.update({ ...component, ...tells });
    return () => {
      if (life.calls !== call) return;
      places.delete(place);
      life.part.destroy();
    };
  };
}

function begin(Kind, place) {
  arrived();
  return { part: new Kind(place), calls: 0 };
}
