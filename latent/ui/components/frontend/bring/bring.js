// More ways into a page's file uploader: the clipboard, a phone's camera, and a dropped folder with the names of its
// sub-folders. What comes is put into the uploader's own field, so that it travels, is counted and is refused exactly as
// a chosen file is.

import { make } from "../shared/dom.js";
import { living } from "../shared/life.js";
import { filesIn } from "./folder.js";

const PICTURE = "image/";
const TEXT = "text/plain";
const WRITTEN_IN = "input, textarea, select, [contenteditable]"; // what has its own way with a text that is pasted

class Bring {
  constructor(parent) {
    this.told = make("span", "lt-bring-told", { role: "status" });
    this.paste = make("button", "lt-bring-button", { type: "button" });
    this.paste.addEventListener("click", () => this.fromClipboard());
    this.photoName = make("span");
    this.photo = this.camera();
    this.root = make("div", "lt-bring", {}, this.paste, this.photo, this.told);
    this.listening = new AbortController();
    const { signal } = this.listening;
    document.addEventListener("paste", (event) => this.pasted(event), { signal });
    // Before the uploader, which would forget in which sub-folder a file lay.
    document.addEventListener("drop", (event) => this.dropped(event), { signal, capture: true });
    parent.append(this.root);
  }

  update({ data: { field, kinds, words } }) {
    Object.assign(this, { field, kinds, words });
    this.paste.textContent = words.paste;
    this.photoName.textContent = words.photo;
    this.photo.control.setAttribute("aria-label", words.photo);
    this.photo.hidden = !this.takes(PICTURE);
  }

  takes(kind) {
    return this.kinds.some((begins) => kind.startsWith(begins));
  }

  /** A field that opens the camera on a phone; elsewhere a chooser would open once more, so styles show it to fingers. */
  camera() {
    const field = make("input", "lt-bring-field", { type: "file", accept: "image/*", capture: "environment" });
    field.addEventListener("change", () => {
      this.give([...field.files]);
      field.value = "";
    });
    return make("label", "lt-bring-button lt-bring-camera", {}, this.photoName, field);
  }

  pasted(event) {
    const files = this.heldBy(event.clipboardData, event.target);
    if (!files.length) return; // text goes where the cursor is
    event.preventDefault();
    this.give(files);
  }

  /** Files that were copied, else the text, unless it goes where the cursor is: some programs add a picture of it. */
  heldBy(data, target) {
    const files = [...(data?.files ?? [])];
    const text = this.takes(TEXT) && !target?.closest?.(WRITTEN_IN) ? (data?.getData(TEXT) ?? "") : "";
    const foreign = !this.takes(PICTURE) && files.every((file) => file.type.startsWith(PICTURE));
    return text.trim() && (foreign || !files.length) ? [fileOf(text, TEXT, this.words.pasted)] : files;
  }

  async dropped(event) {
    const zone = event.target.closest?.(this.place);
    const entries = [...(event.dataTransfer?.items ?? [])].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    if (!zone || !entries.some((entry) => entry.isDirectory)) return;
    event.preventDefault();
    event.stopPropagation();
    const again = new Event("drop", { bubbles: true, cancelable: true });
    const files = await filesIn(entries);
    const items = files.map((file) => ({ kind: "file", type: file.type, getAsFile: () => file }));
    Object.defineProperty(again, "dataTransfer", { value: { files, items, types: ["Files"] } });
    event.target.dispatchEvent(again);
  }

  async fromClipboard() {
    try {
      const found = [];
      for (const item of await navigator.clipboard.read()) {
        const type = item.types.find((kind) => this.takes(kind));
        const held = type && (await item.getType(type));
        if (held && (type !== TEXT || (await held.text()).trim())) found.push(fileOf(held, type, this.words.pasted));
      }
      found.length ? this.give(found) : this.tell(this.words.empty);
    } catch {
      this.tell(this.words.refused);
    }
  }

  get place() {
    return `.st-key-${CSS.escape(this.field)}`;
  }

  give(files) {
    const field = document.querySelector(`${this.place} input[type=file]`);
    if (!field || !files.length) return;
    const carrier = new DataTransfer();
    for (const file of files) carrier.items.add(file);
    field.files = carrier.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    this.tell("");
  }

  tell(text) {
    this.told.textContent = text;
  }

  destroy() {
    this.listening.abort();
    this.root.remove();
  }
}

export default living(Bring);

function fileOf(content, type, called) {
  return new File([content], named(type, called), { type });
}

function named(type, called) {
  if (type === TEXT) return `${called}.txt`;
  const time = new Date().toTimeString().slice(0, 8).replaceAll(":", ".");
  return `${called} ${time}.${type.split("/")[1].split("+")[0]}`;
}
