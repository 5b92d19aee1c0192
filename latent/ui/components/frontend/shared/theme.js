/** The page's colours and font at this moment, from Streamlit's theme variables above `element`. */
export function readTheme(element) {
  const style = getComputedStyle(element);
  const read = (name, otherwise) => style.getPropertyValue(`--st-${name}`).trim() || otherwise;
  return {
    text: read("text-color", "#31333f"),
    background: read("background-color", "#ffffff"),
    primary: read("primary-color", "#ff4b4b"),
    font: read("font", "sans-serif"),
  };
}

/** `#rrggbb` as [red, green, blue]. */
export function rgb(hex) {
  const value = parseInt(hex.slice(1, 7), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** `#rrggbb` with an opacity. */
export const faded = (hex, opacity) => `rgba(${rgb(hex).join(",")},${opacity})`;

/** `share` of one `#rrggbb` on another, as an opaque colour. */
export function blend(hex, ground, share) {
  const under = rgb(ground);
  return `rgb(${rgb(hex).map((v, k) => Math.round(v * share + under[k] * (1 - share))).join(",")})`;
}

/** `count` colours `#rrggbb` spread evenly over the given ones. */
export function ramp(colours, count) {
  const stops = colours.map(rgb);
  return Array.from({ length: count }, (_, i) => {
    const at = (i / Math.max(1, count - 1)) * (stops.length - 1);
    const left = Math.min(Math.floor(at), Math.max(0, stops.length - 2));
    const right = Math.min(left + 1, stops.length - 1);
    const mixed = stops[left].map((v, k) => Math.round(v + (stops[right][k] - v) * (at - left)));
    return "#" + mixed.map((v) => v.toString(16).padStart(2, "0")).join("");
  });
}
