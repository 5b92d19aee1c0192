import { arrived, whileHere } from "./order.js";

/**
 * A part's `mount`: one object of `Kind` for each place on the page, told of every new message by `update(component)`.
 * Streamlit runs the clean-up of a call that a newer one has overtaken, too: only the newest may take the object down.
 */
export function living(Kind) {
  const places = new WeakMap();
  return function mount({ setStateValue, setTriggerValue, ...component }) {
    const place = component.parentElement;
    const life = livingAt(Kind, places.get(place), component.data?.language) ?? begin(Kind, place, component.data);
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

/**
 * What lives there, unless another language is spoken now: then it begins anew, as its words stand in its elements; but
 * for a kind that says the same in all languages, which keeps the keyboard.
 */
function livingAt(Kind, life, language) {
  if (!life || Kind.saysTheSame || life.language === language) return life;
  life.part.destroy();
  return undefined;
}

function begin(Kind, place, data) {
  arrived();
  return { part: new Kind(place, data), calls: 0, language: data?.language };
}
