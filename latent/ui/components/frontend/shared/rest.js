/** Whether no run is on its way. */
export function atRest() {
  return document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning";
}
