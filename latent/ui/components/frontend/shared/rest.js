const APP = "[data-testid=stApp]";

/** Whether no run is on its way, and the server would hear of a wish for one. */
export function atRest() {
  return document.querySelector(APP)?.dataset.testScriptState === "notRunning" && connected();
}

/** Whether the page has its server. */
export function connected() {
  return document.querySelector(APP)?.dataset.testConnectionState === "CONNECTED";
}

/** Call back each time that the page has its server again; returns what ends that. */
export function whenBack(call) {
  let before = connected();
  const watch = new MutationObserver(() => {
    const now = connected();
    if (now && !before) call();
    before = now;
  });
  const app = document.querySelector(APP);
  if (app) watch.observe(app, { attributeFilter: ["data-test-connection-state"] });
  return () => watch.disconnect();
}
