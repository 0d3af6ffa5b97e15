// Shows what the server says. Everything from a paper comes in as text, never as markup.
"use strict";

const byId = (id) => document.getElementById(id);
let view = null;
let shown = { number: 0, edition: "" };
let opened = null;

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function chosen(name) {
  const input = document.querySelector(`input[name="${name}"]:checked`);
  return input ? input.value : "";
}

function say(text) {
  byId("meldung").textContent = text;
}

// The head of the page

function showState() {
  const since = view.since ? `Stand von ${view.since}` : "Noch kein Stand, der sich zeigen lässt";
  const stopped = "Die Vorlage ist versandt und hat offene Fehler; „drafter build“ schreibt sie so nicht.";
  byId("stand").textContent = view.faulty ? "" : since;
  const fault = view.faulty ? `${since}; die Datei hat gerade Fehler` : stopped;
  byId("stoerung").textContent = view.problem ? `${fault}: ${view.problem}` : fault;
  byId("stoerung").hidden = !view.faulty && !view.stopped;
  document.title = `${view.faulty ? "Fehler – " : ""}Vorschau: ${view.sources[0] || ""}`;
  byId("titel").textContent = `Vorschau: ${view.sources[0] || ""}`;
}

// The paper: as HTML in a frame that may do nothing, and as pictures of its pages

function showEditions() {
  const group = byId("fassungen");
  const names = view.editions.map((edition) => edition.name).join(" ");
  if (group.dataset.names === names) return;
  const before = chosen("fassung");
  const known = view.editions.some((edition) => edition.name === before);
  const labels = view.editions.map((edition, index) => {
    const label = element("label");
    const input = element("input");
    input.type = "radio";
    input.name = "fassung";
    input.value = edition.name;
    input.checked = known ? edition.name === before : index === 0;
    input.addEventListener("change", showPaper);
    label.append(input, ` ${edition.label}`);
    return label;
  });
  group.replaceChildren(group.querySelector("legend"), ...labels);
  group.dataset.names = names;
  group.hidden = labels.length < 2;
}

function showPaper() {
  const edition = view.editions.find((each) => each.name === chosen("fassung"));
  if (!edition || (shown.number === view.number && shown.edition === edition.name)) return;
  const again = shown.edition === edition.name;
  shown = { number: view.number, edition: edition.name };
  showFrame(edition, again);
  showPages(shown);
}

function showFrame(edition, again) {
  const place = byId("rahmen");
  place.querySelectorAll("iframe.coming").forEach((each) => each.remove());
  const frame = element("iframe", "coming");
  frame.setAttribute("sandbox", "");
  frame.title = `Vorlage, Fassung „${edition.label}“`;
  const anchor = again ? "#zuletzt-bearbeitet" : "";
  frame.addEventListener("load", () => settle(frame, place), { once: true });
  frame.src = `paper/${view.number}/${encodeURIComponent(edition.name)}${anchor}`;
  place.append(frame);
}

function settle(frame, place) {
  const hadFocus = place.contains(document.activeElement);
  frame.className = "";
  for (const each of [...place.children]) if (each !== frame) each.remove();
  // A hidden frame need not have been drawn, and so not scrolled; the same address with its
  // anchor loads nothing again, but goes to the spot (HTML Standard, navigate to a fragment).
  if (frame.src.includes("#")) frame.src = frame.src;
  if (hadFocus) frame.focus();
}

async function showPages(wanted) {
  const status = byId("pdf-stand");
  status.textContent = "PDF wird gesetzt …";
  const address = `${wanted.number}/${encodeURIComponent(wanted.edition)}`;
  const answer = await fetch(`pages/${address}`).catch(() => null);
  const told = answer && answer.ok ? await answer.json() : null;
  if (wanted !== shown || !told) return;
  const count = told.pages.length;
  status.textContent = told.problem ? `Kein PDF: ${told.problem}` : `PDF: ${count} ${count === 1 ? "Seite" : "Seiten"}`;
  status.className = told.problem ? "problem" : "";
  if (told.problem) return say(status.textContent);
  const list = byId("seiten");
  const pages = told.pages.map((page, index) => {
    const image = element("img");
    image.loading = "lazy";
    image.alt = `Seite ${index + 1} von ${count}`;
    image.width = page.width;
    image.height = page.height;
    image.src = `page/${address}/${index + 1}.png`;
    const item = element("li");
    item.append(image);
    return item;
  });
  const top = list.scrollTop;
  list.replaceChildren(...pages);
  list.scrollTop = top;
  list.dataset.number = wanted.number;
}

function showChosenView() {
  const pdf = chosen("ansicht") === "pdf";
  byId("seiten").hidden = !pdf;
  byId("rahmen").hidden = pdf;
}

