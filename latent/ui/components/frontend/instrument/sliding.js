// A drag on the picture itself, left or right, moves the slider that was chosen last.

const STILL = 4; // pixels that a press may wander and be no drag

export function slideOn(picture, chosen, hand) {
  let from = null;
  picture.addEventListener("pointerdown", (event) => {
    const row = event.button === 0 && chosen();
    if (!row) return;
    from = { x: event.clientX, value: row.now, row, going: false };
    picture.setPointerCapture(event.pointerId);
  });
  picture.addEventListener("pointermove", (event) => {
    if (!from) return;
    const way = event.clientX - from.x;
    if (!from.going && Math.abs(way) < STILL) return;
    if (!from.going) hand.press();
    from.going = true;
    from.row.set(from.value + (way / picture.clientWidth) * (from.row.high - from.row.low));
  });
  const end = () => {
    if (from?.going) hand.release();
    from = null;
  };
  picture.addEventListener("pointerup", end);
  picture.addEventListener("pointercancel", end);
}
