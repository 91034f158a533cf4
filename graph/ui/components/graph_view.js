// The clickable network. vis-network holds the camera, the nodes and the pointer; this file
// adds the places Python computed, keys, buttons and tooltips. Painting is in graph_paint.js.
// Text of the data reaches the page through textContent and canvas only, never as HTML.

const NARROW = 600;
const LEAST = 11.05; // px: no label is smaller at first paint
const MARGIN = 14;
const views = new WeakMap();

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

class View extends Painted {
  constructor(root) {
    super();
    this.root = root;
    this.stage = root.querySelector(".stage");
    this.canvas = root.querySelector(".net");
    this.say = root.querySelector(".say");
    this.tip = root.querySelector(".tip");
    this.cursor = this.hover = this.selected = null;
    root.querySelector(".bigger").onclick = () => this.zoom(1.25);
    root.querySelector(".smaller").onclick = () => this.zoom(0.8);
    root.querySelector(".whole").onclick = () => this.whole();
    this.stage.addEventListener("keydown", (event) => this.key(event));
    this.stage.addEventListener("focus", () => { if (this.stage.matches(":focus-visible")) this.enter(); });
    this.stage.addEventListener("blur", () => { this.cursor = null; this.redraw(); });
    this.stage.addEventListener("wheel", (event) => this.wheel(event), { passive: false, capture: true });
    // For tests and tools: where a node stands on the page.
    this.stage.placeOf = (id) => this.placeOf(id);
    this.sizes = new ResizeObserver(() => this.resized());
    this.sizes.observe(this.stage);
  }

  update(data, send) {
    this.send = send;
    const moved = this.selected !== data.selected;
    this.selected = data.selected || null;
    if (!this.data || this.data.seq !== data.seq) {
      this.data = data;
      this.legend();
      this.build();
    } else if (moved) {
      this.redraw();
    }
  }

  build() {
    const width = this.stage.clientWidth;
    if (!width) return; // hidden: the observer calls again
    this.hover = this.cursor = null;
    this.tip.hidden = true;
    this.wide = width >= NARROW;
    this.place = this.wide && !this.upright() ? this.data.wide : this.data.narrow;
    this.meta = new Map(this.data.nodes.map((node) => [node.id, node]));
    this.near = new Map(this.data.nodes.map((node) => [node.id, new Set([node.id])]));
    const styles = new Map(this.data.edges.map((edge) => [`${edge.from}\n${edge.to}`, edge]));
    this.lines = this.place.routes.map(([from, to, points]) => {
      this.near.get(from).add(to);
      this.near.get(to).add(from);
      return { from, to, points, style: styles.get(`${from}\n${to}`) };
    });
    const [w, h] = this.place.box;
    const nodes = this.data.nodes.map((node) => {
      const [x, y] = this.place.positions[node.id];
      return {
        id: node.id, label: "", x, y, shape: "custom", physics: false, fixed: true,
        ctxRenderer: ({ ctx }) => ({
          drawNode: () => this.box(ctx, node, x, y),
          nodeDimensions: { width: w, height: h },
        }),
      };
    });
    this.height();
    if (this.network) this.network.destroy();
    this.network = new globalThis.vis.Network(this.canvas, { nodes, edges: [] }, {
      physics: false, autoResize: false, layout: { randomSeed: 1 },
      interaction: { hover: true, zoomView: false, dragNodes: false, selectable: true, tooltipDelay: 1e6 },
    });
    this.network.on("beforeDrawing", (ctx) => this.paintBelow(ctx));
    this.network.on("afterDrawing", (ctx) => this.paintAbove(ctx));
    this.network.on("click", ({ nodes: [id] }) => id && this.choose("clicked", id));
    this.network.on("doubleClick", ({ nodes: [id] }) => id && this.choose("focused", id));
    this.network.on("hoverNode", ({ node }) => this.hovered(node));
    this.network.on("blurNode", () => this.hovered(null));
    this.network.on("dragStart", () => this.hovered(null));
    this.placeCamera();
  }

