// Tabs, search, details and keys. Words from the data get into the page as text only.
(() => {
  const find = (id) => document.getElementById(id);
  const { scenes } = JSON.parse(find("data").textContent);
  const tabs = find("tabs");
  const search = find("search");
  const found = find("found");
  const details = find("details");
  const pictures = [...find("pictures").children];
  find("pictures").remove();
  document.body.classList.add("live");
  const view = find("view");
  const frame = document.createElement("div");
  view.append(frame);
  const viewer = new Viewer(frame, { page: true, status: find("say"), onPick: picked });
  let shown = -1;
  let chosen = null;

  function make(tag, text, more = {}) {
    const element = document.createElement(tag);
    element.textContent = text;
    return Object.assign(element, more);
  }

  const several = (count, word) => `${count} ${word}${count === 1 ? "" : word.endsWith("x") ? "es" : "s"}`;

  // ---- pictures

  function prepare(scene, number) {
    const drawings = [...pictures[number].querySelectorAll(":scope > svg")];
    Object.assign(scene, { number, drawings, told: pictures[number].querySelector(".unseen") });
    for (const box of scene.boxes) Object.assign(box, { scene, before: [], after: [] });
    for (const line of scene.lines) {
      const [source, target] = [scene.boxes[line.source], scene.boxes[line.target]];
      line.edge = [source.id, target.id];
      source.after.push({ box: target, line });
      target.before.push({ box: source, line });
    }
  }

  function show(number) {
    if (number === shown) return;
    close();
    shown = number;
    const scene = scenes[number];
    // What the picture says stays beside it for readers that cannot see it.
    view.querySelector(".unseen.told")?.remove();
    scene.told.classList.add("told");
    view.append(scene.told);
    // The marks of a selection follow the colours of the picture, not those of the page.
    for (const [name, colour] of Object.entries(scene.colours)) {
      viewer.sheet.style.setProperty(`--${name}`, colour);
    }
    viewer.show(scene.drawings);
    [...tabs.children].forEach((tab, place) => {
      tab.setAttribute("aria-selected", place === number);
      tab.tabIndex = place === number ? 0 : -1;
    });
    view.setAttribute("aria-label", scene.title);
    view.setAttribute("aria-describedby", `description-${number}`);
    tabs.children[number].scrollIntoView({ block: "nearest", inline: "nearest" });
    const counts = `${several(scene.boxes.length, "box")}, ${several(scene.lines.length, "line")}.`;
    viewer.say(scene.boxes.length ? counts : "");
  }

  // ---- details

  // A list of boxes, each with the words of the line that leads to it.
  function list(id, ends) {
    find(`${id}-title`).hidden = !ends.length;
    find(id).replaceChildren(
      ...ends.map(({ box, words }) => {
        const button = make("button", box.name, { type: "button" });
        if (words) button.append(make("small", words));
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

  function open(name, facts, before, after) {
    find("name").textContent = name;
    find("facts").replaceChildren(
      ...facts.flatMap(([word, text]) => [make("dt", word), make("dd", text)]),
    );
    list("before", before);
    list("after", after);
    details.hidden = false;
    details.scrollTop = 0;
    viewer.resized();
  }

  function choose(box) {
    chosen = { node: box.id };
    const ends = (each) => each.map(({ box: end, line }) => ({ box: end, words: line.name }));
    open(box.name, box.detail, ends(box.before), ends(box.after));
    viewer.select(chosen);
    viewer.say(`${box.name}: ${box.before.length} in, ${box.after.length} out.`);
  }

  function chooseLine(line) {
    chosen = { edge: line.edge };
    const { boxes } = scenes[shown];
    open(line.name, [], [{ box: boxes[line.source] }], [{ box: boxes[line.target] }]);
    viewer.select(chosen);
    viewer.say(`${line.name}.`);
  }

  function picked({ node, edge }) {
    const { boxes, lines } = scenes[shown];
    if (node) choose(boxes.find((box) => box.id === node));
    else chooseLine(lines.find((line) => line.edge.join("\n") === edge.join("\n")));
    if (viewer.root.querySelector(":focus-visible")) find("name").focus();
  }

  function close() {
    if (!chosen) return;
    const inside = details.contains(document.activeElement);
    const group = viewer.group(chosen);
    chosen = null;
    details.hidden = true;
    viewer.select(null);
    viewer.resized();
    if (inside) group?.focus({ preventScroll: true });
    viewer.say("");
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
    viewer.select(chosen, { bring: true });
    viewer.group(chosen)?.focus({ preventScroll: true });
    viewer.say(`${box.name} is in the middle.`);
  }

  function listed() {
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
    viewer.say(asked ? `${several(boxes.length, "box")} found.` : "");
  }

  search.addEventListener("input", listed);
  search.addEventListener("focus", () => search.value.trim() && listed());
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

  // ---- the show

  const talk = new Show(find("show"), scenes.length, {
    show: (number) => {
      viewer.camera.bare = true;
      show(number);
      document.body.style.setProperty("--sheet", scenes[number].colours.sheet);
      viewer.camera.fit();
    },
    done: () => {
      viewer.camera.bare = false;
      viewer.camera.fit();
    },
  });
  const present = () => {
    close();
    talk.begin(shown);
  };
  find("present").addEventListener("click", present);

  // ---- keys and buttons

  find("close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") close();
    else if (event.key === "p" && event.target !== search) present();
    else if (event.target !== search && viewer.act(event.key)) event.preventDefault();
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
    tab.setAttribute("aria-controls", "view");
    tab.addEventListener("click", () => show(number));
    tabs.append(tab);
  });
  for (const box of everything) box.folded = folded(box.name);
  tabs.hidden = scenes.length < 2;
  if (tabs.hidden) view.setAttribute("role", "region");
  show(0);
})();
