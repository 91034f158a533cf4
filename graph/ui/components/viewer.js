// The viewer inside the app: unpacks what Python sends, follows the theme, tells of clicks.
// Comes after graph/export/assets/viewer.js in one module.

const viewers = (globalThis.careergraphViewers ??= new Set());

// Tells every picture of the page which box or line is chosen; the drawings are not sent again.
globalThis.careergraphMark = () => {
  for (const viewer of viewers) viewer.follow(globalThis.careergraphChosen);
};

async function unpacked(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}

function drawing(text) {
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  return document.importNode(svg, true);
}

// Colours are variables: the light ones, and the dark ones where the page is dark. Paper is light.
function colours(palette) {
  const set = (which) => palette.map((pair, number) => `--c${number}:${pair[which]}`).join(";");
  return `.picture{${set(0)}} .dark .picture{${set(1)}} @media print{.dark .picture{${set(0)}}}`;
}

class AppViewer extends Viewer {
  constructor(root, style) {
    super(root);
    this.style = style;
    this.note = element("button", "note", { type: "button", hidden: true });
    this.note.addEventListener("click", () => {
      root.scrollIntoView({ block: "end", behavior: calm() ? "auto" : "smooth" });
      this.note.hidden = true;
    });
    root.append(this.note);
    this.onPick = (thing, group) => {
      this.send(thing);
      const name = group.getAttribute("aria-label");
      this.say(`${name}. The facts are shown beside the picture.`);
      this.note.textContent = "See the facts below";
      this.note.hidden = root.clientWidth >= NARROW;
    };
    // A change of the theme shows as a change of the background.
    root.addEventListener("transitionend", (event) => event.target === root && this.themed());
    this.themed();
  }

  themed() {
    const [r, g, b] = getComputedStyle(this.root).backgroundColor.match(/[\d.]+/g).map(Number);
    this.root.classList.toggle("dark", 0.299 * r + 0.587 * g + 0.114 * b < 128);
  }

  async open(bytes, same) {
    if (same === this.same) return;
    this.same = same;
    const { drawings, palette } = await unpacked(bytes);
    if (this.same !== same) return;
    // What it says is about the picture before.
    this.note.hidden = true;
    this.style.textContent = colours(palette);
    this.told = globalThis.careergraphChosen;
    this.chosen = this.told ?? null;
    this.show(drawings.map(drawing));
  }

  // What is chosen elsewhere on the page is brought into the middle; it flashes if something
  // else was chosen before.
  follow(thing) {
    // A box that comes twice has a number after its id, of which the page does not know.
    const bare = (it) => JSON.stringify(it ?? null, (_, value) => value?.split?.(" ")[0] ?? value);
    const known = bare(thing) === bare(this.chosen);
    if (!known) this.select(thing, { bring: true, flash: this.told !== undefined });
    this.told = thing;
  }
}

// Tells one picture from another without keeping it.
function fingerprint(bytes) {
  let sum = 2166136261;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 16777619) >>> 0;
  return `${bytes.length} ${sum}`;
}

// Streamlit may end one call of the function below after it has begun the next one, so that a
// viewer is closed only once it is off the page.
function prune() {
  for (const viewer of viewers) {
    if (viewer.root.isConnected) continue;
    viewer.close();
    viewers.delete(viewer);
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".app");
  let viewer = [...viewers].find((each) => each.root === root);
  if (!viewer) {
    const style = document.createElement("style");
    root.before(style);
    viewer = new AppViewer(root, style);
    viewers.add(viewer);
  }
  viewer.send = (thing) => setTriggerValue("picked", thing);
  viewer.open(data, fingerprint(data)).catch(() => {
    viewer.say("This browser cannot unpack the picture. The table holds the same facts.");
    viewer.status.className = "alert";
  });
  return () => setTimeout(prune);
}
