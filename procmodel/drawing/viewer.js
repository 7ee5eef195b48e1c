"use strict";
(() => {
  const panels = [...document.querySelectorAll("figure")].map((figure) => {
    const svg = figure.querySelector("svg");
    return { figure, svg, whole: svg.getAttribute("viewBox").split(" ").map(Number) };
  });
  const facts = document.getElementById("facts");
  const tabs = [...document.querySelectorAll("[role=tab]")];
  let { figure, svg, whole } = panels[0];
  let home = whole, view = whole, steps = [], at = -1;

  const look = (box) => { view = box; svg.setAttribute("viewBox", box.map((n) => +n.toFixed(2)).join(" ")); };
  const frame = (box) => { home = box; svg.setAttribute("width", box[2]); svg.setAttribute("height", box[3]); look(box); };
  const middle = () => [view[0] + view[2] / 2, view[1] + view[3] / 2];

  function zoom(factor, [x, y] = middle()) {
    const limit = Math.min(Math.max(view[2] / factor, home[2] / 12), home[2] * 1.5);
    const real = limit / view[2];
    look([x - (x - view[0]) * real, y - (y - view[1]) * real, view[2] * real, view[3] * real]);
  }

  const pan = (dx, dy) => look([view[0] + dx * view[2], view[1] + dy * view[3], view[2], view[3]]);

  function tell(step, aloud) {
    facts.setAttribute("aria-live", aloud ? "polite" : "off");
    facts.textContent = step ? step.getAttribute("aria-label") : facts.dataset.idle;
  }

  function reveal(step) {
    const b = step.getBBox();
    const inside = b.x >= view[0] && b.y >= view[1] && b.x + b.width <= view[0] + view[2] && b.y + b.height <= view[1] + view[3];
    if (!inside) look([b.x + b.width / 2 - view[2] / 2, b.y + b.height / 2 - view[3] / 2, view[2], view[3]]);
  }

  function go(to, focus) {
    if (!steps.length) return;
    steps.forEach((step) => step.setAttribute("tabindex", "-1"));
    at = Math.min(Math.max(to, 0), steps.length - 1);
    steps[at].setAttribute("tabindex", "0");
    if (focus) { reveal(steps[at]); steps[at].focus({ preventScroll: false }); }
  }

  function show(tab) {
    const wanted = tab ? tab.dataset.shows : "";
    tabs.forEach((t) => { t.setAttribute("aria-selected", String(t === tab)); t.tabIndex = t === tab ? 0 : -1; });
    ({ figure, svg, whole } = panels.find((p) => tab && p.figure.id === tab.getAttribute("aria-controls")) || panels[0]);
    panels.forEach((p) => { p.figure.hidden = p.figure !== figure; });
    if (tab) figure.setAttribute("aria-labelledby", tab.id);
    svg.querySelectorAll("[data-version]").forEach((v) => v.classList.toggle("off", wanted !== "" && v.dataset.version.replace(/-\d+$/, "") !== wanted));
    frame(wanted ? tab.dataset.box.split(" ").map(Number) : whole);
    const all = [...svg.querySelectorAll("[data-step]")];
    all.forEach((step) => step.setAttribute("tabindex", "-1"));
    steps = all.filter((step) => !step.closest(".off"));
    go(0, false);
    tell(null, false);
  }

  const place = (event) => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [point.x, point.y];
  };

  const deeds = {
    closer: () => zoom(1.3), farther: () => zoom(1 / 1.3), whole: () => look(home),
    left: () => pan(-0.15, 0), right: () => pan(0.15, 0), up: () => pan(0, -0.15), down: () => pan(0, 0.15),
    previous: () => { go(at - 1, false); reveal(steps[at]); tell(steps[at], true); },
    next: () => { go(facts.textContent === facts.dataset.idle ? at : at + 1, false); reveal(steps[at]); tell(steps[at], true); },
  };
  document.querySelectorAll("[data-does]").forEach((b) => b.addEventListener("click", deeds[b.dataset.does]));

  tabs.forEach((tab, n) => {
    tab.addEventListener("click", () => show(tab));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const to = step ? tabs[(n + step + tabs.length) % tabs.length] : { Home: tabs[0], End: tabs[tabs.length - 1] }[event.key];
      if (to) { event.preventDefault(); show(to); to.focus(); }
    });
  });

  const each = (name, act, how) => panels.forEach((p) => p.svg.addEventListener(name, act, how));
  each("keydown", (event) => {
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: steps.length - 1 }[event.key];
    if (to !== undefined) { event.preventDefault(); go(to, true); }
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") tell(null, false); });
  each("focusin", (event) => {
    const step = event.target.closest("[data-step]");
    if (step) { go(steps.indexOf(step), false); tell(step, false); }
  });
  each("pointerover", (event) => {
    const step = event.target.closest("[data-step]");
    if (step) tell(step, false);
  });
  each("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, place(event));
  }, { passive: false });

  let held = null;
  each("pointerdown", (event) => { if (event.button === 0) held = place(event); });
  window.addEventListener("pointerup", () => { held = null; figure.classList.remove("held"); });
  window.addEventListener("pointermove", (event) => {
    if (!held) return;
    const [x, y] = place(event);
    figure.classList.add("held");
    look([view[0] + held[0] - x, view[1] + held[1] - y, view[2], view[3]]);
  });

  const follow = () => {
    const step = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!step || !step.matches("[data-step]")) return;
    if (!steps.includes(step)) show(tabs[0]);
    go(steps.indexOf(step), true);
  };
  window.addEventListener("hashchange", follow);
  let kept = null;
  window.addEventListener("beforeprint", () => { kept = [home, view]; frame(whole); });
  window.addEventListener("afterprint", () => { if (kept) { frame(kept[0]); look(kept[1]); } });

  document.querySelectorAll(".bar, #facts").forEach((part) => { part.hidden = false; });
  panels.forEach((p) => p.figure.classList.add("grab"));
  show(tabs[0]);
  follow();
})();
