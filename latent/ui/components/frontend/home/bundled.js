// What a page that was taken home brings along: within itself, packed and in letters, or in files beside it.

import { hold } from "../shared/files.js";

const FOLDER = "files/";

/** Have all of `listed`, [{name, mime}, ...], at hand; each is unpacked when it is first asked for. */
export function gather(listed) {
  for (const about of listed) {
    let unpacked = null;
    hold(about.name, () => (unpacked ??= unpack(about)));
  }
}

async function unpack({ name, mime }) {
  const inside = document.getElementById(`file-${name}`);
  const packed = inside ? bytesOf(inside.textContent) : await beside(name);
  inside?.remove(); // its letters are not needed twice
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Blob([await new Response(stream).arrayBuffer()], { type: mime });
}

function bytesOf(letters) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(letters);
  return Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
}

async function beside(name) {
  const answer = await fetch(`${FOLDER}${name}.bin`);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.arrayBuffer();
}
