// The desk's own script. Every page works without it; with it, clicks are answered in place.
"use strict";

const body = document.body;
const token = body.dataset.token;
const notice = document.getElementById("notice");

// ── Telling ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function tell(text, link) {
  notice.textContent = "";
  const line = document.createElement("p");
  line.textContent = text + " ";
  if (link) {
    const anchor = document.createElement("a");
    anchor.href = link.href;
    anchor.textContent = link.text;
    line.append(anchor);
  }
  notice.append(line);
  notice.hidden = false;
}

const GONE =
  "The desk has stopped. Everything up to your last click is saved. Start it again from its icon, and use the page that it opens.";

// ── Is the desk still there? Once a minute, which also tells the desk that a page is open ───────────────────────────

let gone = false;

async function look() {
  try {
    const answer = await fetch("/alive", { headers: { accept: "application/json" } });
    if (answer.ok && gone) {
      gone = false;
      notice.hidden = true;
    }
    if (!answer.ok && answer.status === 403) {
      gone = true;
      tell("The desk was started anew. Use the page that it opened.");
    }
  } catch {
    gone = true;
    tell(GONE);
  }
}

if (!body.dataset.closed) {
  setInterval(look, 60000);
  document.addEventListener("visibilitychange", () => document.hidden || look());
}

// ── Error summaries take the focus, as screen readers need ──────────────────────────────────────────────────────────

const errors = document.querySelector(".errors");
if (errors) {
  errors.focus();
}

// ── Files: dropped or chosen, and not too large ─────────────────────────────────────────────────────────────────────

for (const input of document.querySelectorAll("input[type=file]")) {
  const form = input.form;
  const tooLarge = () => [...input.files].find((file) => file.size > Number(input.dataset.largest));
  form.addEventListener("submit", (event) => {
    const file = tooLarge();
    if (file) {
      event.preventDefault();
      tell(`${file.name} is ${Math.round(file.size / 1048576)} MB large; no letter of Ofsted’s is. Check that it is the right file.`);
    }
  });
  if (form.id !== "drop") {
    continue;
  }
  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
  }
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) {
      form.classList.remove("over");
    }
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (event.dataTransfer.files.length) {
      input.files = event.dataTransfer.files;
      form.requestSubmit();
    }
  });
  input.addEventListener("change", () => {
    if (input.files.length && !tooLarge()) {
      form.requestSubmit();
    }
  });
}

// ── The archive: letters that are still being read ──────────────────────────────────────────────────────────────────

const archive = document.getElementById("archive");

async function refresh() {
  const answer = await fetch("/rows?" + archive.dataset.query, { headers: { accept: "application/json" } });
  if (!answer.ok) {
    return;
  }
  const told = await answer.json();
  if (!archive.contains(document.activeElement)) {
    archive.innerHTML = told.html;
  }
  if (told.waiting) {
    setTimeout(refresh, 700);
  }
}

if (archive && Number(archive.dataset.waiting)) {
  setTimeout(refresh, 300);
}

// ── The letter: the second reading ──────────────────────────────────────────────────────────────────────────────────

const second = document.getElementById("second-reading-link");
if (second) {
  const place = document.getElementById("second-reading");
  fetch(second.href, { headers: { accept: "application/json" } })
    .then((answer) => (answer.ok ? answer.json() : null))
    .then((told) => {
      if (told) {
        place.innerHTML = told.html;
      }
    })
    .catch(() => {});
}

// ── The meeting: deadlines while a date is typed ────────────────────────────────────────────────────────────────────

const when = document.getElementById("meeting-committee_date");
if (when) {
  const days = document.getElementById("days");
  let waiting;
  const reckon = async () => {
    const address = `${body.dataset.letter}/meeting/days?date=${encodeURIComponent(when.value)}`;
    const answer = when.value.trim() ? await fetch(address, { headers: { accept: "application/json" } }) : null;
    if (answer && answer.ok) {
      days.innerHTML = (await answer.json()).html;
    }
  };
  when.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(reckon, 350);
  });
  if (when.value !== when.defaultValue) {
    reckon();
  }
}

