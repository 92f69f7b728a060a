// The map of a network: every text comes from the data and is set as text, never as markup.
"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const words = data.words, svg = document.getElementById("map"), side = document.getElementById("side");
const SVG = "http://www.w3.org/2000/svg";
const make = (name, parent, attributes = {}) => {
  const element = document.createElementNS(SVG, name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  parent.appendChild(element);
  return element;
};
const html = (name, parent, text, cls) => {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  if (cls) element.className = cls;
  parent.appendChild(element);
  return element;
};
const scene = make("g", svg), names = make("g", svg), nodes = data.nodes, edges = data.edges;
const at = new Map(nodes.map((node, index) => [node.name, index]));
const most = Math.max(1, ...edges.map((edge) => edge.stories)), biggest = Math.max(1, ...nodes.map((node) => node.stories));
edges.forEach((edge, index) => {
  const a = nodes[at.get(edge.first)], b = nodes[at.get(edge.second)];
  edge.line = make("line", scene, {x1: a.x, y1: a.y, x2: b.x, y2: b.y, class: "edge", "stroke-width": 1 + 7 * edge.stories / most});
  edge.line.addEventListener("click", () => showEdge(edge));
  make("title", edge.line).textContent = `${edge.first} – ${edge.second}: ${edge.stories}`;
});
nodes.forEach((node) => {
  const size = 5 + 15 * Math.sqrt(node.stories / biggest);
  node.dot = make("circle", scene, {cx: node.x, cy: node.y, r: size, fill: node.colour, class: "node", tabindex: 0});
  const before = node.x > 700;
  node.label = make("text", names, {x: before ? node.x - size - 2 : node.x + size + 2, y: node.y + 4, "text-anchor": before ? "end" : "start"});
  node.before = before;
  node.size = size;
  node.label.textContent = node.name;
  node.dot.addEventListener("click", () => showNode(node));
  node.dot.addEventListener("keydown", (event) => { if (event.key === "Enter") showNode(node); });
  make("title", node.dot).textContent = `${node.name} (${node.cls || "–"}): ${node.stories}`;
});
const clear = () => {
  side.replaceChildren();
  document.querySelectorAll(".chosen").forEach((element) => element.classList.remove("chosen"));
};
function showEdge(edge) {
  clear();
  edge.line.classList.add("chosen");
  html("h2", side, `${edge.first} – ${edge.second}`);
  html("p", side, `${edge.stories} ${words.stories}; ` + edge.statuses.map(([name, count]) => `${words[name] || name} ${count}`).join(", "), "note");
  edge.evidence.forEach((item) => {
    const quote = html("blockquote", side, item.sentence);
    html("br", quote);
    html("small", quote, [item.date, item.outlet, item.title, item.article].filter(Boolean).join(" · "));
  });
  if (edge.stories > edge.evidence.length) html("p", side, `${words.more} ${edge.stories - edge.evidence.length}`, "note");
}
function showNode(node) {
  clear();
  node.dot.classList.add("chosen");
  html("h2", side, node.name);
  html("p", side, `${node.cls || ""} · ${node.stories} ${words.stories}`, "note");
  const list = html("ul", side);
  edges.filter((edge) => edge.first === node.name || edge.second === node.name).forEach((edge) => {
    edge.line.classList.add("chosen");
    const item = html("li", list);
    const button = html("button", item, edge.first === node.name ? edge.second : edge.first, "name");
    button.addEventListener("click", () => showEdge(edge));
    html("small", item, ` ${edge.stories}`);
  });
}
const least = document.getElementById("least"), find = document.getElementById("find");
least.max = most;
function filter() {
  const bound = Number(least.value), wanted = find.value.trim().toLowerCase(), shown = new Set();
  document.getElementById("bound").textContent = bound;
  edges.forEach((edge) => {
    edge.shown = edge.stories >= bound;
    edge.line.style.display = edge.shown ? "" : "none";
    if (edge.shown) { shown.add(edge.first); shown.add(edge.second); }
  });
  nodes.forEach((node) => {
    const visible = shown.has(node.name), faint = wanted && !node.name.toLowerCase().includes(wanted);
    for (const element of [node.dot, node.label]) {
      element.style.display = visible ? "" : "none";
      element.classList.toggle("faint", Boolean(faint));
    }
  });
  label();
}
least.addEventListener("input", filter);
find.addEventListener("input", filter);
let view = {x: 0, y: 0, size: 1000}, drag = null;
const look = () => {
  svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.size} ${view.size}`);
  label();
};
// Letters stay the same size on the screen; where names would lie on one another, that with most stories is shown.
function label() {
  const letter = 11 * view.size / 1000, placed = [];
  for (const node of nodes) {
    node.label.style.fontSize = `${letter}px`;
    node.label.style.strokeWidth = `${letter / 4}px`;
    const wide = node.name.length * letter * 0.55, from = node.before ? node.x - node.size - wide : node.x + node.size;
    const box = {left: from, right: from + wide, top: node.y - letter * 0.6, bottom: node.y + letter * 0.6};
    const free = placed.every((p) => p.right < box.left || p.left > box.right || p.bottom < box.top || p.top > box.bottom);
    const seen = node.dot.style.display !== "none" && free;
    node.label.style.visibility = seen ? "" : "hidden";
    if (seen) placed.push(box);
  }
}
svg.addEventListener("wheel", (event) => {
  event.preventDefault();
  const by = event.deltaY > 0 ? 1.15 : 1 / 1.15, box = svg.getBoundingClientRect();
  const x = view.x + view.size * (event.clientX - box.left) / box.width, y = view.y + view.size * (event.clientY - box.top) / box.height;
  view = {x: x - (x - view.x) * by, y: y - (y - view.y) * by, size: view.size * by};
  look();
}, {passive: false});
svg.addEventListener("pointerdown", (event) => { drag = {x: event.clientX, y: event.clientY, from: {...view}}; });
window.addEventListener("pointermove", (event) => {
  if (!drag) return;
  const box = svg.getBoundingClientRect();
  view = {...drag.from, x: drag.from.x - view.size * (event.clientX - drag.x) / box.width, y: drag.from.y - view.size * (event.clientY - drag.y) / box.height};
  look();
});
window.addEventListener("pointerup", () => { drag = null; });
filter();
look();
