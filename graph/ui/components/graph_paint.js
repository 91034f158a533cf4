// How boxes, lines, levels and their names are painted. Comes before graph_view.js in one module.

const HEAD = 30;

// Room above the boxes for the names of the levels; upright, the topmost one needs it.
function head({ rows, headers }) {
  const top = Math.min(...headers.map(([, start]) => start), 99);
  return rows ? Math.max(0, 22 - top) : HEAD;
}

function element(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text !== undefined) made.textContent = text;
  return made;
}

function outline(ctx, form, x, y, w, h) {
  const l = x - w / 2, t = y - h / 2, r = x + w / 2, b = y + h / 2;
  ctx.beginPath();
  if (form === "hexagon") {
    const c = 16;
    ctx.moveTo(l + c, t); ctx.lineTo(r - c, t); ctx.lineTo(r, y);
    ctx.lineTo(r - c, b); ctx.lineTo(l + c, b); ctx.lineTo(l, y);
    ctx.closePath();
  } else {
    const corner = form === "pill" ? h / 2 : form === "rounded" ? 14 : 1.5;
    ctx.roundRect(l, t, w, h, corner);
  }
}

// A way through points: straight where two points share an axis (rounded at right angles),
// otherwise a curve that leaves and arrives along the direction of reading.
function trace(ctx, points, rows) {
  ctx.moveTo(points[0][0], points[0][1]);
  if (points.length === 2) {
    const [[x, y], [u, v]] = points;
    if (!rows && x === u) return ctx.bezierCurveTo(x + 34, y, u + 34, v, u, v);
    if (rows && y === v) return ctx.bezierCurveTo(x, y - 30, u, v - 30, u, v);
  }
  for (let i = 1; i < points.length; i += 1) {
    const [x, y] = points[i - 1], [u, v] = points[i], next = points[i + 1];
    if (x === u || y === v) {
      const turns = next && (x === u ? next[1] === v && next[0] !== u : next[0] === u && next[1] !== v);
      if (turns) ctx.arcTo(u, v, next[0], next[1], 9);
      else ctx.lineTo(u, v);
    } else if (rows) {
      ctx.bezierCurveTo(x, (y + v) / 2, u, (y + v) / 2, u, v);
    } else {
      ctx.bezierCurveTo((x + u) / 2, y, (x + u) / 2, v, u, v);
    }
  }
}

function heading(points, rows) {
  const [u, v] = points[points.length - 1], [x, y] = points[points.length - 2];
  if (points.length === 2 && !rows && x === u) return Math.PI;
  if (points.length === 2 && rows && y === v) return Math.PI / 2;
  if (rows ? y !== v : x === u) return v > y ? Math.PI / 2 : -Math.PI / 2;
  return u > x ? 0 : Math.PI;
}

// What a view paints; it knows `data`, `place`, `lines`, `network`, `stage` and what is active.
class Painted {
  legend() {
    const box = this.root.querySelector(".legend");
    box.replaceChildren();
    for (const each of this.data.legend.nodes) {
      const item = element("span", "item");
      const swatch = element("span", `swatch ${each.form}`);
      swatch.style.setProperty("--fill", each.fill);
      item.append(swatch, element("span", "", each.word));
      box.append(item);
    }
    for (const each of this.data.legend.lines) {
      const item = element("span", "item");
      const art = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      art.setAttribute("width", "26"); art.setAttribute("height", "10");
      art.setAttribute("aria-hidden", "true");
      const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
      const set = { x1: 0, y1: 5, x2: 26, y2: 5, "stroke-width": each.width, "stroke-dasharray": each.dash.join(" ") };
      for (const [key, value] of Object.entries(set)) line.setAttribute(key, value);
      art.append(line);
      item.append(art, element("span", "", each.word));
      box.append(item);
    }
  }

  colours() {
    const css = getComputedStyle(this.stage);
    const paper = css.getPropertyValue("--st-background-color").trim() || "#fff";
    const probe = document.createElement("canvas").getContext("2d");
    probe.fillStyle = paper;
    const hex = /^#(..)(..)(..)$/.exec(probe.fillStyle) || ["", "ff", "ff", "ff"];
    const [r, g, b] = hex.slice(1).map((part) => parseInt(part, 16));
    const theme = 0.299 * r + 0.587 * g + 0.114 * b < 128 ? this.data.themes.dark : this.data.themes.light;
    return {
      paper, line: theme.line,
      text: css.getPropertyValue("--st-text-color").trim() || theme.text,
      band: css.getPropertyValue("--st-secondary-background-color").trim() || theme.background,
      family: css.getPropertyValue("--st-font").trim() || "sans-serif",
    };
  }

  active() { return this.hover || this.cursor || this.selected; }

  paintBelow(ctx) {
    this.look = this.colours();
    this.stripes(ctx);
    const active = this.active();
    const touched = this.lines.filter(({ from, to }) => from === active || to === active);
    const quiet = touched.length ? 0.35 : 0.75;
    for (const line of this.lines) {
      if (line.style.main && !touched.includes(line)) this.line(ctx, line, this.look.line, quiet, 0);
    }
    for (const line of touched) this.line(ctx, line, this.look.text, 0.72, 0.2);
  }

