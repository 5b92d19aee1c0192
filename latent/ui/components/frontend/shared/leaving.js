// Streamlit goes to another page at once, and drops the run that has just begun. A message that comes after that, of a
// page that has been left, it takes for a wish to return; and as the part that speaks is gone, an empty page comes. So a
// link waits until what was said before it is answered, and what is said after it is not sent.

const PATIENCE = 1000; // milliseconds that a link waits for answers
const AGAIN = 10000; // milliseconds after which a page that still stands was not left: the server is away

const unanswered = new Set(); // who has said something that Python has not answered yet
let follow = () => null; // the link that waits
let left = -Infinity; // when a link was followed

addEventListener("click", click, { capture: true });

function click(event) {
  const link = event.target.closest?.("a[href]");
  const plain = event.isTrusted && event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !plain || !leadsAway(link)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  wait(link);
}

function leadsAway(link) {
  if (link.target === "_blank" || link.hasAttribute("download")) return false;
  const { origin, pathname } = new URL(link.getAttribute("href") || ".", location); // the first page's link is empty
  return origin !== location.origin || pathname !== location.pathname;
}

function wait(link) {
  const go = () => {
    if (follow !== go) return;
    follow = () => null;
    left = performance.now();
    link.click();
  };
  follow = go;
  setTimeout(go, unanswered.size ? PATIENCE : 0); // at least a task: what Streamlit's own parts said leaves in it
}

export function said(who) {
  unanswered.add(who);
}

export function answered(who) {
  if (unanswered.delete(who) && !unanswered.size) follow();
}

/** A new part stands on the page, so this is the page that the link leads to. */
export function arrived() {
  left = -Infinity;
}

/** `send`, but of a page that is being left it says nothing more. */
export function whileHere(send) {
  const here = location.pathname;
  return (...message) => {
    if (location.pathname !== here || performance.now() - left < AGAIN) return undefined;
    return send(...message);
  };
}
