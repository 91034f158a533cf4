// The pictures as a show: one at a time on the whole screen, with keys, buttons or a remote.
// `show` is told the number of a picture, `done` that the show is over.
class Show {
  constructor(bar, count, { show, done }) {
    Object.assign(this, { bar, count, show, done, at: 0, on: false });
    this.where = bar.querySelector("[data-where]");
    const acts = { back: () => this.go(this.at - 1), next: () => this.go(this.at + 1), end: () => this.end() };
    for (const [name, act] of Object.entries(acts)) {
      bar.querySelector(`[data-${name}]`).addEventListener("click", act);
    }
    // Before the keys of the page and of the picture, which mean something else by an arrow.
    document.addEventListener("keydown", (event) => this.on && this.key(event), true);
    // The browser's own way out of the full screen ends the show too.
    document.addEventListener("fullscreenchange", () => !document.fullscreenElement && this.end());
  }

  begin(at) {
    if (this.on) return;
    this.on = true;
    this.before = document.activeElement;
    document.body.classList.add("presenting");
    this.bar.hidden = false;
    // Without a full screen, the show fills the window.
    document.documentElement.requestFullscreen?.().catch(() => {});
    this.go(at);
    this.bar.focus({ preventScroll: true });
  }

  go(at) {
    this.at = Math.min(this.count - 1, Math.max(0, at));
    this.where.textContent = `${this.at + 1} of ${this.count}`;
    this.show(this.at);
  }

  end() {
    if (!this.on) return;
    this.on = false;
    document.body.classList.remove("presenting");
    this.bar.hidden = true;
    if (document.fullscreenElement) document.exitFullscreen();
    this.done();
    this.before?.focus?.({ preventScroll: true });
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pressed = event.target.closest?.("button") && event.key === " ";
    const next = {
      ArrowRight: this.at + 1, ArrowDown: this.at + 1, PageDown: this.at + 1, " ": this.at + 1,
      ArrowLeft: this.at - 1, ArrowUp: this.at - 1, PageUp: this.at - 1,
      Home: 0, End: this.count - 1,
    }[event.key];
    if (event.key === "Escape" || event.key === "p") this.end();
    else if (next !== undefined && !pressed) this.go(next);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
