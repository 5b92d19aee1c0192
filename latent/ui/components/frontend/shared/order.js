// One thing after the other. What a part says to Python leaves in the next task, together with whatever else is said by
// then, and Streamlit runs what belongs to the first of them alone. To another page, on the other hand, it goes at once.
//
// - A click that comes before what was said has left waits for it: two messages, and neither is lost.
// - A link to another page waits until what was said is answered, for it drops the run that has just begun.
// - What a page says after its link was followed is not sent: Streamlit takes it for a wish to return, and as the part
//   that speaks is gone, an empty page comes.

const PATIENCE = 1000; // milliseconds that a link waits for answers
const AGAIN = 10000; // milliseconds after which a page that still stands was not left: the server is away

const unanswered = new Set(); // who has said something that Python has not answered yet
let leaving = 0; // messages that have been said and not left
let follow = () => null; // the link that waits
let left = -Infinity; // when a link was followed

addEventListener("click", click, { capture: true });

function click(event) {
  const plain = event.isTrusted && event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!plain) return;
  const link = event.target.closest?.("a[href]");
  const away = link && leadsAway(link);
  if (!away && !leaving) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (away) waitForAnswers(link);
  else waitToLeave(event.target.closest("button, label, input, a, summary") ?? event.target);
}

function leadsAway(link) {
  if (link.target === "_blank" || link.hasAttribute("download")) return false;
  const { origin, pathname } = new URL(link.getAttribute("href") || ".", location); // the first page's link is empty
  return origin !== location.origin || pathname !== location.pathname;
}

function waitToLeave(element) {
  setTimeout(() => (leaving ? waitToLeave(element) : element.click?.()));
}

function waitForAnswers(link) {
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
    if (location.pathname !== here || performance.now() - left < AGAIN) return;
    send(...message);
    leaving += 1;
    setTimeout(() => (leaving -= 1)); // after the task in which it leaves
  };
}