// A link to a field within folded details opens them.
function unfold() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  const details = target && target.closest("details");
  if (details) {
    details.open = true;
    target.focus();
    target.scrollIntoView({ block: "center" });
  } else if (target && target.matches("input, textarea, select")) {
    target.focus();
  }
}
window.addEventListener("hashchange", unfold);
unfold();

// What was typed is not lost by a slip.
let typed = false;
for (const form of document.querySelectorAll("form.one-column")) {
  form.addEventListener("input", () => (typed = true));
  form.addEventListener("submit", () => (typed = false));
}
window.addEventListener("beforeunload", (event) => typed && event.preventDefault());

// ── The findings ────────────────────────────────────────────────────────────────────────────────────────────────────

if (body.dataset.page === "findings") {
  findings();
}

function findings() {
  const panel = document.getElementById("panel");
  const letter = document.getElementById("letter-scroll");
  const SVG = "http://www.w3.org/2000/svg";
  let stamp = panel.querySelector("[data-stamp]").value;
  const letterMark = panel.querySelector("[name=letter]").value;
  let queue = Promise.resolve();

  const sentences = () => [...letter.querySelectorAll("[data-sentence]")];
  const parts = (key) => letter.querySelectorAll(`[data-sentence="${CSS.escape(key)}"]`);
  const blockOf = (key) => key.slice(0, key.lastIndexOf(":"));

  // One change after the other, each on what the one before left.
  function send(address, values) {
    queue = queue.then(async () => {
      const form = new URLSearchParams({ ...values, token, stamp, letter: letterMark });
      let answer;
      try {
        answer = await fetch(address, { method: "POST", body: form, headers: { accept: "application/json" } });
      } catch {
        gone = true;
        tell(GONE);
        return mark();
      }
      const told = await answer.json().catch(() => ({ what: "The desk gave no answer that this page understands.", remedy: "" }));
      if (!answer.ok) {
        const again = { href: location.pathname + location.search, text: "Show its current state" };
        tell(`${told.what} ${told.remedy}`, again);
        return mark();
      }
      stamp = told.stamp;
      labels = told.labels;
      update(told.html);
      mark();
    });
    return queue;
  }

  // The findings' side anew, with scroll and focus where they were.
  function update(html) {
    const scroll = panel.querySelector(".scroll").scrollTop;
    const active = document.activeElement;
    const form = panel.contains(active) && active.closest("form");
    const at = form && form.elements.at ? form.elements.at.value : null;
    const name = active.name, value = active.value, id = active.id;
    panel.innerHTML = html;
    panel.querySelector(".scroll").scrollTop = scroll;
    for (const input of document.querySelectorAll("[data-stamp]")) {
      input.value = stamp;
    }
    if (form) {
      const moved = name === "by" && at !== null ? Number(at) + Number(value) : at;
      const again = id ? document.getElementById(id) : null;
      const row = moved !== null ? document.getElementById(`finding-${moved}`) : null;
      const button = row && row.querySelector(`[name="${name}"][value="${value}"]:not(:disabled)`);
      (again && !again.disabled ? again : button || (row && row.querySelector("button:not(:disabled)")) || panel.querySelector(".scroll")).focus({ preventScroll: !moved });
    }
    note();
  }

  function note() {
    const line = document.getElementById("note-findings");
    const link = panel.querySelector("#status a");
    if (line && link) {
      line.textContent = link.textContent.split(",")[0];
    }
  }

  // Which sentence is quoted, and as what.
  let labels = {};

  function mark() {
    for (const svg of letter.querySelectorAll("svg")) {
      svg.dataset.label = "";
    }
    for (const each of sentences()) {
      const label = labels[each.dataset.sentence];
      const quoted = label !== undefined;  // the only finding has no label
      each.setAttribute("aria-pressed", quoted ? "true" : "false");
      if (each.tagName === "BUTTON") {
        each.querySelector(".label").innerHTML = quoted
          ? `<span class="visually-hidden">quoted${label && " as"} </span>${label}`
          : '<span class="visually-hidden">not quoted</span>';
      } else {
        each.setAttribute("aria-label", `${quoted ? `Quoted${label && ` as ${label}`}` : "Not quoted"}: ${each.dataset.text}`);
        // In the margin, once for each finding on a page.
        const text = each.querySelector("text");
        const before = each.parentNode.dataset.label;
        text.textContent = label && label !== before ? label : "";
        each.parentNode.dataset.label = label || before || "";
      }
    }
    for (const paragraph of letter.querySelectorAll(".paragraph")) {
      paragraph.classList.toggle("left-out", !paragraph.querySelector("[aria-pressed=true]"));
    }
    for (const line of letter.querySelectorAll(".missing")) {
      const quoted = Object.keys(labels).some((key) => blockOf(key) === line.dataset.block);
      line.setAttribute("visibility", quoted ? "hidden" : "visible");
    }
  }

  function toggle(element) {
    const key = element.dataset.sentence;
    for (const each of parts(key)) {
      each.setAttribute("aria-pressed", each.getAttribute("aria-pressed") === "true" ? "false" : "true");
    }
    send(`${body.dataset.letter}/findings/toggle`, { sentence: key });
  }

  // Tab goes to a paragraph, the arrows within and beyond it.
  function rove() {
    let before = null;
    for (const each of sentences()) {
      const block = blockOf(each.dataset.sentence);
      each.setAttribute("tabindex", block === before ? "-1" : "0");
      before = block;
    }
  }

  function enter(element) {
    const block = blockOf(element.dataset.sentence);
    for (const each of sentences()) {
      if (blockOf(each.dataset.sentence) === block) {
        each.setAttribute("tabindex", each === element ? "0" : "-1");
      }
    }
    element.focus();
    element.scrollIntoView({ block: "nearest" });
  }

  letter.addEventListener("keydown", (event) => {
    const here = event.target.closest("[data-sentence]");
    if (!here || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const all = sentences();
    const at = all.indexOf(here);
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined && all[to]) {
      event.preventDefault();
      enter(all[to]);
    } else if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      toggle(here);
    }
  });

  letter.addEventListener("click", (event) => {
    const here = event.target.closest("[data-sentence]");
    if (here) {
      event.preventDefault();
      enter(here);
      toggle(here);
    }
  });

  // Undo, moves and new starts, in place.
  panel.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-quick]");
    if (!form) {
      return;
    }
    event.preventDefault();
    const values = Object.fromEntries(new FormData(form, event.submitter));
    delete values.token;
    delete values.stamp;
    send(form.getAttribute("action"), values);
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, textarea, select");
    if ((event.ctrlKey || event.metaKey) && event.key === "z" && !event.shiftKey && !typing) {
      event.preventDefault();
      const undo = document.getElementById("undo");
      if (!undo.disabled) {
        send(`${body.dataset.letter}/findings/undo`, {});
      }
    }
  });

  // What is under the mouse or has the focus is marked on the other side.
  function near(keys) {
    for (const each of document.querySelectorAll(".near")) {
      each.classList.remove("near");
    }
    for (const key of keys) {
      for (const each of parts(key)) {
        each.classList.add("near");
      }
      for (const each of panel.querySelectorAll(`[data-of="${CSS.escape(key)}"]`)) {
        each.classList.add("near");
        each.closest(".finding").classList.add("near");
      }
    }
  }

  function keysOf(target) {
    const sentence = target.closest("[data-sentence]");
    if (sentence) {
      return [sentence.dataset.sentence];
    }
    const finding = target.closest(".finding");
    return finding ? [...finding.querySelectorAll("[data-of]")].map((each) => each.dataset.of) : [];
  }

  for (const name of ["mouseover", "focusin"]) {
    document.addEventListener(name, (event) => near(keysOf(event.target)));
  }

  // A click on a finding's words shows them in the letter; so does a paragraph that was left out.
  panel.addEventListener("click", (event) => {
    const words = event.target.closest("[data-of]");
    const left = event.target.closest("[data-block]");
    const wanted = words
      ? parts(words.dataset.of)[0]
      : left && sentences().find((each) => blockOf(each.dataset.sentence) === left.dataset.block);
    if (wanted) {
      event.preventDefault();
      wanted.scrollIntoView({ block: "center" });
      if (left) {
        enter(wanted);
      }
    }
  });

  // ── The sentences laid over the pages ─────────────────────────────────────────────────────────────────────────────

  const store = document.getElementById("sentences");
  if (!store) {
    for (const each of sentences()) {
      if (each.getAttribute("aria-pressed") === "true") {
        const shown = each.querySelector(".label").lastChild;
        labels[each.dataset.sentence] = shown.nodeType === Node.TEXT_NODE ? shown.textContent : "";
      }
    }
    rove();
    return;
  }
  const texts = new Map();
  for (const each of store.content.querySelectorAll("span")) {
    texts.set(each.dataset.key, each.textContent);
    if (each.dataset.label !== undefined) {
      labels[each.dataset.key] = each.dataset.label;
    }
  }
  fetch(`${body.dataset.letter}/findings/places`, { headers: { accept: "application/json" } })
    .then((answer) => answer.json())
    .then((told) => {
      if (!told.pages) {
        throw new Error(told.what);
      }
      lay(told.pages);
    })
    .catch((error) => tell(`The sentences could not be marked on the pages. ${error.message || ""}`, { href: "?view=words", text: "Use the letter in words" }));

  function lay(pages) {
    for (const sheet of letter.querySelectorAll(".sheet")) {
      const found = pages[sheet.dataset.number];
      if (found) {
        sheet.append(drawn(found, sheet.querySelector("img")));
      }
    }
    rove();
    mark();
    const first = letter.querySelector(".sheet .s");
    if (first && !letter.scrollTop) {
      const down = first.getBoundingClientRect().top - letter.getBoundingClientRect().top;
      letter.scrollTop = Math.max(0, down - 60);
    }
  }

  function drawn(found, image) {
    const wide = image.getAttribute("width"), high = image.getAttribute("height");
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", `0 0 ${wide} ${high}`);
    svg.setAttribute("preserveAspectRatio", "none");
    const seen = new Set();
    const margin = Math.min(...Object.values(found).flat().map((box) => box[0]));
    for (const key of texts.keys()) {
      const boxes = found[key];
      if (!boxes) {
        continue;
      }
      const group = document.createElementNS(SVG, "g");
      group.setAttribute("class", "s");
      group.setAttribute("role", "button");
      group.dataset.sentence = key;
      group.dataset.text = texts.get(key);
      for (const [left, top, width, height] of boxes) {
        group.append(shape("rect", { x: left * wide, y: top * high, width: width * wide, height: height * high }));
      }
      const block = blockOf(key);
      group.append(shape("text", { x: margin * wide - 10, y: boxes[0][1] * high + 9, "aria-hidden": "true" }));
      svg.append(group);
      if (!seen.has(block)) {
        seen.add(block);
        const all = Object.entries(found).filter(([each]) => blockOf(each) === block).flatMap(([, row]) => row);
        const x = Math.min(...all.map((box) => box[0])) * wide - 6;
        const line = shape("line", { x1: x, x2: x, y1: Math.min(...all.map((b) => b[1])) * high, y2: Math.max(...all.map((b) => b[1] + b[3])) * high });
        line.setAttribute("class", "missing");
        line.dataset.block = block;
        svg.append(line);
      }
    }
    return svg;
  }

  function shape(name, values) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(values)) {
      made.setAttribute(key, typeof value === "number" ? value.toFixed(2) : value);
    }
    return made;
  }
}