  // What is too long for the width stands upright when all of it then is about one screen.
  upright() {
    const { wide, narrow } = this.data, least = LEAST / this.data.font;
    return wide.width * least > this.stage.clientWidth - 2 * MARGIN
      && narrow.width * least < this.stage.clientWidth - 2 * MARGIN
      && narrow.height * least + head(narrow) + 2 * MARGIN < innerHeight;
  }

  maxHeight() { return Math.max(420, Math.min(680, innerHeight * 0.72)); }

  // The picture is as tall as it must be, within what a screen can take.
  height() {
    const scale = this.scale();
    const tall = this.place.height * scale + head(this.place) + 2 * MARGIN;
    const most = this.place.rows ? 4000 : this.maxHeight();
    this.stage.style.height = `${Math.round(Math.max(this.wide ? 250 : 180, Math.min(most, tall)))}px`;
  }

  // As large as fits, but never so small that a label falls below the least size.
  scale() {
    const across = (this.stage.clientWidth - 2 * MARGIN) / this.place.width;
    const down = (Math.min(this.maxHeight(), 560) - head(this.place) - 2 * MARGIN) / this.place.height;
    const fit = this.wide && this.place.rows ? Math.min(across, down) : across;
    return Math.max(LEAST / this.data.font, Math.min(1, fit));
  }

  placeCamera() {
    this.network.setSize("100%", "100%");
    this.network.redraw();
    const scale = this.scale();
    const w = this.stage.clientWidth / scale, h = this.stage.clientHeight / scale;
    const pad = MARGIN / scale, top = head(this.place) / scale;
    let x = this.place.width / 2, y = (this.place.height - top) / 2;
    const at = this.place.positions[this.data.focus] || this.place.positions[this.selected];
    if (at && this.place.width + 2 * pad > w) {
      x = Math.max(w / 2 - pad, Math.min(this.place.width - w / 2 + pad, at[0]));
    }
    if (at && this.place.height + top + pad > h) {
      y = Math.max(h / 2 - top - pad, Math.min(this.place.height - h / 2 + pad, at[1]));
    }
    this.network.moveTo({ position: { x, y }, scale, animation: false });
    this.root.querySelector(".more").hidden =
      this.place.width * scale <= this.stage.clientWidth && this.place.height * scale + head(this.place) <= this.stage.clientHeight;
    this.stage.dataset.ready = this.data.seq;
  }

  whole() {
    const fit = Math.min(
      (this.stage.clientWidth - 2 * MARGIN) / this.place.width,
      (this.stage.clientHeight - head(this.place) - 2 * MARGIN) / this.place.height, 1.2);
    this.move({ position: { x: this.place.width / 2, y: (this.place.height - head(this.place) / fit) / 2 }, scale: fit });
  }

  move(options) {
    const animation = calm() ? false : { duration: 180, easingFunction: "easeInOutQuad" };
    this.network.moveTo({ ...options, animation });
  }

  zoom(factor) {
    const scale = Math.max(0.1, Math.min(3, this.network.getScale() * factor));
    this.move({ position: this.network.getViewPosition(), scale });
  }

