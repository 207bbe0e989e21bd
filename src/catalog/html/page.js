
"use strict";
(() => {
  // Everything is read from the page; nothing is written into it but text and copies of what is there.
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const svg = one("#picture");
  const inspector = one("#inspector");
  const rows = all("details.table");
  const tables = rows.map((row) => ({
    row,
    body: one(".body", row),
    anchor: one(".body", row).id,
    class: row.dataset.class,
    category: row.closest(".category").dataset.category,
    text: [...all(".find", row).map((e) => e.textContent), one("h3", row.closest(".category")).textContent].join("\n").toLowerCase(),
    columns: all(".columns tbody code", row).map((e) => e.textContent.toLowerCase()),
    neighbours: new Set(),
  }));
  document.documentElement.classList.add("js");
  one("#tools").hidden = false;

  // ---- search and filters
  const search = one("#search");
  const category = one("#category");
  const classes = all("#tools [data-class]");
  const nodes = [];
  const edges = svg ? all("#edges path").map((path) => ({ path, from: +path.dataset.from, to: +path.dataset.to })) : [];

  function filter() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = classes.filter((b) => b.getAttribute("aria-pressed") === "true").map((b) => b.dataset.class);
    const fits = (t) =>
      (!wanted.length || wanted.includes(t.class)) &&
      (!category.value || category.value === t.category) &&
      words.every((word) => t.text.includes(word) || t.columns.includes(word));
    let found = 0;
    tables.forEach((table, n) => {
      table.off = !fits(table);
      found += table.off ? 0 : 1;
      table.row.hidden = table.off;
      if (nodes[n]) nodes[n].element.classList.toggle("off", table.off);
    });
    for (const { path, hit, from, to } of edges) {
      const off = tables[from].off || tables[to].off;
      path.classList.toggle("off", off);
      if (hit) hit.classList.toggle("off", off);
    }
    for (const section of all(".category")) section.hidden = !one("details:not([hidden])", section);
    one("#nothing").hidden = found > 0;
    one("#found").textContent = `${found} of ${tables.length} tables`;
    one("#clear").hidden = !(words.length || wanted.length || category.value);
  }
  search.addEventListener("input", filter);
  category.addEventListener("change", filter);
  for (const button of classes) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      filter();
    });
  }
  one("#tools").addEventListener("submit", (event) => event.preventDefault());
  one("#tools").addEventListener("reset", () => {
    for (const button of classes) button.setAttribute("aria-pressed", "false");
    setTimeout(filter);
  });

  // ---- paper: everything is open, nothing is filtered
  let before = null;
  addEventListener("beforeprint", () => {
    before = before || { open: rows.map((row) => row.open), hidden: all(".table[hidden],.category[hidden]") };
    rows.forEach((row) => (row.open = true));
    before.hidden.forEach((e) => (e.hidden = false));
    if (svg) plain();
  });
  addEventListener("afterprint", () => {
    if (!before) return;
    rows.forEach((row, n) => (row.open = before.open[n]));
    before = null;
    filter();
    if (svg) restore();
  });

  let plain = () => {};
  let restore = () => {};
  if (svg) picture();
  filter();

  function picture() {
    const box = one(".node .box", svg);
    const NODE = { width: +box.getAttribute("width"), height: +box.getAttribute("height") };
    const natural = { x: 0, y: 0, width: +svg.getAttribute("width"), height: +svg.getAttribute("height") };
    const drawing = one("#drawing");
    const layer = one("#edges");
    const hint = one("#hint");
    const near = one("#near");
    const lines = one("#lines");
    let view = { ...natural };
    let world = natural;
    let chosen = -1;
    let alone = false;
    one(".buttons").hidden = false;
    hint.hidden = false;
    const help = "Choose a table to see what it references and what references it. Drag to move, pinch or Ctrl + wheel to zoom, arrow keys to walk.";
    hint.textContent = help;

    for (const element of all(".node", svg)) {
      const n = +element.dataset.n;
      const [x, y] = element.getAttribute("transform").match(/-?\d+/g).map(Number);
      nodes[n] = { element, home: { x, y }, x, y };
      element.setAttribute("tabindex", n === 0 ? "0" : "-1");
    }
    for (const edge of edges) {
      tables[edge.from].neighbours.add(edge.to);
      tables[edge.to].neighbours.add(edge.from);
      edge.hit = edge.path.cloneNode();
      edge.hit.setAttribute("class", "hit");
      layer.append(edge.hit);
      edge.hit.addEventListener("pointerenter", () => say(edge, true));
      edge.hit.addEventListener("pointerleave", () => say(edge, false));
      edge.hit.addEventListener("click", () => say(edge, true));
    }
    if (edges.length > 160) lines.checked = false;
    layer.classList.toggle("quiet", !lines.checked);

    function say(edge, on) {
      hint.textContent = on ? edge.path.dataset.label : help;
      edge.path.classList.toggle("on", on || chosen === edge.from || chosen === edge.to);
    }

    // ---- what is seen
    const size = () => ({ width: svg.clientWidth || 1, height: svg.clientHeight || 1 });
    function show(next) {
      const { width, height } = size();
      const least = Math.min(200, world.width);
      const most = Math.max(Math.max(world.width, (world.height * width) / height) * 1.6, width);
      const w = Math.min(Math.max(next.width, least), most);
      const h = (w * height) / width;
      const within = (at, length, from, whole) =>
        length >= whole ? from - (length - whole) / 2 : Math.min(Math.max(at, from - 40), from + whole - length + 40);
      view = { x: within(next.x, w, world.x, world.width), y: within(next.y, h, world.y, world.height), width: w, height: h };
      svg.setAttribute("viewBox", [view.x, view.y, view.width, view.height].map((v) => v.toFixed(1)).join(" "));
      svg.classList.toggle("moved", w < world.width * 0.98 || h < world.height * 0.98);
    }
    // Everything, but nothing much larger than it was drawn.
    function whole() {
      const { width, height } = size();
      const all = Math.max(world.width, (world.height * width) / height);
      show({ x: world.x, y: world.y, width: Math.max(all, width / 1.25) });
    }
    // The whole width as far as the writing stays legible; the rest is a drag away.
    function start() {
      const { width } = size();
      show({ x: world.x, y: world.y, width: Math.max(Math.min(world.width, width * 1.5), width) });
    }
    function zoom(factor, cx = view.x + view.width / 2, cy = view.y + view.height / 2) {
      const width = view.width / factor;
      show({ x: cx - ((cx - view.x) * width) / view.width, y: cy - ((cy - view.y) * width) / view.width, width });
    }
    function place(event) {
      const box = svg.getBoundingClientRect();
      return { x: view.x + ((event.clientX - box.left) / box.width) * view.width, y: view.y + ((event.clientY - box.top) / box.height) * view.height };
    }
    function reveal(n) {
      const { x, y } = nodes[n];
      const inside = x >= view.x && y >= view.y && x + NODE.width <= view.x + view.width && y + NODE.height <= view.y + view.height;
      if (!inside) show({ x: x + NODE.width / 2 - view.width / 2, y: y + NODE.height / 2 - view.height / 2, width: view.width });
    }
    // As high as the picture needs at this width, at most most of the screen.
    function fit() {
      const pane = one(".view");
      const width = pane.clientWidth || 1;
      const needed = Math.max(Math.round(natural.height * Math.min(1, width / natural.width)), Math.min(natural.height, 320));
      const height = Math.min(needed, Math.max(300, Math.round(innerHeight * 0.72)));
      pane.style.height = `${Math.max(height, inspector.hidden || innerWidth <= 760 ? 0 : 420)}px`;
      inspector.style.maxHeight = innerWidth <= 760 ? "" : pane.style.height;
    }

    // ---- moving it
    const fingers = new Map();
    let dragged = false;
    svg.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      fingers.set(event.pointerId, event);
      if (fingers.size === 1) dragged = false;
    });
    svg.addEventListener("pointermove", (event) => {
      const last = fingers.get(event.pointerId);
      if (!last) return;
      const others = [...fingers.values()].filter((f) => f.pointerId !== event.pointerId);
      const scale = view.width / size().width;
      if (others.length) {
        const span = (e) => Math.hypot(e.clientX - others[0].clientX, e.clientY - others[0].clientY);
        dragged = true;
        zoom(span(event) / Math.max(span(last), 1), place(others[0]).x, place(others[0]).y);
      } else if (dragged || Math.hypot(event.clientX - last.clientX, event.clientY - last.clientY) > 4) {
        if (!dragged) svg.setPointerCapture(event.pointerId);
        dragged = true;
        svg.classList.add("dragging");
        show({ x: view.x - (event.clientX - last.clientX) * scale, y: view.y - (event.clientY - last.clientY) * scale, width: view.width });
      } else return;
      fingers.set(event.pointerId, event);
    });
    const lift = (event) => {
      fingers.delete(event.pointerId);
      svg.classList.remove("dragging");
    };
    for (const kind of ["pointerup", "pointercancel"]) svg.addEventListener(kind, lift);
    svg.addEventListener("click", (event) => { if (dragged) { event.preventDefault(); event.stopPropagation(); dragged = false; } }, true);
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const at = place(event);
      zoom(Math.exp(-event.deltaY / 300), at.x, at.y);
    }, { passive: false });
    one("#larger").addEventListener("click", () => zoom(1.35));
    one("#smaller").addEventListener("click", () => zoom(1 / 1.35));
    one("#whole").addEventListener("click", () => { if (alone) apart(false); whole(); });
    lines.addEventListener("change", () => layer.classList.toggle("quiet", !lines.checked));
    svg.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      const node = event.target.closest(".node");
      if (event.key === "+" || event.key === "=") zoom(1.35);
      else if (event.key === "-") zoom(1 / 1.35);
      else if (event.key === "0") whole();
      else if (step && node) walk(+node.dataset.n, step);
      else return;
      event.preventDefault();
    });
    function walk(from, [dx, dy]) {
      const a = nodes[from];
      let best = null;
      nodes.forEach((b, n) => {
        const ahead = (b.x - a.x) * dx + (b.y - a.y) * dy;
        if (n === from || ahead <= 4 || tables[n].off || (alone && !b.element.classList.contains("on"))) return;
        const aside = Math.abs((b.x - a.x) * dy) + Math.abs((b.y - a.y) * dx);
        if (!best || ahead + 3 * aside < best.far) best = { n, far: ahead + 3 * aside };
      });
      if (best) nodes[best.n].element.focus({ preventScroll: true });
    }
    svg.addEventListener("focusin", (event) => {
      const node = event.target.closest(".node");
      if (!node) return;
      nodes.forEach(({ element }) => element.setAttribute("tabindex", element === node ? "0" : "-1"));
      reveal(+node.dataset.n);
    });

    // ---- one table
    const numberOf = (hash) => tables.findIndex((t) => `#${t.anchor}` === hash);
    // The page's own anchors lead to the closed list; the details of the chosen table take the address over.
    for (const table of tables) table.body.removeAttribute("id");

    function mark() {
      const some = chosen >= 0;
      drawing.classList.toggle("some", some && !alone);
      drawing.classList.toggle("alone", some && alone);
      nodes.forEach(({ element }, n) => {
        element.classList.toggle("on", n === chosen || (some && tables[chosen].neighbours.has(n)));
        element.classList.toggle("chosen", n === chosen);
        if (n === chosen) element.setAttribute("aria-current", "true");
        else element.removeAttribute("aria-current");
      });
      for (const { path, hit, from, to } of edges) {
        const on = some && (from === chosen || to === chosen);
        path.classList.toggle("on", on);
        hit.classList.toggle("on", on);
      }
    }
    function fill(n) {
      const { row, body, anchor } = tables[n];
      inspector.replaceChildren();
      inspector.hidden = n < 0;
      const header = document.createElement("header");
      const title = document.createElement("h3");
      title.append(...one(".names", row).cloneNode(true).childNodes);
      const close = document.createElement("button");
      close.type = "button";
      close.textContent = "×";
      close.setAttribute("aria-label", "Close the details");
      close.addEventListener("click", () => choose(-1, true));
      header.append(title, close);
      inspector.append(header, ...[".class", ".about", ".verdict"].map((part) => one(part, row).cloneNode(true)), ...[...body.childNodes].map((c) => c.cloneNode(true)));
      inspector.id = anchor;
      inspector.scrollTop = 0;
    }
    function choose(n, go) {
      const last = chosen;
      chosen = n;
      near.disabled = n < 0;
      if (n < 0) {
        inspector.hidden = true;
        inspector.id = "inspector";
        if (alone) apart(false);
      } else fill(n);
      fit();
      mark();
      if (alone) apart(true);
      else {
        show(view);
        if (n >= 0) reveal(n);
      }
      if (go) history.pushState(null, "", n < 0 ? location.pathname + location.search : `#${tables[n].anchor}`);
      if (go && n < 0 && last >= 0) nodes[last].element.focus({ preventScroll: true });
    }
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#table-']");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const n = numberOf(link.getAttribute("href"));
      if (n < 0) return;
      event.preventDefault();
      choose(n, true);
      inspector.focus({ preventScroll: true });
      if (!svg.contains(link)) one(".map").scrollIntoView({ block: "start" });
    });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape" && chosen >= 0) choose(-1, true); });
    const follow = () => choose(numberOf(location.hash), false);
    addEventListener("hashchange", follow);
    addEventListener("popstate", follow);

    // ---- neighbours only: what references it on the left, what it references on the right
    function line(a, b, parallel) {
      const middle = NODE.height / 2 + (parallel % 4) * 3;
      const [ay, by, w] = [a.y + middle, b.y + middle, NODE.width];
      if (a === b) return `M${a.x + w} ${ay - 5}c24 -12 24 22 0 10`;
      if (b.x < a.x + w && a.x < b.x + w) {
        const bulge = 14 + Math.min(Math.abs(by - ay) / 14, 30);
        return `M${a.x} ${ay}C${a.x - bulge} ${ay} ${b.x - bulge} ${by} ${b.x} ${by}`;
      }
      const right = b.x >= a.x + w;
      const [start, end] = right ? [a.x + w, b.x] : [a.x, b.x + w];
      const bend = (right ? 1 : -1) * Math.max(Math.abs(end - start) / 2, 24);
      return `M${start} ${ay}C${start + bend} ${ay} ${end - bend} ${by} ${end} ${by}`;
    }
    function draw() {
      for (const { element, x, y } of nodes) element.setAttribute("transform", `translate(${x} ${y})`);
      for (const { path, hit, from, to } of edges) {
        const d = line(nodes[from], nodes[to], +path.dataset.parallel);
        path.setAttribute("d", d);
        hit.setAttribute("d", d);
      }
    }
    function home() {
      for (const node of nodes) Object.assign(node, node.home);
      draw();
    }
    function apart(on) {
      alone = on && chosen >= 0;
      near.setAttribute("aria-pressed", String(alone));
      world = natural;
      if (!alone) home();
      else {
        const out = edges.filter((e) => e.from === chosen && e.to !== chosen).map((e) => e.to);
        const parents = [...new Set(out)];
        const children = [...tables[chosen].neighbours].filter((n) => n !== chosen && !parents.includes(n));
        const tall = Math.max(8, Math.ceil(Math.sqrt(Math.max(parents.length, children.length) * 4)));
        const rows = Math.min(tall, Math.max(parents.length, children.length, 1));
        const put = (list, side) => list.forEach((n, at) => {
          const height = Math.min(tall, list.length - Math.floor(at / tall) * tall);
          nodes[n].x = side * (NODE.width + 90 + Math.floor(at / tall) * (NODE.width + 24));
          nodes[n].y = (at % tall) * 34 + ((rows - height) * 34) / 2;
        });
        put(parents, 1);
        put(children, -1);
        Object.assign(nodes[chosen], { x: 0, y: ((rows - 1) * 34) / 2 });
        draw();
        const shown = [...parents, ...children, chosen].map((n) => nodes[n]);
        const x = Math.min(...shown.map((p) => p.x)) - 40;
        world = { x, y: -30, width: Math.max(...shown.map((p) => p.x)) + NODE.width + 40 - x, height: rows * 34 + 60 };
      }
      mark();
      whole();
    }
    near.addEventListener("click", () => apart(!alone));

    plain = () => { drawing.classList.remove("some", "alone"); home(); all(".off", svg).forEach((e) => e.classList.remove("off")); layer.classList.remove("quiet"); };
    restore = () => { layer.classList.toggle("quiet", !lines.checked); mark(); if (alone) apart(true); };
    fit();
    start();
    addEventListener("resize", () => { fit(); show(view); });
    if (location.hash) follow();
  }
})();