// The findings, and the line of the source that one is about

function showFindings() {
  const list = byId("liste");
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  byId("summe").textContent = view.summary;
  list.replaceChildren(...view.findings.map(findingItem));
  if (focused === null) return;
  (sameFinding(focused) || byId("befunde")).focus();
}

// Returns the button of a finding that was there before; its sentence may have got other figures.
function sameFinding(key) {
  const buttons = [...document.querySelectorAll("button.finding")];
  const code = (text) => text.split(" ", 1)[0];
  return buttons.find((each) => each.dataset.key === key) || buttons.find((each) => code(each.dataset.key) === code(key));
}

function findingItem(finding) {
  const button = element(finding.source === null ? "div" : "button");
  const settled = finding.acknowledged !== null;
  button.className = `finding ${settled ? "quittiert" : finding.severity}`;
  button.dataset.key = `${finding.code} ${finding.message}`;
  button.dataset.line = finding.line;
  button.append(
    element("span", "severity", settled ? `${finding.severity}, quittiert` : finding.severity),
    element("span", "message", finding.message),
  );
  if (settled) button.append(element("span", "reason", `Quittiert: ${finding.acknowledged}`));
  const where = `${finding.file}, Zeile ${finding.line}, Spalte ${finding.column}`;
  button.append(element("span", "place", `${where} (${finding.code})`));
  if (finding.source !== null) {
    button.type = "button";
    button.addEventListener("click", () => open(button, finding));
  }
  const item = element("li");
  item.append(button);
  return item;
}

async function open(button, finding) {
  const text = await sourceText(finding.source);
  if (text === null) return;
  opened = { source: finding.source, key: button.dataset.key };
  byId("quelle").hidden = false;
  byId("quelle-titel").textContent = `Quelle: ${finding.file}`;
  fillSource(text);
  const line = mark();
  button.scrollIntoView({ block: "nearest" });
  if (!line) return;
  line.focus({ preventScroll: true });
  line.scrollIntoView({ block: "center" });
}

async function sourceText(index) {
  const answer = await fetch(`source/${index}`).catch(() => null);
  return answer && answer.ok ? answer.text() : null;
}

// Marks the finding that was opened, and its line; returns the line.
function mark() {
  document.querySelectorAll(".finding[aria-current]").forEach((each) => each.removeAttribute("aria-current"));
  const button = opened && sameFinding(opened.key);
  const line = button && byId("zeilen").children[button.dataset.line - 1];
  if (button) button.setAttribute("aria-current", "true");
  if (line) line.setAttribute("aria-current", "true");
  if (line) line.tabIndex = -1;
  return line;
}

function fillSource(text) {
  const lines = text.split("\n").map((line, index) => {
    const item = element("li");
    item.id = `zeile-${index + 1}`;
    item.append(element("code", "", line));
    return item;
  });
  byId("zeilen").replaceChildren(...lines);
}

async function renewSource() {
  const text = opened ? await sourceText(opened.source) : null;
  if (text === null) return;
  const list = byId("zeilen");
  const top = list.scrollTop;
  const hadFocus = list.contains(document.activeElement);
  fillSource(text);
  mark();
  list.scrollTop = top;
  if (hadFocus) list.focus();
}

function closeSource() {
  const button = opened && sameFinding(opened.key);
  opened = null;
  mark();
  byId("quelle").hidden = true;
  (button || byId("befunde")).focus();
}

// New views

function receive(event) {
  const before = view;
  view = JSON.parse(event.data);
  showState();
  showEditions();
  showPaper();
  showFindings();
  renewSource();
  if (before) say(announcement(before));
}

function announcement(before) {
  if (view.faulty) return `${byId("stoerung").textContent}. ${view.summary}.`;
  const made = view.number === before.number ? "Befunde erneuert" : "Vorlage neu gesetzt";
  return `${made}, Stand von ${view.since}. ${view.summary}.`;
}

function lost() {
  byId("stoerung").hidden = false;
  byId("stoerung").textContent = "Die Vorschau antwortet nicht mehr. Wurde sie beendet, bitte „drafter preview“ neu aufrufen.";
}

function start() {
  for (const input of document.querySelectorAll('input[name="ansicht"]')) input.addEventListener("change", showChosenView);
  byId("zu").addEventListener("click", closeSource);
  const head = new ResizeObserver(([entry]) => {
    document.documentElement.style.setProperty("--head", `${entry.borderBoxSize[0].blockSize}px`);
  });
  head.observe(document.querySelector("header"));
  const events = new EventSource("events");
  events.addEventListener("message", receive);
  events.addEventListener("error", lost);
}

start();
