// Horizontal bars on one scale: pay from low to high, or the steps of a plan over time.
// All text reaches the page through textContent.

function element(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text !== undefined) made.textContent = text;
  return made;
}

const part = (value, most) => `${(100 * value) / (most || 1)}%`;

function row(each, most, send) {
  const line = element(each.id ? "button" : "div", "row");
  if (each.id) {
    line.type = "button";
    line.onclick = () => send(each.id);
  } else {
    line.setAttribute("role", "listitem");
  }
  const track = element("span", "track");
  const bar = element("span", each.end > each.start ? "bar" : "bar point");
  bar.style.left = part(each.start, most);
  bar.style.width = part(each.end - each.start, most);
  bar.style.background = each.fill;
  track.append(bar);
  if (each.middle !== undefined && each.middle !== null) {
    const tick = element("span", "median");
    tick.style.left = part(each.middle, most);
    track.append(tick);
  }
  const inside = (each.end - each.start) / (most || 1) > 0.22;
  const late = each.end / (most || 1) > 0.72;
  const text = element("span", inside ? "text inside" : "text", each.text);
  if (inside) text.style.left = part(each.start, most);
  else if (late) text.style.right = part(most - each.start, most);
  else text.style.left = part(each.end, most);
  if (each.text) track.append(text);
  if (each.label) line.append(element("span", "label", each.label));
  line.append(track);
  return line;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".bars");
  const list = element("div", data.rows.some((each) => each.label) ? "list" : "list bare");
  list.setAttribute("role", "group");
  list.setAttribute("aria-label", data.name);
  const grid = element("div", "grid");
  for (const tick of data.ticks) {
    const mark = element("span", "tick", tick.label);
    mark.style.left = part(tick.at, data.most);
    grid.append(mark);
  }
  for (const each of data.rows) list.append(row(each, data.most, (id) => setTriggerValue("clicked", id)));
  if (data.ticks.length) {
    const axis = element("div", "row axis");
    axis.setAttribute("aria-hidden", "true");
    axis.append(element("span", "label"), grid);
    list.append(axis);
  }
  root.replaceChildren(list);
}
