// Runs in the page: what a person would see amiss, as numbers. Colours are read off a canvas, which knows every notation.
() => {
  const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const read = (colour) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, under) => [0, 1, 2].map((k) => top[k] * top[3] + under[k] * (1 - top[3]));
  const upward = (element) => (element ? [element, ...upward(element.parentElement)] : []);
  const style = (element, name) => getComputedStyle(element)[name];
  const ground = (element) =>
    upward(element).reduceRight((under, e) => over(read(style(e, "backgroundColor")), under), [255, 255, 255]);
  const part = (v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * part(r / 255) + 0.7152 * part(g / 255) + 0.0722 * part(b / 255);

  /** The contrast of an element's text with what is behind it, as WCAG 2 counts it. */
  const contrast = (element) => {
    const under = ground(element);
    const [r, g, b, a] = read(style(element, "color"));
    const opacity = upward(element).reduce((all, e) => all * Number(style(e, "opacity")), a);
    const [low, high] = [light(over([r, g, b, opacity], under)), light(under)].sort((one, two) => one - two);
    return (high + 0.05) / (low + 0.05);
  };

  const seen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 2 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  // A slider's value is a part of its thumb, whose colour it has, but stands above it.
  const exempt = ":disabled, [aria-disabled=true], canvas, svg, style, [data-testid=stIconMaterial], [data-testid=stSliderThumbValue]";
  const main = document.querySelector("[data-testid=stMain]");
  const inside = [...main.querySelectorAll("*")];
  const texts = inside.filter((e) => hasText(e) && seen(e) && !e.closest(exempt));
  const images = inside.filter((e) => e.tagName === "IMG");
  const words = (e) => e.textContent.trim().replace(/\s+/g, " ").slice(0, 50);
  // Tables scroll by themselves, and plotly.js draws beyond its frame, which cuts it off.
  const cut = "[data-testid=stDataFrame], .lt-map-graph, .st-key-menu-narrow";
  const wide = inside.filter((e) => seen(e) && e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(cut));
  return {
    texts: texts.length,
    faint: texts.map((e) => [words(e), contrast(e)]).filter(([, ratio]) => ratio < 4.5),
    overhang: Math.max(
      document.scrollingElement.scrollWidth - innerWidth,
      main.scrollWidth - main.clientWidth,
    ),
    wide: wide.slice(0, 4).map((e) => `${e.tagName}.${e.className}: ${words(e)}`),
    unnamed: images.filter((e) => !e.hasAttribute("alt")).map((e) => e.src.slice(0, 60)),
    broken: images.filter((e) => seen(e) && e.complete && !e.naturalWidth).map((e) => e.alt),
    primary: main.querySelectorAll("[data-testid=stBaseButton-primary]").length,
  };
}
