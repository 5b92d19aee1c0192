// What Streamlit writes by itself, in the reader's language: it comes in English alone, and when a page has lost its
// server, in words for who programs.

const FIELDS = "[data-testid=stFileUploader]";
const DIALOGS = "[data-testid=stDialog]";

export class Foreign {
  constructor() {
    this.words = {};
    this.lost = { title: [], told: "" };
    this.first = new WeakMap(); // by node of text or attribute: what stood there, and what stands there now
    this.watch = new MutationObserver(() => this.look());
    this.watch.observe(document.body, { childList: true, subtree: true });
  }

  /** `words`: what is read instead, by what is written or how that ends; `lost`: all that is read where they head it. */
  say(words, lost) {
    this.words = words;
    this.lost = lost;
    this.look();
  }

  look() {
    for (const field of document.querySelectorAll(FIELDS)) {
      const texts = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) this.put(texts.currentNode);
      for (const button of field.querySelectorAll("[aria-label]")) this.put(button.getAttributeNode("aria-label"));
    }
    for (const dialog of document.querySelectorAll(DIALOGS)) this.tellLost(dialog);
  }

  /** Of a dialog about the connection the title and one plain line are left. */
  tellLost(dialog) {
    const texts = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT);
    if (!texts.nextNode() || !this.lost.title.includes(texts.currentNode.nodeValue)) return;
    texts.currentNode.nodeValue = this.lost.title[1];
    if (!texts.nextNode()) return;
    const told = texts.currentNode;
    if (told.nodeValue !== this.lost.told) told.nodeValue = this.lost.told;
    while (texts.nextNode()) if (texts.currentNode.nodeValue) texts.currentNode.nodeValue = "";
  }

  put(node) {
    const known = this.first.get(node);
    const written = known?.now === node.nodeValue ? known.written : node.nodeValue;
    const end = Object.keys(this.words).find((one) => written === one || written.endsWith(` ${one}`));
    if (!end) return;
    const now = written.slice(0, -end.length) + this.words[end];
    this.first.set(node, { written, now });
    if (node.nodeValue !== now) node.nodeValue = now;
  }

  destroy() {
    this.watch.disconnect();
  }
}
