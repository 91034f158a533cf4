// Tabs, search, details and keys. Words from the data get into the page as text only.
(() => {
  const find = (id) => document.getElementById(id);
  const { scenes } = JSON.parse(find("data").textContent);
  const stage = find("stage");
  const sheet = find("sheet");
  const tabs = find("tabs");
  const search = find("search");
  const found = find("found");
  const details = find("details");
  const pictures = [...sheet.children];
  sheet.replaceChildren();
  document.body.classList.add("live");
  const view = new View(stage, sheet);
  let shown = -1;
  let chosen = null;

  function make(tag, text, more = {}) {
    const element = document.createElement(tag);
    element.textContent = text;
    return Object.assign(element, more);
  }

  function say(text) {
    find("say").textContent = text;
  }

  const several = (count, word) => `${count} ${word}${count === 1 ? "" : word.endsWith("x") ? "es" : "s"}`;

  // ---- pictures

  function ring(scene, kind) {
    const drawn = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    drawn.setAttribute("class", `ring ${kind}`);
    drawn.setAttribute("rx", "9");
    drawn.setAttribute("visibility", "hidden");
    scene.svg.append(drawn);
    return drawn;
  }

  function put(drawn, box, gap) {
    drawn.setAttribute("visibility", box ? "visible" : "hidden");
    if (!box) return;
    drawn.setAttribute("x", box.x - gap);
    drawn.setAttribute("y", box.y - gap);
    drawn.setAttribute("width", box.width + 2 * gap);
    drawn.setAttribute("height", box.height + 2 * gap);
  }

  function prepare(scene, number) {
    scene.number = number;
    scene.svg = pictures[number].querySelector("svg");
    scene.svg.removeAttribute("width");
    scene.svg.removeAttribute("height");
    scene.svg.setAttribute("role", "group");
    scene.svg.setAttribute("aria-label", scene.title);
    scene.svg.removeAttribute("aria-labelledby");
    // The title of the whole drawing would be shown wherever the mouse rests.
    scene.svg.querySelector(":scope > title")?.remove();
    scene.focusRing = ring(scene, "focus");
    scene.chosenRing = ring(scene, "chosen");
    const groups = [...scene.svg.querySelectorAll("g[data-id]")].filter((one) => one.dataset.id);
    const byId = new Map(groups.map((group) => [group.dataset.id, group]));
    scene.boxes.forEach((box, place) => {
      box.scene = scene;
      box.before = [];
      box.after = [];
      box.group = byId.get(box.id) ?? groups[place];
      if (!box.group) return;
      box.group.classList.add("box");
      box.group.setAttribute("tabindex", "0");
      box.group.setAttribute("role", "button");
      box.group.setAttribute("aria-label", box.mark ? `${box.mark}: ${box.name}` : box.name);
      box.group.addEventListener("click", () => choose(box));
      box.group.addEventListener("focus", () => {
        const seen = box.group.matches(":focus-visible");
        put(scene.focusRing, seen ? box : null, 9);
        if (seen) view.reveal(box);
      });
      box.group.addEventListener("blur", () => put(scene.focusRing, null));
      box.group.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        choose(box);
        find("name").focus();
      });
    });
    const drawn = [...scene.svg.querySelectorAll("g[data-source]")];
    scene.lines.forEach((line, place) => {
      const [source, target] = [scene.boxes[line.source], scene.boxes[line.target]];
      line.group = drawn[place];
      line.group?.classList.add("line");
      source.after.push({ box: target, line });
      target.before.push({ box: source, line });
    });
  }

  function show(number) {
    if (number === shown) return;
    close();
    shown = number;
    const scene = scenes[number];
    sheet.replaceChildren(pictures[number]);
    sheet.style.background = scene.background;
    sheet.style.setProperty("--ring", scene.ring);
    [...tabs.children].forEach((tab, place) => {
      tab.setAttribute("aria-selected", place === number);
      tab.tabIndex = place === number ? 0 : -1;
    });
    stage.setAttribute("aria-label", scene.title);
    stage.setAttribute("aria-describedby", `description-${number}`);
    tabs.children[number].scrollIntoView({ block: "nearest", inline: "nearest" });
    view.open(scene);
    const counts = `${several(scene.boxes.length, "box")}, ${several(scene.lines.length, "line")}.`;
    say(scene.boxes.length ? counts : "");
  }

  // ---- details

  function neighbours(id, list) {
    find(`${id}-title`).hidden = !list.length;
    find(id).replaceChildren(
      ...list.map(({ box, line }) => {
        const button = make("button", box.name, { type: "button" });
        if (line.name) button.append(make("small", line.name));
        button.addEventListener("click", () => {
          choose(box);
          find("name").focus();
        });
        const item = document.createElement("li");
        item.append(button);
        return item;
      }),
    );
  }

  function choose(box) {
    chosen = box;
    const { scene } = box;
    find("name").textContent = box.name;
    find("facts").replaceChildren(
      ...box.detail.flatMap(([word, text]) => [make("dt", word), make("dd", text)]),
    );
    neighbours("before", box.before);
    neighbours("after", box.after);
    details.hidden = false;
    details.scrollTop = 0;
    put(scene.chosenRing, box, 5);
    scene.svg.classList.toggle("asked", box.before.length + box.after.length > 0);
    const near = new Set([...box.before, ...box.after].map(({ line }) => line));
    for (const line of scene.lines) line.group?.classList.toggle("near", near.has(line));
    view.resized();
    view.reveal(box);
    say(`${box.name}: ${box.before.length} in, ${box.after.length} out.`);
  }

  function close() {
    if (!chosen) return;
    const box = chosen;
    chosen = null;
    const inside = details.contains(document.activeElement);
    details.hidden = true;
    put(box.scene.chosenRing, null);
    box.scene.svg.classList.remove("asked");
    view.resized();
    if (inside) box.group?.focus({ preventScroll: true });
    say("");
  }

  // ---- search

  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const everything = scenes.flatMap((scene) => scene.boxes);

  function matches() {
    const words = folded(search.value).split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    const here = (box) => Number(box.scene.number !== shown);
    return everything
      .filter((box) => words.every((word) => box.folded.includes(word)))
      .sort((one, other) => here(one) - here(other))
      .slice(0, 50);
  }

  function go(box) {
    found.hidden = true;
    show(box.scene.number);
    choose(box);
    view.centre(box.x + box.width / 2, box.y + box.height / 2, Math.max(view.scale, 1));
    box.group?.focus({ preventScroll: true });
    say(`${box.name} is in the middle.`);
  }

  function list() {
    const boxes = matches();
    const asked = search.value.trim() !== "";
    found.hidden = !asked;
    found.replaceChildren(
      ...boxes.map((box) => {
        const button = make("button", box.name, { type: "button" });
        if (box.scene.number !== shown) button.append(make("small", `in ${box.scene.tab}`));
        button.addEventListener("click", () => go(box));
        const item = document.createElement("li");
        item.append(button);
        return item;
      }),
    );
    if (asked && !boxes.length) {
      const item = document.createElement("li");
      item.append(make("p", "No box has these words in its name."));
      found.append(item);
    }
    say(asked ? `${several(boxes.length, "box")} found.` : "");
  }

  search.addEventListener("input", list);
  search.addEventListener("focus", () => search.value.trim() && list());
  document.querySelector(".search").addEventListener("keydown", (event) => {
    const buttons = [...found.querySelectorAll("button")];
    const place = buttons.indexOf(document.activeElement);
    if (event.key === "Enter" && event.target === search && matches().length) {
      event.preventDefault();
      go(matches()[0]);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const next = place + (event.key === "ArrowDown" ? 1 : -1);
      (next < 0 ? search : buttons[Math.min(next, buttons.length - 1)])?.focus();
    } else if (event.key === "Escape" && !found.hidden) {
      event.stopPropagation();
      search.focus();
      found.hidden = true;
    }
  });
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest(".search")) found.hidden = true;
  });

  // ---- keys and buttons

  const percent = () => say(`Zoom ${Math.round(view.scale * 100)} percent.`);
  const actions = {
    in: () => view.zoom(1.25, undefined, undefined, true),
    out: () => view.zoom(0.8, undefined, undefined, true),
    whole: () => view.fit(),
  };
  const act = (name) => {
    actions[name]();
    percent();
  };
  for (const name of Object.keys(actions)) find(name).addEventListener("click", () => act(name));
  find("close").addEventListener("click", close);

  const keys = { "+": "in", "=": "in", "-": "out", _: "out", 0: "whole" };
  const arrows = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      close();
    } else if (event.target !== search && keys[event.key]) {
      event.preventDefault();
      act(keys[event.key]);
    } else if (arrows[event.key] && !event.target.closest("header, aside, .buttons")) {
      event.preventDefault();
      view.pan(...arrows[event.key], true);
    }
  });

  tabs.addEventListener("keydown", (event) => {
    const last = scenes.length - 1;
    const next = { ArrowRight: shown + 1, ArrowLeft: shown - 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    show(Math.min(last, Math.max(0, next)));
    tabs.children[shown].focus();
  });

  scenes.forEach((scene, number) => {
    prepare(scene, number);
    const tab = make("button", scene.tab, { type: "button", title: scene.title });
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", "stage");
    tab.addEventListener("click", () => show(number));
    tabs.append(tab);
  });
  for (const box of everything) box.folded = folded(box.name);
  tabs.hidden = scenes.length < 2;
  if (tabs.hidden) stage.setAttribute("role", "region");
  show(0);
})();
