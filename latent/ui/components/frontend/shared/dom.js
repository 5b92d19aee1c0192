/** A new element: `make("div", "lt-card", { role: "note" }, child, "text")`. Texts stay texts, never HTML. */
export function make(tag, className = "", attributes = {}, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Write a text where it is another one: the same again would have the page laid out anew. */
export function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Words with something put in. */
export function filled(words, ...values) {
  return values.reduce((text, value) => text.replace("{}", () => value), words);
}

/** A number, or a moment, as the page's language writes it; `how` as for toLocaleString. */
export const asWritten = (one, how) => one.toLocaleString(document.documentElement.lang || undefined, how);

/** A number with so many decimals, or with so many at most, as the page's language writes it. */
export const decimals = (number, most, least = most) =>
  asWritten(number, { minimumFractionDigits: least, maximumFractionDigits: most, useGrouping: false });

const SVG = "http://www.w3.org/2000/svg";

/** A new element of a drawing: `shape("path", { d: "M0 0V9" })`. */
export function shape(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A drawn icon of 16 x 16, not a typed one, so that it looks the same everywhere. */
export function icon(lines) {
  return shape("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, shape("path", { d: lines }));
}
