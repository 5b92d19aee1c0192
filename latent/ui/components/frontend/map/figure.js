// What plotly.js is asked to draw: one trace for the cloud, a frame, and nothing that talks.

import { blend, faded } from "../shared/theme.js";

const GREY = "#8f939c"; // reads on white and on the dark page
const MANY = 20000; // from here points are so small that squares pass for discs, and scenes build them far faster
const MARGIN = { l: 0, r: 0, t: 0, b: 0 };

export const CONFIG = {
  displayModeBar: false,
  displaylogo: false,
  scrollZoom: true,
  doubleClick: false,
  showTips: false,
};
export const HOME_CAMERA = {
  eye: { x: 1.45, y: 1.45, z: 0.85 },
  center: { x: 0, y: 0, z: -0.08 },
  up: { x: 0, y: 0, z: 1 },
};

/** Points shrink and grow clearer as they get more. */
export function look(count, dims) {
  const size = Math.max(2.4, Math.min(10, 13.2 - 2.15 * Math.log10(count + 1)));
  return { size: dims === 3 ? size * 0.5 : size, opacity: count > MANY ? 0.65 : count > 2000 ? 0.78 : 0.88 };
}

/** Colours of the levels, and last of all that of points that step back. */
function levelColours(colour, theme, dims) {
  const back = dims === 3 ? blend(GREY, theme.background, 0.3) : faded(GREY, 0.14); // scenes whiten clear points
  return [...colour.palette.map((hex) => hex ?? (colour.kind === "none" ? theme.primary : GREY)), back];
}

/** In a scene, points that step back also shrink, or they would still stand before the others. */
function sizes(size, back, dims) {
  if (dims !== 3 || !back) return size;
  // plotly.js takes a size on its own for a diameter, and sizes in a list for twice a diameter.
  return Float32Array.from(back, (isBack) => 2 * (isBack ? size * 0.4 : size));
}

/** The cloud as one trace; `back` has a 1 for each point that steps back, or is null. */
export function trace(cloud, colour, back, theme, hasWebGL) {
  const { size, opacity } = look(cloud.count, cloud.dims);
  const colours = levelColours(colour, theme, cloud.dims);
  const steps = colours.length;
  const [x, y, z] = cloud.axes;
  return {
    type: z ? "scatter3d" : hasWebGL ? "scattergl" : "scatter",
    mode: "markers",
    ...(z ? { x, y, z } : { x, y }),
    hoverinfo: "skip",
    marker: {
      size: sizes(size, back, cloud.dims),
      opacity,
      symbol: z && cloud.count > MANY ? "square" : "circle",
      color: back ? colour.levels.map((level, i) => (back[i] ? steps - 1 : level)) : colour.levels,
      cmin: -0.5,
      cmax: steps - 0.5,
      // Hard steps: each level has its own colour and no point falls between two.
      colorscale: colours.flatMap((c, i) => [[i / steps, c], [(i + 1) / steps, c]]),
      line: { width: 0 },
    },
  };
}

export function layout(cloud, home, view, theme) {
  const shared = {
    margin: MARGIN,
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    showlegend: false,
    hovermode: false,
  };
  return { ...shared, ...(cloud.dims === 3 ? solid(home, view, theme) : flat(home, view)) };
}

function flat(home, view) {
  const axis = { visible: false, fixedrange: false };
  return {
    dragmode: "pan",
    xaxis: { ...axis, range: [...(view?.x ?? home[0])] },
    // One scale for both: the map's own shape, whatever the page's.
    yaxis: { ...axis, range: [...(view?.y ?? home[1])], scaleanchor: "x" },
  };
}

function solid(home, view, theme) {
  const axis = (range) => ({
    range: [...range],
    title: { text: "" },
    showticklabels: false,
    ticks: "",
    nticks: 6,
    zeroline: false,
    showspikes: false,
    showbackground: false,
    showline: false,
    gridcolor: blend(theme.text, theme.background, 0.15), // mixed, because scenes ignore opacity here
    gridwidth: 1,
  });
  const [xaxis, yaxis, zaxis] = home.map(axis);
  const camera = view?.camera ?? HOME_CAMERA;
  return { scene: { xaxis, yaxis, zaxis, aspectmode: "data", dragmode: "turntable", hovermode: false, camera } };
}

/** Ranges that hold every point of all clouds, with a little air: [[low, high], ...]. */
export function homeRanges(clouds, dims) {
  return Array.from({ length: dims }, (_, k) => {
    let [low, high] = [Infinity, -Infinity];
    for (const cloud of clouds) {
      for (const value of cloud.axes[k]) {
        if (value < low) low = value;
        if (value > high) high = value;
      }
    }
    if (!(low <= high)) return [-1, 1];
    const air = 0.04 * (high - low) || 1;
    return [low - air, high + air];
  });
}