  // The wheel scrolls the page; with Ctrl or Cmd it zooms the picture.
  wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const scale = Math.max(0.1, Math.min(3, this.network.getScale() * Math.exp(-event.deltaY / 300)));
    this.network.moveTo({ scale, animation: false });
  }

  resized() {
    if (!this.data || !this.stage.clientWidth) return;
    const wide = this.stage.clientWidth >= NARROW;
    const rows = !wide || this.upright();
    if (!this.network || wide !== this.wide || rows !== this.place.rows) this.build();
    else if (this.stage.clientWidth !== this.seen) { this.height(); this.placeCamera(); }
    this.seen = this.stage.clientWidth;
  }

  redraw() { if (this.network) this.network.redraw(); }

  choose(event, id) {
    this.selected = id;
    this.redraw();
    this.send(event, id);
    // On a narrow screen the details stand below: bring their beginning into sight.
    if (!this.wide && event === "clicked") {
      setTimeout(() => this.root.scrollIntoView({ block: "end", behavior: calm() ? "auto" : "smooth" }), 350);
    }
  }

  hovered(id) {
    this.hover = id;
    this.stage.classList.toggle("over", Boolean(id));
    const node = id && this.meta.get(id);
    if (id && node.title !== node.label.replaceAll("\n", " ")) {
      const at = this.network.canvasToDOM({ x: this.place.positions[id][0], y: this.place.positions[id][1] });
      this.tip.textContent = node.title;
      this.tip.hidden = false;
      const half = this.tip.offsetWidth / 2;
      this.tip.style.left = `${Math.max(half + 4, Math.min(this.stage.clientWidth - half - 4, at.x))}px`;
      this.tip.style.top = `${at.y + (this.place.box[1] / 2 + 8) * this.network.getScale()}px`;
    } else {
      this.tip.hidden = true;
    }
    this.redraw();
  }

  enter() {
    if (!this.network) return;
    this.cursor = this.meta.has(this.selected) ? this.selected
      : this.meta.has(this.data.focus) ? this.data.focus : this.data.nodes[0]?.id;
    this.speak();
  }

  speak() {
    if (this.cursor) this.say.textContent = this.meta.get(this.cursor).say;
    this.redraw();
  }

  // The nearest node in a direction; one that is linked counts as half as far.
  step(dx, dy) {
    if (!this.cursor) return;
    const [x, y] = this.place.positions[this.cursor];
    let best = null, least = Infinity;
    for (const node of this.data.nodes) {
      const [u, v] = this.place.positions[node.id];
      const ahead = (u - x) * dx + (v - y) * dy, aside = Math.abs((u - x) * dy) + Math.abs((v - y) * dx);
      if (ahead <= 1 || node.id === this.cursor) continue;
      const far = (ahead + 2 * aside) * (this.near.get(this.cursor).has(node.id) ? 0.5 : 1);
      if (far < least) { least = far; best = node.id; }
    }
    if (best) this.cursor = best;
    const at = this.network.canvasToDOM({ x: this.place.positions[this.cursor][0], y: this.place.positions[this.cursor][1] });
    const out = at.x < 60 || at.y < 60 || at.x > this.stage.clientWidth - 60 || at.y > this.stage.clientHeight - 40;
    if (out) this.move({ position: { x: this.place.positions[this.cursor][0], y: this.place.positions[this.cursor][1] }, scale: this.network.getScale() });
    this.speak();
  }

  key(event) {
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    if (event.ctrlKey || event.metaKey || event.altKey || !this.network) return;
    if (ways[event.key]) {
      if (!this.cursor) this.enter();
      this.step(...ways[event.key]);
    } else if ((event.key === "Enter" || event.key === " ") && this.cursor) this.choose("clicked", this.cursor);
    else if (event.key === "+" || event.key === "=") this.zoom(1.25);
    else if (event.key === "-") this.zoom(0.8);
    else if (event.key === "0") this.whole();
    else if (event.key === "Escape") { this.cursor = null; this.redraw(); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  placeOf(id) {
    if (!this.network || !this.place.positions[id]) return null;
    const [x, y] = this.place.positions[id], at = this.network.canvasToDOM({ x, y });
    const frame = this.stage.getBoundingClientRect();
    return { x: frame.left + at.x, y: frame.top + at.y, scale: this.network.getScale() };
  }

  close() {
    this.sizes.disconnect();
    if (this.network) this.network.destroy();
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  let view = views.get(parentElement);
  if (!view) {
    view = new View(parentElement.querySelector(".graph"));
    views.set(parentElement, view);
  }
  view.stage.setAttribute("aria-label", `${data.name}. Arrow keys go from node to node, Enter shows details, plus and minus zoom.`);
  const alert = parentElement.querySelector(".alert");
  const since = Date.now();
  const send = (event, id) => setTriggerValue(event, id);
  view.wanted = data;
  const start = () => {
    if (view.wanted !== data) return;
    if (globalThis.vis?.Network) {
      alert.hidden = true;
      view.update(data, send);
    } else if (Date.now() - since > 15000) {
      alert.hidden = false;
      alert.textContent = "The drawing library did not load. The table below the graph holds the same facts; reload the page to try again.";
    } else {
      setTimeout(start, 40);
    }
  };
  start();
  return () => { view.close(); views.delete(parentElement); };
}
