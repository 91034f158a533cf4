// Moves and enlarges a sheet inside a frame: drag, wheel, two fingers, and calls from outside.
class View {
  constructor(frame, sheet) {
    this.frame = frame;
    this.sheet = sheet;
    this.pointers = new Map();
    this.moved = false;
    this.fresh = true;
    this.scale = 1;
    this.x = 0;
    this.y = 0;
    this.width = this.height = 1;
    frame.addEventListener("pointerdown", (event) => this.down(event));
    frame.addEventListener("pointermove", (event) => this.move(event));
    for (const name of ["pointerup", "pointercancel"]) {
      frame.addEventListener(name, (event) => this.up(event));
    }
    frame.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    frame.addEventListener("scroll", () => frame.scrollTo(0, 0));
    // A drag that ends over a box is no click.
    frame.addEventListener("click", (event) => this.moved && event.stopPropagation(), true);
    this.sizes = { width: frame.clientWidth, height: frame.clientHeight };
    new ResizeObserver(() => this.resized()).observe(frame);
  }

  // Shows another picture: its size, the smallest letters in it, and what to look at first.
  open({ width, height, letters, focus }) {
    Object.assign(this, { width, height, letters, focus });
    this.sheet.style.width = `${width}px`;
    this.sheet.style.height = `${height}px`;
    this.start();
  }

  get whole() {
    const { clientWidth, clientHeight } = this.frame;
    // On wide screens the buttons stand in the margin.
    const side = clientWidth > 700 ? 64 : 8;
    const across = (clientWidth - 2 * side) / this.width;
    return Math.max(0.01, Math.min(across, (clientHeight - 24) / this.height));
  }

  // The whole picture, or, where its letters would be too small, its most important part.
  start() {
    const least = this.letters ? 10 / this.letters : 0;
    if (this.whole >= least) {
      this.fit();
    } else {
      this.centre(this.focus.x, this.focus.y, least);
      const within = (value, size, all) =>
        size < all ? (all - size) / 2 : Math.min(8, Math.max(all - size - 8, value));
      this.x = within(this.x, this.width * least, this.frame.clientWidth);
      this.y = within(this.y, this.height * least, this.frame.clientHeight);
      this.place(false);
    }
    this.fresh = true;
  }

  fit() {
    this.centre(this.width / 2, this.height / 2, this.whole);
    this.fresh = true;
  }

  // Brings a point of the picture into the middle.
  centre(x, y, scale = this.scale) {
    this.scale = scale;
    this.x = this.frame.clientWidth / 2 - x * scale;
    this.y = this.frame.clientHeight / 2 - y * scale;
    this.place(true);
  }

  // Moves no further than needed until an area is in sight.
  reveal({ x, y, width, height }) {
    const edge = 24;
    const shift = (start, size, all) => {
      if (start < edge) return edge - start;
      return Math.min(0, Math.max(all - edge - size - start, edge - start));
    };
    const { scale } = this;
    const dx = shift(this.x + x * scale, width * scale, this.frame.clientWidth);
    const dy = shift(this.y + y * scale, height * scale, this.frame.clientHeight);
    if (dx || dy) this.pan(dx, dy, true);
  }

  pan(dx, dy, gliding = false) {
    this.x += dx;
    this.y += dy;
    this.place(gliding);
  }

  zoom(factor, x = this.frame.clientWidth / 2, y = this.frame.clientHeight / 2, gliding = false) {
    const least = Math.min(this.whole / 2, 0.5);
    const scale = Math.min(8, Math.max(least, this.scale * factor));
    this.x = x - ((x - this.x) * scale) / this.scale;
    this.y = y - ((y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.place(gliding);
  }

  place(gliding) {
    const { clientWidth, clientHeight } = this.frame;
    const kept = 60;
    const limit = (value, size, all) => Math.min(all - kept, Math.max(kept - size, value));
    this.x = limit(this.x, this.width * this.scale, clientWidth);
    this.y = limit(this.y, this.height * this.scale, clientHeight);
    this.fresh = false;
    this.sheet.classList.toggle("gliding", gliding);
    this.sheet.style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
  }

  resized() {
    const { clientWidth: width, clientHeight: height } = this.frame;
    if (width === this.sizes.width && height === this.sizes.height) return;
    const [dx, dy] = [(width - this.sizes.width) / 2, (height - this.sizes.height) / 2];
    this.sizes = { width, height };
    if (this.fresh) this.start();
    else this.pan(dx, dy);
  }

  at(event) {
    const { left, top } = this.frame.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  down(event) {
    if (event.button || event.target.closest(".buttons")) {
      this.moved = false;
      return;
    }
    if (!this.pointers.size) {
      this.moved = false;
      this.first = this.at(event);
    }
    this.pointers.set(event.pointerId, this.at(event));
  }

  move(event) {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const now = this.at(event);
    if (!this.moved && this.pointers.size === 1) {
      if (Math.hypot(now.x - this.first.x, now.y - this.first.y) < 5) return;
      this.moved = true;
      this.frame.setPointerCapture(event.pointerId);
      this.frame.classList.add("dragging");
    }
    this.pointers.set(event.pointerId, now);
    if (this.pointers.size === 1) {
      this.pan(now.x - before.x, now.y - before.y);
      return;
    }
    this.moved = true;
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)[1];
    const apart = (point) => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
    this.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    this.zoom(apart(now) / apart(before), (now.x + other.x) / 2, (now.y + other.y) / 2);
  }

  up(event) {
    this.pointers.delete(event.pointerId);
    if (!this.pointers.size) this.frame.classList.remove("dragging");
  }

  wheel(event) {
    event.preventDefault();
    const { x, y } = this.at(event);
    const lines = event.deltaMode === 1 ? 20 : 1;
    this.zoom(Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0015)), x, y);
  }
}
