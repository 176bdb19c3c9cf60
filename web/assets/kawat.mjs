// What the pages gain with a script: text and lists light up together, and
// single keys move about. Everything here is also reachable without it.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const has = (el, name, id) => (el.getAttribute(name) ?? "").split(" ").includes(id);

// Text ↔ list. Marks in the text and links in the lists name what they stand
// for in data-m, items of the lists in data-item, evidence in data-v.
let shown = [];
function show(ids) {
  for (const el of shown) el.classList.remove("on", "lit");
  shown = [];
  for (const id of ids) {
    for (const el of all("[data-m], [data-item]")) {
      if (has(el, "data-m", id) || el.dataset.item === id) { el.classList.add("on"); shown.push(el); }
    }
    for (const el of all("[data-v]")) {
      if (has(el, "data-v", id)) { el.classList.add("lit"); shown.push(el); }
    }
  }
}
function idsAt(target) {
  const mark = target.closest?.("[data-m]");
  if (mark) return mark.getAttribute("data-m").split(" ");
  const item = target.closest?.("[data-item]");
  return item ? [item.dataset.item] : [];
}
// The list scrolls by itself to what the pointer is on in the text.
const side = document.querySelector(".report-side");
function reveal(ids) {
  const item = document.getElementById(ids[ids.length - 1]);
  if (!item || !side?.contains(item) || side.scrollHeight <= side.clientHeight) return;
  const box = side.getBoundingClientRect(), at = item.getBoundingClientRect();
  if (at.top < box.top) side.scrollTop += at.top - box.top - 8;
  else if (at.bottom > box.bottom) side.scrollTop += at.bottom - box.bottom + 8;
}
document.addEventListener("mouseover", (e) => {
  const ids = idsAt(e.target);
  show(ids);
  if (ids.length > 0 && !side?.contains(e.target)) reveal(ids);
});
document.addEventListener("focusin", (e) => show(idsAt(e.target)));
document.addEventListener("focusout", () => show([]));
document.addEventListener("mouseleave", () => show([]));

// Words of the text lead to their item; the innermost mark wins.
document.addEventListener("click", (e) => {
  const mark = e.target.closest?.("span[data-m]");
  if (!mark || String(getSelection())) return;
  const ids = mark.getAttribute("data-m").split(" ");
  const item = document.getElementById(ids[ids.length - 1]);
  if (item) { item.scrollIntoView({ block: "nearest" }); item.focus({ preventScroll: true }); }
});

// Keys. They act only outside of fields and can be switched off.
const dialog = document.getElementById("keys");
const toggle = document.getElementById("keys-on");
const remember = { get: () => { try { return localStorage.getItem("keys"); } catch { return null; } },
  set: (v) => { try { localStorage.setItem("keys", v); } catch { /* the choice lasts for this page */ } } };
toggle.checked = remember.get() !== "off";
toggle.addEventListener("change", () => remember.set(toggle.checked ? "on" : "off"));
for (const el of all("[data-keys]")) {
  el.addEventListener("click", (e) => { e.preventDefault(); dialog.showModal(); });
}

let at = -1;
function move(step) {
  const rows = all("[data-row]").filter((r) => r.offsetParent !== null);
  if (rows.length === 0) return;
  const current = document.activeElement?.closest?.("[data-row]");
  if (current) at = rows.indexOf(current);
  rows[at]?.classList.remove("at");
  at = Math.min(Math.max(at + step, 0), rows.length - 1);
  const row = rows[at];
  row.classList.add("at");
  (row.querySelector("[data-go]") ?? row).focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}
document.addEventListener("keydown", (e) => {
  if (e.key === "Escape" && e.target.matches?.("#q")) { e.target.blur(); return; }
  if (e.ctrlKey || e.metaKey || e.altKey || dialog.open || !toggle.checked) return;
  if (e.target.matches?.("input, select, textarea, [contenteditable]")) return;
  switch (e.key) {
    case "/": document.getElementById("q").focus(); document.getElementById("q").select(); break;
    case "j": move(1); break;
    case "k": move(-1); break;
    case "?": dialog.showModal(); break;
    default: return;
  }
  e.preventDefault();
});
// A chart wider than the screen opens at its newest end.
for (const box of all(".chartbox .scroll")) {
  if (box.querySelector("svg")) box.scrollLeft = box.scrollWidth;
}
document.documentElement.dataset.ready = "yes";
