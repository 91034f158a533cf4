// Bars of several tracks on one scale of time. A bar whose words do not fit shows its number
// only and is named below. All text reaches the page through textContent.

const LEAST = 24; // px: a bar is never narrower than its number,
const NUDGE = 20; // and may push what follows aside by so much; beyond that it gets a lane
const watched = new WeakMap();

function element(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text !== undefined) made.textContent = text;
  return made;
}

function button(each, name, send) {
  const made = element("button", name);
  made.type = "button";
  made.title = each.spoken;
  made.setAttribute("aria-label", `${each.number}. ${each.spoken}`);
  made.style.setProperty("--fill", each.fill);
  made.onclick = () => send(each.id);
  return made;
}

const looks = (each) => (each.light ? " light" : "") + (each.end > each.start ? "" : " point");

function bar(each, send) {
  const made = button(each, `span${looks(each)}`, send);
  const words = element("span", "words");
  words.append(element("b", "number", String(each.number)), ` ${each.label}`);
  made.append(words, element("span", "note", each.note));
  return made;
}

// Puts each bar on the first lane where it overlaps nothing, and returns how many lanes there are.
function pack(places) {
  const ends = [];
  for (const place of places) {
    let lane = ends.findIndex((end) => end <= place.left + NUDGE);
    if (lane < 0) lane = ends.length;
    place.lane = lane;
    place.left = Math.max(place.left, ends[lane] ?? 0);
    place.right = Math.max(place.right, place.left + LEAST);
    ends[lane] = place.right;
  }
  return ends.length;
}

// Returns the scale, pixels per month, at which the last bar ends inside the width too.
function arrange(rows, data, width) {
  let room = width, scale, placed;
  for (let pass = 0; pass < 8; pass += 1) {
    scale = room / (data.most || 1);
    placed = rows.map((row) => {
      const places = row.bars.map(({ span }) => ({ left: span.start * scale, right: span.end * scale }));
      return { places, lanes: pack(places) };
    });
    const over = Math.max(...placed.flatMap(({ places }) => places.map((each) => each.right))) - width;
    if (over < 0.5) break;
    room -= over;
  }
  rows.forEach((row, number) => {
    const { places, lanes } = placed[number];
    row.lane.style.setProperty("--lanes", lanes);
    row.bars.forEach(({ node }, bar) => {
      node.style.left = `${places[bar].left}px`;
      node.style.width = `${places[bar].right - places[bar].left}px`;
      node.style.setProperty("--lane", places[bar].lane);
    });
  });
  return scale;
}

function fits(node) {
  const words = node.querySelector(".words");
  if (node.classList.contains("point")) return false;
  return node.scrollHeight <= node.clientHeight + 1 && words.scrollWidth <= words.clientWidth + 1;
}

function shorten(rows, below, send) {
  const every = rows.flatMap((row) => row.bars);
  for (const { node } of every) node.classList.remove("short");
  let tight = every.filter(({ node }) => !fits(node));
  const long = every.filter(({ span }) => span.end > span.start);
  if (2 * long.filter((each) => tight.includes(each)).length > long.length) tight = every;
  for (const { node } of tight) node.classList.add("short");
  tight.sort((one, other) => one.span.number - other.span.number);
  below.replaceChildren(
    ...tight.map(({ span }) => {
      const made = button(span, "named", send);
      made.append(element("b", `badge${looks(span)}`, String(span.number)));
      made.append(element("span", "", `${span.label}, ${span.note}`));
      return made;
    }),
  );
}

function ticked(axis, rows, data, scale) {
  const gap = data.ticks.length > 1 ? (data.ticks[1].at - data.ticks[0].at) * scale : 0;
  const every = Math.max(1, Math.ceil(50 / (gap || 50)));
  axis.replaceChildren();
  for (const row of rows) row.lines.replaceChildren();
  data.ticks.forEach((tick, number) => {
    const left = `${tick.at * scale}px`;
    for (const row of rows) row.lines.append(element("i", "line"));
    for (const row of rows) row.lines.lastChild.style.left = left;
    if (number % every) return;
    const mark = element("span", number ? "tick" : "tick first", tick.label);
    mark.style.left = left;
    axis.append(mark);
  });
}

function key(name, words) {
  const made = element("span", "item");
  made.append(element("span", `swatch ${name}`), words);
  return made;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".tracks");
  const send = (id) => setTriggerValue("clicked", id);
  root.setAttribute("role", "group");
  root.setAttribute("aria-label", data.name);
  const rows = data.rows.map((track) => {
    const lane = element("div", "lane");
    const lines = element("div", "lines");
    const bars = track.spans.map((span) => ({ span, node: bar(span, send) }));
    lane.append(lines, ...bars.map(({ node }) => node));
    const line = element("div", "track");
    line.setAttribute("role", "group");
    line.setAttribute("aria-label", track.name);
    line.append(element("span", "name", track.name), lane);
    return { line, lane, lines, bars };
  });
  const axis = element("div", "axis");
  axis.setAttribute("aria-hidden", "true");
  const scaled = element("div", "track");
  scaled.append(element("span", "name"), axis);
  const below = element("div", "below");
  const legend = element("div", "legend");
  const spans = data.rows.flatMap((track) => track.spans);
  if (spans.some((span) => span.light)) {
    const solid = data.rows[0].spans.some((span) => !span.light);
    legend.append(...(solid ? [key("", "full-time study")] : []), key("light", "part-time study"));
  }
  root.replaceChildren(...rows.map((row) => row.line), scaled, below, legend);
  let before = 0;
  const draw = () => {
    const width = axis.clientWidth;
    if (!width || width === before) return;
    before = width;
    ticked(axis, rows, data, arrange(rows, data, width));
    shorten(rows, below, send);
  };
  watched.get(parentElement)?.disconnect();
  const sizes = new ResizeObserver(draw);
  sizes.observe(root);
  watched.set(parentElement, sizes);
  draw();
  return () => sizes.disconnect();
}
