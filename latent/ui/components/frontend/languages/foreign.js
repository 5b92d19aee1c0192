// What Streamlit writes by itself where it takes files, in the reader's language: it comes in English alone.

const FIELDS = "[data-testid=stFileUploader]";

export class Foreign {
  constructor() {
    this.words = {};
    this.first = new WeakMap(); // by text node: what stood there, and what stands there now
    this.watch = new MutationObserver(() => this.look());
    this.watch.observe(document.body, { childList: true, subtree: true });
  }

  /** `words`: what is read instead, by what is written or how that ends. */
  say(words) {
    this.words = words;
    this.look();
  }

  look() {
    for (const field of document.querySelectorAll(FIELDS)) {
      const texts = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) this.put(texts.currentNode);
    }
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