  line(ctx, { points, style }, colour, alpha, more) {
    const rows = this.place.rows;
    ctx.save();
    ctx.globalAlpha = alpha;
    ctx.strokeStyle = ctx.fillStyle = colour;
    ctx.lineWidth = style.width + more;
    ctx.setLineDash(style.dashes);
    ctx.beginPath();
    trace(ctx, points, rows);
    ctx.stroke();
    ctx.setLineDash([]);
    const [x, y] = points[points.length - 1];
    ctx.translate(x, y);
    ctx.rotate(heading(points, rows));
    ctx.beginPath();
    ctx.moveTo(1, 0); ctx.lineTo(-9, -4.6); ctx.lineTo(-7, 0); ctx.lineTo(-9, 4.6);
    ctx.closePath();
    ctx.fill();
    ctx.restore();
  }

  stripes(ctx) {
    const pad = this.place.rows ? 12 : 12;
    ctx.save();
    ctx.fillStyle = this.look.band;
    for (const [, start, end] of this.place.headers) {
      if (this.place.rows) ctx.fillRect(-1e4, start - pad, 2e4, end - start + 2 * pad);
      else ctx.fillRect(start - pad, -1e4, end - start + 2 * pad, 2e4);
    }
    ctx.restore();
  }

  box(ctx, node, x, y) {
    const [w, h] = this.place.box;
    const active = this.active();
    ctx.save();
    if (node.id === this.data.focus) {
      ctx.globalAlpha = 0.28;
      ctx.fillStyle = node.color;
      outline(ctx, node.form, x, y, w + 14, h + 14);
      ctx.fill();
      ctx.globalAlpha = 1;
    }
    outline(ctx, node.form, x, y, w, h);
    ctx.fillStyle = node.color;
    ctx.fill();
    if (node.form === "double") {
      ctx.strokeStyle = "rgba(255,255,255,.65)";
      ctx.lineWidth = 1.5;
      for (const side of [-1, 1]) {
        ctx.beginPath();
        ctx.moveTo(x + side * (w / 2 - 6), y - h / 2); ctx.lineTo(x + side * (w / 2 - 6), y + h / 2);
        ctx.stroke();
      }
    }
    const lines = node.label.split("\n");
    ctx.fillStyle = "#fff";
    ctx.font = `600 ${this.data.font}px ${this.look.family}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    const step = this.data.font * 1.17;
    lines.forEach((text, i) => ctx.fillText(text, x, y + 0.5 + (i - (lines.length - 1) / 2) * step, w - 10));
    const ring = node.id === this.selected || node.id === this.cursor || node.id === this.hover;
    if (ring) {
      ctx.strokeStyle = this.look.text;
      ctx.lineWidth = node.id === this.hover && node.id !== active ? 1.5 : 2.6;
      ctx.setLineDash(node.id === this.cursor && node.id !== this.selected ? [6, 4] : []);
      outline(ctx, node.form, x, y, w + 9, h + 9);
      ctx.stroke();
      ctx.setLineDash([]);
    }
    if (node.mark) this.mark(ctx, node, x - w / 2, y - h / 2);
    ctx.restore();
  }

  mark(ctx, node, x, y) {
    ctx.beginPath();
    ctx.arc(x - 4, y - 4, 11.5, 0, 7);
    ctx.fillStyle = this.look.paper;
    ctx.fill();
    ctx.lineWidth = 2;
    ctx.strokeStyle = node.color;
    ctx.stroke();
    ctx.fillStyle = this.look.text;
    ctx.font = `700 ${this.data.font - 1}px ${this.look.family}`;
    ctx.fillText(node.mark, x - 4, y - 3.2);
  }

  // Names of the levels stay at the edge of the picture, wherever it is moved.
  paintAbove(ctx) {
    const scale = this.network.getScale(), centre = this.network.getViewPosition();
    const w = this.stage.clientWidth, h = this.stage.clientHeight;
    const left = (x) => (x - centre.x) * scale + w / 2, top = (y) => (y - centre.y) * scale + h / 2;
    const ratio = ctx.canvas.width / w;
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.font = `600 12px ${this.look.family}`;
    ctx.textBaseline = "middle";
    if (!this.place.rows) {
      ctx.fillStyle = this.look.paper;
      ctx.fillRect(0, 0, w, HEAD - 4);
      ctx.strokeStyle = this.look.line;
      ctx.globalAlpha = 0.35;
      ctx.beginPath(); ctx.moveTo(0, HEAD - 3.5); ctx.lineTo(w, HEAD - 3.5); ctx.stroke();
      ctx.globalAlpha = 1;
    }
    // Upright, a name stands between two rows, above the marks of the boxes below it.
    const lift = (this.data.nodes.some((node) => node.mark) ? 22 : 15.5) * scale;
    for (const [word, start, end] of this.place.headers) {
      ctx.fillStyle = this.look.text;
      if (this.place.rows) {
        ctx.textAlign = "left";
        ctx.fillStyle = this.look.line;
        ctx.lineWidth = 4;
        ctx.lineJoin = "round";
        ctx.strokeStyle = this.look.paper;
        ctx.strokeText(word, 6, top(start) - lift);
        ctx.fillText(word, 6, top(start) - lift);
      } else {
        ctx.textAlign = "center";
        const from = Math.max(0, left(start)), to = Math.min(w, left(end));
        if (to - from > 24) ctx.fillText(word, (from + to) / 2, HEAD / 2 - 2);
      }
    }
    ctx.restore();
  }
}
