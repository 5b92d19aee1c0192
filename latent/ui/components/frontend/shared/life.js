/**
 * A part's `mount`: one object of `Kind` for each place on the page, told of every new message by `update(component)`.
 * Streamlit runs the clean-up of a call that a newer one has overtaken, too: only the newest may take the object down.
 */
export function living(Kind) {
  const places = new WeakMap();
  return function mount(component) {
    const place = component.parentElement;
    const life = places.get(place) ?? { part: new Kind(place), calls: 0 };
    places.set(place, life);
    life.calls += 1;
    const call = life.calls;
    life.part.update(component);
    return () => {
      if (life.calls !== call) return;
      places.delete(place);
      life.part.destroy();
    };
  };
}
