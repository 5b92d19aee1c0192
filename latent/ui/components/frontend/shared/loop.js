// Decoding apart from drawing: the newest wish is decoded, whatever came between is dropped, and what is ready is drawn
// with the screen's next frame. So there is never a backlog, on no machine.

export class Loop {
  /** `work(wish)` gives a promise of something; `draw(it)` is called once for each frame at most. */
  constructor(work, draw, fail) {
    Object.assign(this, { work, draw, fail, wish: null, ready: null, working: false, frame: 0 });
  }

  want(wish) {
    this.wish = wish;
    if (!this.working) this.run();
  }

  async run() {
    this.working = true;
    try {
      while (this.wish !== null) {
        const wish = this.wish;
        this.wish = null;
        const made = await this.work(wish);
        if (made !== null) this.show(made);
      }
    } catch (problem) {
      this.fail(problem);
    } finally {
      this.working = false;
    }
  }

  show(made) {
    this.ready = made;
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.draw(this.ready);
    });
  }

  stop() {
    cancelAnimationFrame(this.frame);
    this.wish = null;
  }
}
