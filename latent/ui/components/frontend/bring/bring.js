// Two more ways into a page's file uploader: the clipboard, and a phone's camera. What comes is put into the uploader's
// own field, so that it travels, is counted and is refused exactly as a chosen file is.

import { make } from "../shared/dom.js";

const WORDS = {
  empty: "The clipboard holds no picture. Copy one first.",
  refused: "The browser keeps the clipboard to itself. Press Ctrl+V instead (⌘V on a Mac).",
};

const places = new WeakMap();

export default function mount({ parentElement, data }) {
  const bring = places.get(parentElement) ?? new Bring(parentElement);
  places.set(parentElement, bring);
  const call = bring.update(data);
  return () => {
    if (bring.calls !== call) return;
    places.delete(parentElement);
    bring.destroy();
  };
}

class Bring {
  constructor(parent) {
    this.calls = 0;
    this.told = make("span", "lt-bring-told", { role: "status" });
    this.paste = make("button", "lt-bring-button", { type: "button" }, "Paste");
    this.paste.addEventListener("click", () => this.fromClipboard());
    this.root = make("div", "lt-bring", {}, this.paste, ...this.camera(), this.told);
    this.listening = new AbortController();
    document.addEventListener("paste", (event) => this.pasted(event), { signal: this.listening.signal });
    parent.append(this.root);
  }

  update({ field, accept }) {
    this.field = field;
    this.accept = accept;
    return ++this.calls;
  }

  /** A field that opens the camera on a phone; elsewhere a chooser would open once more, so styles show it to fingers. */
  camera() {
    const field = make("input", "lt-bring-field", { type: "file", accept: "image/*", capture: "environment" });
    field.setAttribute("aria-label", "Take a photo");
    field.addEventListener("change", () => {
      this.give([...field.files]);
      field.value = "";
    });
    return [make("label", "lt-bring-button lt-bring-camera", {}, "Take a photo", field)];
  }

  pasted(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return; // text goes where the cursor is
    event.preventDefault();
    this.give(files);
  }

  async fromClipboard() {
    try {
      const found = [];
      for (const item of await navigator.clipboard.read()) {
        const type = item.types.find((kind) => kind.startsWith(this.accept));
        if (type) found.push(new File([await item.getType(type)], named(type), { type }));
      }
      found.length ? this.give(found) : this.tell(WORDS.empty);
    } catch {
      this.tell(WORDS.refused);
    }
  }

  give(files) {
    const field = document.querySelector(`.st-key-${CSS.escape(this.field)} input[type=file]`);
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
    this.calls += 1;
    this.listening.abort();
    this.root.remove();
  }
}

function named(type) {
  const time = new Date().toTimeString().slice(0, 8).replaceAll(":", ".");
  return `pasted ${time}.${type.split("/")[1].split("+")[0]}`;
}
