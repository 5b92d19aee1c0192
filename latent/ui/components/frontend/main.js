// The one entry module. Streamlit keeps one module for each registered name, and a second name would be a second
// address, under which a browser loads second copies of everything in shared/.
const PARTS = {
  map: () => import("./map/map.js"),
  dials: () => import("./dials/dials.js"),
  instrument: () => import("./instrument/instrument.js"),
  line: () => import("./line/line.js"),
  voice: () => import("./voice/voice.js"),
  pad: () => import("./pad/pad.js"),
  fence: () => import("./fence/fence.js"),
  cover: () => import("./cover/cover.js"),
  ears: () => import("./ears/ears.js"),
  bring: () => import("./bring/bring.js"),
  guide: () => import("./guide/guide.js"),
  pulse: () => import("./pulse/pulse.js"),
  leading: () => import("./leading/leading.js"),
  bell: () => import("./bell/bell.js"),
  languages: () => import("./languages/languages.js"),
  playground: () => import("./playground/playground.js"),
};

const newest = new WeakMap(); // the last call for each place on the page

export default async function mount({ data: [data], ...component }) {
  const call = Symbol();
  newest.set(component.parentElement, call);
  document.documentElement.lang = data.language; // by which voices are chosen, words parted and numbers written
  const part = await PARTS[data.part]();
  // Two imports of one module need not end in the order in which they began. A call that was overtaken while it waited
  // would show old data, and its clean-up, which Streamlit then runs, would take the newer one down.
  if (newest.get(component.parentElement) !== call) return undefined;
  return part.default({ ...component, data });
}
