// Items to begin with, each a button with its thumbnail.

import { make } from "../shared/dom.js";
import { showTile, tileOf } from "../shared/tiles.js";

/** Fill `place` with `items`, [{name, sheet, index}, ...]; `pick(item)` is called when one is chosen. */
export function fillGallery(place, items, pick) {
  const buttons = items.map((item) => {
    const look = make(item.sheet.texts ? "span" : "canvas", "", item.sheet.texts ? { dir: "auto" } : { "aria-hidden": "true" });
    const button = make("button", "home-item", { type: "button", title: item.name, "aria-label": item.name }, look);
    button.addEventListener("click", () => pick(item));
    tileOf(item.sheet, item.index).then((tile) => showTile(look, tile)).catch(() => button.remove());
    return button;
  });
  place.replaceChildren(...buttons);
  return (chosen) => items.forEach((item, i) => buttons[i].setAttribute("aria-pressed", String(item.key === chosen)));
}
