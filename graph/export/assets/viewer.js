// The viewer of pictures, for the app and for the exported page: one SVG of a scene in a frame.
// Boxes and lines are buttons with names; a selection is a class. It is moved by dragging, made
// larger by wheel, two fingers, buttons and keys. Words get into the page as text only.

const READABLE = 11; // px: at first no letters are smaller
const LARGEST = 1.15; // a picture is not blown up at first
const NARROW = 600;
const TALL = 3; // screens: a page may scroll along so much of a picture

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function element(tag, name, more = {}) {
  const made = Object.assign(document.createElement(tag), more);
  if (name) made.className = name;
  return made;
}

function button(name, label, paths, act) {
  const made = element("button", name, { type: "button", title: label });
  made.setAttribute("aria-label", label.replace(/ \(.*/, ""));
  const art = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  art.setAttribute("viewBox", "0 0 18 18");
  art.setAttribute("aria-hidden", "true");
  art.append(document.createElementNS(art.namespaceURI, "path"));
  art.firstChild.setAttribute("d", paths);
  made.append(art);
  made.addEventListener("click", act);
  return made;
}

// Where everything is: the picture's place and scale in its frame, in pixels.
class Camera {
  constructor(frame, sheet, page) {
    Object.assign(this, { frame, sheet, page, scale: 1, x: 0, y: 0, width: 1, height: 1, fresh: true });
  }

  get across() { return this.frame.clientWidth; }
  get down() { return this.frame.clientHeight; }
  get whole() {
    // On a page of its own the buttons stand in the margin.
    const [side, edge] = this.page && !this.bare ? [this.across > 700 ? 64 : 8, 12] : [0, 0];
    const fit = Math.min((this.across - 2 * side) / this.width, (this.down - 2 * edge) / this.height);
    return Math.max(0.01, fit);
  }
  get fits() {
    return this.width * this.scale <= this.across + 1 && this.height * this.scale <= this.down + 1;
  }

  place(gliding = false) {
    const kept = 60;
    const limit = (value, size, all) => Math.min(all - kept, Math.max(kept - size, value));
    this.x = limit(this.x, this.width * this.scale, this.across);
    this.y = limit(this.y, this.height * this.scale, this.down);
    this.fresh = false;
    this.sheet.classList.toggle("gliding", gliding);
    this.sheet.style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
    // What is seen whole lets a finger scroll the page; otherwise the finger moves the picture.
    this.frame.classList.toggle("whole", this.fits);
  }

  // Brings a point of the picture into the middle.
  centre({ x, y }, scale = this.scale) {
    this.scale = scale;
    this.x = this.across / 2 - x * scale;
    this.y = this.down / 2 - y * scale;
    this.place(true);
  }

  fit() {
    this.centre({ x: this.width / 2, y: this.height / 2 }, this.whole);
    this.fresh = true;
  }

  // The whole picture, or, where its letters would be too small, a part of it around a point.
  // A bare one, with nothing beside it, is seen whole.
  start(point, least) {
    if (this.bare) {
      this.fit();
      return;
    }
    const most = this.page ? Infinity : Math.max(LARGEST, least);
    this.scale = Math.min(Math.max(this.whole, least), most);
    this.centre(point, this.scale);
    const within = (value, size, all) =>
      size <= all ? (all - size) / 2 : Math.min(8, Math.max(all - size - 8, value));
    this.x = within(this.x, this.width * this.scale, this.across);
    this.y = within(this.y, this.height * this.scale, this.down);
    this.place();
    this.fresh = true;
  }

  // Moves no further than needed until an area is in sight.
  reveal({ x, y, width, height }) {
    const edge = 24;
    const shift = (start, size, all) =>
      start < edge ? edge - start : Math.min(0, Math.max(all - edge - size - start, edge - start));
    const dx = shift(this.x + x * this.scale, width * this.scale, this.across);
    const dy = shift(this.y + y * this.scale, height * this.scale, this.down);
    if ((dx || dy) && !this.fits) this.pan(dx, dy, true);
  }

  pan(dx, dy, gliding = false) {
    this.x += dx;
    this.y += dy;
    this.place(gliding);
  }

  zoom(factor, x = this.across / 2, y = this.down / 2, gliding = false) {
    const scale = Math.min(8, Math.max(Math.min(this.whole / 2, 0.5), this.scale * factor));
    this.x = x - ((x - this.x) * scale) / this.scale;
    this.y = y - ((y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.place(gliding);
  }
}

// Drags, wheel and two fingers, told to a camera. A drag that ends over a box is no click.
class Hands {
  constructor(camera, wheelZooms) {
    Object.assign(this, { camera, wheelZooms, pointers: new Map(), moved: false });
    const { frame } = camera;
    frame.addEventListener("pointerdown", (event) => this.down(event));
    frame.addEventListener("pointermove", (event) => this.move(event));
    for (const name of ["pointerup", "pointercancel"]) {
      frame.addEventListener(name, (event) => this.up(event));
    }
    frame.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    frame.addEventListener("scroll", () => frame.scrollTo(0, 0));
    frame.addEventListener("click", (event) => this.moved && event.stopPropagation(), true);
  }

  at(event) {
    const { left, top } = this.camera.frame.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  down(event) {
    // With Shift a drag marks text, as anywhere on a page.
    if (event.button || event.shiftKey) {
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
      this.camera.frame.setPointerCapture(event.pointerId);
      this.camera.frame.classList.add("dragging");
    }
    this.pointers.set(event.pointerId, now);
    if (this.pointers.size === 1) {
      this.camera.pan(now.x - before.x, now.y - before.y);
      return;
    }
    this.moved = true;
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)[1];
    const apart = (point) => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
    this.camera.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    this.camera.zoom(apart(now) / apart(before), (now.x + other.x) / 2, (now.y + other.y) / 2);
  }

  up(event) {
    this.pointers.delete(event.pointerId);
    if (!this.pointers.size) this.camera.frame.classList.remove("dragging");
  }

  wheel(event) {
    if (!this.wheelZooms && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { x, y } = this.at(event);
    const lines = event.deltaMode === 1 ? 20 : 1;
    this.camera.zoom(Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0015)), x, y);
  }
}

// `onPick` is told `{node: id}` or `{edge: [source, target]}`. With `page` the frame fills the
// room it is given and the wheel alone zooms; otherwise it is as high as the picture needs.
class Viewer {
  constructor(root, { onPick = () => {}, page = false, status = null } = {}) {
    Object.assign(this, { root, onPick, page, variants: [], svg: null, chosen: null });
    root.classList.add("viewer");
    this.stage = element("div", "stage");
    this.sheet = element("div", "sheet");
    this.stage.append(this.sheet);
    this.tools = element("div", "tools");
    this.tools.setAttribute("role", "group");
    this.tools.setAttribute("aria-label", "View");
    this.tools.append(
      button("in", "Zoom in (+)", "M9 3v12M3 9h12", () => this.act("+")),
      button("out", "Zoom out (-)", "M3 9h12", () => this.act("-")),
      button("fit", "Show the whole picture (0)", "M3 6V3h3M12 3h3v3M15 12v3h-3M6 15H3v-3M6.5 7.5h5v3h-5z", () => this.act("0")),
    );
    if (document.fullscreenEnabled) {
      const arrows = "M10 3h5v5M15 3l-5 5M8 15H3v-5M3 15l5-5";
      this.tools.append(button("full", "Full screen", arrows, () => this.fullScreen()));
    }
    this.status = status ?? element("p", "unseen");
    this.status.setAttribute("role", "status");
    root.append(this.tools, this.stage, ...(status ? [] : [this.status]));
    this.camera = new Camera(this.stage, this.sheet, page);
    this.hands = new Hands(this.camera, page);
    this.stage.addEventListener("click", (event) => this.clicked(event));
    this.stage.addEventListener("focusin", (event) => this.focused(event));
    root.addEventListener("keydown", (event) => this.key(event));
    this.sizes = new ResizeObserver(() => this.resized());
    this.sizes.observe(root);
    this.sizes.observe(this.stage);
    // Paper is wide whatever the screen is.
    this.print = ({ type }) => {
      this.printing = type === "beforeprint";
      this.resized();
    };
    for (const name of ["beforeprint", "afterprint"]) addEventListener(name, this.print);
  }

  close() {
    this.sizes.disconnect();
    for (const name of ["beforeprint", "afterprint"]) removeEventListener(name, this.print);
  }

  say(words) { this.status.textContent = words; }

  // ---- pictures

  // Shows a picture: one SVG, or several of the same for different widths, the widest first.
  show(variants) {
    this.variants = variants.map((svg) => svg.careergraph ?? this.prepared(svg));
    this.svg = null;
    this.resized();
  }

  prepared(svg) {
    const { width, height } = svg.viewBox.baseVal;
    const boxes = [...svg.querySelectorAll("g[data-id]")].filter((each) => each.dataset.id);
    const lines = [...svg.querySelectorAll("g[data-source]")];
    const letters = (boxes.length ? boxes : [svg]).flatMap((each) => [...each.querySelectorAll("text")]);
    const sizes = letters.map((text) => Number(text.getAttribute("font-size")));
    svg.classList.add("picture");
    for (const each of [...boxes, ...lines]) {
      each.classList.add(each.dataset.id ? "box" : "line");
      each.setAttribute("role", "button");
      each.setAttribute("tabindex", "-1");
      each.setAttribute("aria-label", each.querySelector("title")?.textContent ?? "");
    }
    for (const line of lines) {
      const hit = line.querySelector("path")?.cloneNode();
      if (!hit) continue;
      hit.setAttribute("class", "hit");
      line.append(hit);
    }
    const byId = new Map(boxes.map((box) => [box.dataset.id, box]));
    byId.get(svg.dataset.focus)?.classList.add("home");
    svg.careergraph = { svg, width, height, boxes, lines, byId, letters: Math.min(...sizes, 40) };
    return svg.careergraph;
  }

  // The widest variant that is readable across; otherwise the upright one, unless it would be
  // many screens high beside a wide one that can be moved.
  variant() {
    const [wide, tall] = this.variants, across = this.root.clientWidth;
    const least = (each) => READABLE / each.letters;
    if (this.printing || !tall || wide.width * least(wide) <= across) return wide;
    const near = !this.page && tall.height * Math.max(least(tall), 1) <= innerHeight * TALL;
    return across < NARROW || near ? tall : wide;
  }

  get least() { return this.shown.boxes.length ? READABLE / this.shown.letters : 0; }

  resized() {
    if (!this.variants.length || !this.root.clientWidth) return; // hidden: called again when seen
    const next = this.variant();
    if (next.svg !== this.svg) this.put(next);
    else if (this.root.clientWidth !== this.seen.width) this.height();
    const size = { width: this.root.clientWidth, down: this.camera.down };
    if (size.width !== this.seen?.width || size.down !== this.seen?.down) {
      const grown = this.seen ? [(size.width - this.seen.width) / 2, (size.down - this.seen.down) / 2] : [0, 0];
      this.seen = size;
      if (this.camera.fresh) this.start();
      else this.camera.pan(...grown);
    }
  }

  put(next) {
    this.shown = next;
    this.svg = next.svg;
    this.seen = null;
    this.sheet.replaceChildren(next.svg);
    this.sheet.style.width = `${next.width}px`;
    this.sheet.style.height = `${next.height}px`;
    Object.assign(this.camera, { width: next.width, height: next.height, fresh: true });
    // Without boxes the frame itself is what the keys move.
    if (next.boxes.length) this.stage.removeAttribute("tabindex");
    else this.stage.tabIndex = 0;
    this.mark();
    const { focus } = next.svg.dataset;
    this.reach(this.group(this.chosen) ?? next.byId.get(focus) ?? next.boxes[0]);
    this.height();
    this.stage.dataset.ready = "";
  }

  // As high as the picture is when it is as wide as the frame, within what a screen can take.
  height() {
    if (this.page) return;
    const across = this.root.clientWidth - 2, { width, height } = this.shown;
    const scale = Math.max(this.least, Math.min(LARGEST, across / width));
    const tall = height * scale + 2;
    const long = height > width || this.svg.dataset.view === "focus"; // read like a page
    const whole = tall < (long ? TALL : 1.1) * innerHeight;
    const most = whole ? tall : Math.max(420, innerHeight * 0.78);
    this.stage.style.height = `${Math.round(Math.min(most, tall))}px`;
  }

  start() {
    const middle = { x: this.camera.width / 2, y: this.camera.height / 2 };
    const box = this.group(this.chosen) ?? this.shown.byId.get(this.svg.dataset.focus);
    this.camera.start(box ? this.middle(box) : middle, this.least);
  }

  area(group) {
    // An arrow may be as thin as a hair, but not without any extent.
    const { x, y, width, height } = group.getBBox();
    return { x, y, width, height };
  }

  middle(group) {
    const { x, y, width, height } = this.area(group);
    return { x: x + width / 2, y: y + height / 2 };
  }

  // ---- selection

  group(thing) {
    if (!thing || !this.shown) return null;
    if (thing.node) {
      // A step that is worked twice has two boxes, told apart by a number after its id.
      return this.shown.byId.get(thing.node)
        ?? this.shown.boxes.find((box) => box.dataset.id.split(" ")[0] === thing.node) ?? null;
    }
    const [source, target] = thing.edge;
    return this.shown.lines.find(({ dataset }) => dataset.source === source && dataset.target === target) ?? null;
  }

  thing({ dataset }) {
    return dataset.id ? { node: dataset.id } : { edge: [dataset.source, dataset.target] };
  }

  // Marks a box or a line as the one whose facts are shown; nothing takes the mark away.
  select(thing, { bring = false, flash = true } = {}) {
    this.chosen = thing;
    this.mark();
    const group = this.group(thing);
    if (!group || !this.seen) return;
    this.reach(group);
    if (bring) this.bring(group, flash);
    else this.camera.reveal(this.area(group));
  }

  // Brings what a search found into the middle, in readable letters.
  bring(group, flash) {
    const { camera } = this, scale = Math.max(camera.scale, this.least);
    // What is seen whole anyway stays where it is, unless there is nothing but the picture.
    if (this.page || !camera.fits) camera.centre(this.middle(group), this.page ? Math.max(scale, 1) : scale);
    group.classList.remove("hit-by-search");
    void group.getBoundingClientRect(); // so that the flash begins again
    if (flash) group.classList.add("hit-by-search");
  }

  mark() {
    if (!this.shown) return;
    const group = this.group(this.chosen);
    const near = group ? this.linked(group) : [];
    this.svg.classList.toggle("asked", near.length > 0 && group.classList.contains("box"));
    for (const each of [...this.shown.boxes, ...this.shown.lines]) {
      each.classList.toggle("chosen", each === group);
      each.classList.toggle("near", near.includes(each));
      if (each === group) each.setAttribute("aria-current", "true");
      else each.removeAttribute("aria-current");
    }
  }

  // The lines of a box, those that lead away first, or the two boxes of a line.
  linked(group) {
    const { id, source, target } = group.dataset;
    if (!id) return [source, target].map((each) => this.shown.byId.get(each)).filter(Boolean);
    const ends = (end) => this.shown.lines.filter((line) => line.dataset[end] === id);
    return [...ends("source"), ...ends("target")];
  }

  clicked(event) {
    const group = event.target.closest("g.box, g.line");
    if (group && event.detail < 3) this.pick(group);
  }

  pick(group) {
    const thing = this.thing(group);
    this.select(thing);
    this.onPick(thing, group);
  }

  // ---- keys

  // Only one box or line is a stop of the Tab key; arrow keys go from there.
  reach(group) {
    this.current?.setAttribute("tabindex", "-1");
    this.current = group ?? null;
    group?.setAttribute("tabindex", "0");
  }

  focused({ target }) {
    const group = target.closest("g.box, g.line");
    if (!group) return;
    this.reach(group);
    if (group.dataset.id) this.home = group;
    if (group.matches(":focus-visible")) this.camera.reveal(this.area(group));
  }

  key(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const group = event.target.closest?.("g.box, g.line");
    const done = (group && this.walk(event.key, group)) || this.act(event.key) || this.move(event);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  }

  walk(key, group) {
    if (key === "Enter" || key === " ") this.pick(group);
    else if (key.startsWith("Arrow")) this.beside(group, key)?.focus({ preventScroll: true });
    else if (key === "l" || key === "L") this.line(group)?.focus({ preventScroll: true });
    else return false;
    return true;
  }

  // The next box in a direction: what lies straight ahead before what is nearer but aside.
  beside(group, key) {
    if (!group.dataset.id) {
      const { source, target } = group.dataset;
      return this.shown.byId.get(key === "ArrowRight" || key === "ArrowDown" ? target : source);
    }
    const from = this.middle(group);
    const [dx, dy] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key];
    let best = null, nearest = Infinity;
    for (const box of this.shown.boxes) {
      const to = this.middle(box);
      const ahead = (to.x - from.x) * dx + (to.y - from.y) * dy;
      const aside = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
      const far = ahead + 2.5 * aside;
      if (ahead > 4 && aside < 4 * ahead && far < nearest) [best, nearest] = [box, far];
    }
    return best;
  }

  // The first line of a box, and from a line the next one of the box one came from.
  line(group) {
    const home = group.dataset.id ? group : this.home;
    const lines = home ? this.linked(home) : [];
    return lines[(lines.indexOf(group) + 1) % lines.length];
  }

  move({ key, target }) {
    const far = 60;
    const by = { ArrowLeft: [far, 0], ArrowRight: [-far, 0], ArrowUp: [0, far], ArrowDown: [0, -far] }[key];
    if (!by || target !== this.stage) return false;
    this.camera.pan(...by, true);
    return true;
  }

  act(key) {
    const { camera } = this;
    if (key === "+" || key === "=") camera.zoom(1.25, undefined, undefined, true);
    else if (key === "-") camera.zoom(0.8, undefined, undefined, true);
    else if (key === "0") camera.fit();
    else return false;
    this.say(`Zoom ${Math.round(camera.scale * 100)} percent.`);
    return true;
  }

  fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.root.requestFullscreen().catch(() => this.say("This browser allows no full screen."));
    this.camera.fresh = true;
  }
}
