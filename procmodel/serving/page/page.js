"use strict";
const words = JSON.parse(document.body.dataset.words);
const nonce = document.body.dataset.nonce;
const at = (id) => document.getElementById(id);
const make = (tag, text, parent, name) => {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (name) made.className = name;
  if (parent) parent.append(made);
  return made;
};
// Whether a part of the page has to be made anew: it keeps its focus while what it shows stays the same.
const is_new = (part, shown) => {
  const text = JSON.stringify(shown);
  if (part.shown === text) return false;
  part.shown = text;
  return true;
};
const editors = [];
let socket, number = 0, timer;

function send(message) {
  number += 1;
  socket.send(JSON.stringify({...message, number}));
}

function open_files(files) {
  files.forEach((file, index) => {
    const box = make("div", undefined, at("files"), "file");
    const head = make("header", undefined, box);
    make("span", file.name, head, "name");
    const state = make("span", "", head, "state");
    if (!file.editable) {
      make("p", words.page_follow, box, "follow");
      const frame = make("div", undefined, box, "steps");
      frame.tabIndex = 0;
      frame.setAttribute("role", "group");
      frame.setAttribute("aria-label", `${words.page_steps}: ${file.name}`);
      editors.push({table: make("table", undefined, frame)});
      return;
    }
    const save = make("button", words.page_save, head);
    save.type = "button";
    save.addEventListener("click", () => send({do: "save", file: index}));
    const frame = make("div", undefined, box, "editor");
    const editor = Editor.create(frame, file.text, file.name, (text) => {
      editors[index].typed = true;
      clearTimeout(timer);
      timer = setTimeout(() => { editors[index].typed = false; send({do: "type", file: index, text}); }, 120);
    }, nonce);
    editors.push({editor, state, typed: false});
  });
}

function show_files(files) {
  if (!editors.length) open_files(files);
  files.forEach((file, index) => {
    const known = editors[index];
    if (known.table) show_steps(known.table, file.steps);
    else {
      known.state.textContent = file.saved ? words.page_saved : words.page_unsaved;
      if (!known.typed) known.editor.replace(file.text);
      known.editor.mark(file.findings);
    }
  });
  if (is_new(at("findings"), files.map((file) => file.findings))) show_findings(files);
}

function show_findings(files) {
  const list = at("findings");
  list.replaceChildren();
  files.forEach((file, index) => {
    const known = editors[index];
    file.findings.filter((one) => one.severity !== "info").forEach((one) => {
      const item = make("li", undefined, list);
      if (known.editor && one.line) {
        const jump = make("button", `${file.name}, ${words.page_line} ${one.line}`, item, "link");
        jump.type = "button";
        jump.addEventListener("click", () => known.editor.go(one.line));
      } else if (one.cell) make("b", `${file.name.split("#")[0]}#${one.sheet}, ${words.page_cell} ${one.cell}`, item);
      else make("b", one.line ? `${file.name}, ${words.page_line} ${one.line}` : file.name, item);
      item.append(": ", one.message);
    });
  });
  if (!list.children.length) make("li", words.page_nothing, list);
}

function show_steps(table, rows) {
  if (!is_new(table, rows)) return;
  table.replaceChildren();
  rows.forEach((row, number) => {
    const line = make("tr", undefined, table);
    row.forEach((text) => { make(number ? "td" : "th", text, line); });
    if (!number) line.querySelectorAll("th").forEach((head) => { head.scope = "col"; });
  });
}

function show_figures(state) {
  const heads = state.pair ? ["page_measure", "page_before", "page_after", "page_change"]
    : ["page_measure", "page_usual", "page_average"];
  const [head, body] = [at("figures").tHead, at("figures").tBodies[0]];
  head.replaceChildren();
  body.replaceChildren();
  const row = make("tr", undefined, head);
  heads.forEach((key) => { make("th", words[key], row).scope = "col"; });
  state.rows.forEach((one) => {
    const line = make("tr", undefined, body);
    const name = make("th", one.name, line);
    name.scope = "row";
    if (one.why) make("small", one.why, name);
    make("td", one.before, line);
    make("td", one.after, line);
    if (state.pair) make("td", one.change, line);
  });
}

function show_matches(matches) {
  const list = at("matches");
  if (!is_new(list, matches)) return;
  const was_here = list.contains(document.activeElement);
  list.replaceChildren();
  matches.forEach((one) => {
    const item = make("li", undefined, list);
    make("p", one.text, item);
    ["accept", "reject"].forEach((what) => {
      const button = make("button", words[`page_${what}`], item);
      button.type = "button";
      button.setAttribute("aria-label", `${words[`page_${what}`]}: ${[...one.before_names, ...one.after_names].join(", ")}`);
      button.addEventListener("click", () => one.after.forEach((after) =>
        send({do: what, before: one.before, after})));
      item.append(" ");
    });
  });
  if (!list.children.length) make("li", words.page_nothing, list);
  if (was_here) (list.querySelector("button") || at("matches-title")).focus();
}

function show(state) {
  document.body.classList.toggle("single", state.files.length < 2);
  show_files(state.files);
  at("finding").textContent = state.finding;
  at("notice").textContent = state.error || (state.current ? "" : words.page_stale);
  at("done").textContent = state.done;
  at("undo").hidden = !state.undo;
  if (state.svg && at("picture").dataset.svg !== state.svg) {
    const parsed = new DOMParser().parseFromString(state.svg, "image/svg+xml").documentElement;
    at("picture").replaceChildren(document.importNode(parsed, true));
    at("picture").dataset.svg = state.svg;
  }
  if (state.rows.length) show_figures(state);
  show_matches(state.matches);
  document.body.dataset.answered = state.answer_to;
}

function connect() {
  socket = new WebSocket(`ws://${location.host}/live`);
  socket.addEventListener("message", (event) => show(JSON.parse(event.data)));
  socket.addEventListener("close", () => { at("notice").textContent = words.page_lost; });
}
at("undo").addEventListener("click", () => send({do: "undo"}));
connect();
