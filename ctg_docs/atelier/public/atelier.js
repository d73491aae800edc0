"use strict";
/* The page of the atelier: saves each field as it is left, shows what is to be corrected, and the
   document beside. It builds elements and sets their text: no value ever becomes markup. */

const body = document.body;
const territory = body.dataset.territoire;
const part = body.dataset.partie;
const base = `/t/${territory}`;
const el = id => document.getElementById(id);
let fingerprint = body.dataset.empreinte;
let checked = [];   /* what the sources alone tell */
let composed = [];  /* what the composed text tells more, a moment later */
let problems = [];

function made(tag, words, properties = {}) {
  const node = document.createElement(tag);
  node.textContent = words || "";
  for (const [name, value] of Object.entries(properties)) {
    if (name in node) node[name] = value; else node.setAttribute(name, value);
  }
  return node;
}

async function asked(address, content) {
  const options = content === undefined ? {} : {
    method: "POST", headers: {"content-type": "application/json"}, body: JSON.stringify(content),
  };
  try {
    const answer = await fetch(address, options);
    const type = answer.headers.get("content-type") || "";
    const said = type.includes("json") ? await answer.json() : {message: await answer.text()};
    return {good: answer.ok, code: answer.status, said};
  } catch {
    return {good: false, code: 0, said: {message: "L’atelier ne répond plus : relancez « ctg atelier »."}};
  }
}

/* A file goes as it is: its bytes, and its name. */
async function sent(address, file, more = "") {
  try {
    const options = {method: "POST", headers: {"content-type": "application/octet-stream"}, body: file};
    const answer = await fetch(`${address}?nom=${encodeURIComponent(file.name)}${more}`, options);
    const type = answer.headers.get("content-type") || "";
    return {good: answer.ok, said: type.includes("json") ? await answer.json() : {message: await answer.text()}};
  } catch {
    return {good: false, said: {message: "L’atelier ne répond plus : relancez « ctg atelier »."}};
  }
}

/* Home */

function told(title, lines) {
  const details = made("details"), list = made("ul");
  details.append(made("summary", `${title} (${lines.length})`), list);
  for (const line of lines) list.append(made("li", line));
  return details;
}

const ENDS = {verifier: "À vérifier", devine: "Deviné, à relire", laisse: "Laissé de côté", importe: "Lu"};

/* What a file gives is shown first; it is written once that was read and wanted. */
async function takeFile(event) {
  event.preventDefault();
  await readFile(el("vers").value, el("fichier").files[0], false);
}

async function readFile(name, file, writes) {
  const box = el("repris");
  box.textContent = writes ? "Écriture…" : "Lecture du fichier…";
  const answer = await sent(`/t/${name}/reprise`, file, writes ? "&ecrire=oui" : "");
  box.replaceChildren();
  if (!answer.good) { box.append(made("p", answer.said.message, {className: "fautes"})); return; }
  const {compte, fichiers} = answer.said;
  const title = el("vers").selectedOptions[0].textContent;
  if (writes) {
    box.append(made("p", `Écrit dans « ${title} » : ${compte}. « Annuler », dans ses pages, revient sur tout d’un coup.`));
    box.append(made("a", "Ouvrir le projet", {href: `/t/${name}/projet`}), " · ");
    box.append(made("a", "Ouvrir le tableau des actions", {href: `/t/${name}/tableau/actions`}));
  } else {
    box.append(made("p", `Lu dans « ${file.name} » : ${compte}. Rien n’est encore écrit.`));
  }
  for (const [end, words] of Object.entries(ENDS)) {
    if (answer.said[end].length) box.append(told(words, answer.said[end]));
  }
  if (writes) return;
  box.append(told("Fichiers des sources qui changeront", fichiers));
  const button = made("button", `Compléter « ${title} »`, {type: "button"});
  button.addEventListener("click", () => readFile(name, file, true));
  box.append(button);
}

async function openExample() {
  el("reponse-exemple").textContent = "Création en cours…";
  const created = await asked("/exemple", {});
  if (created.good) location.assign(created.said.adresse);
  else el("reponse-exemple").textContent = created.said.message;
}

function home() {
  el("exemple").addEventListener("click", openExample);
  if (el("reprise")) el("reprise").addEventListener("submit", takeFile);
  const answer = el("reponse"), list = el("lieux");
  el("recherche").addEventListener("submit", async event => {
    event.preventDefault();
    const found = (await asked(`/chercher?q=${encodeURIComponent(el("lieu").value)}`)).said;
    list.replaceChildren();
    answer.textContent = found.pourquoi || (found.lieux.length ? "Choisissez :" : "");
    for (const place of found.lieux) {
      const button = made("button", "", {type: "button"});
      button.append(made("strong", place.nom), made("span", place.code));
      button.addEventListener("click", async () => {
        answer.textContent = "Création en cours…";
        const created = await asked("/creer", {code: place.code});
        if (created.good) location.assign(created.said.adresse);
        else answer.textContent = created.said.message;
      });
      const item = made("li");
      item.append(button);
      list.append(item);
    }
  });
}

/* Controls */

const initial = new WeakMap();
const pending = new Set();
let typing = 0;

function valueOf(control) {
  if (control.matches("fieldset")) {
    return [...control.querySelectorAll("input:checked")].map(box => box.value).join("\n");
  }
  return control.value;
}

function remember(root) {
  for (const control of root.querySelectorAll("[data-adresse], fieldset.renvois")) {
    initial.set(control, valueOf(control));
  }
}

function controlOf(node) {
  return node.closest("[data-adresse], fieldset.renvois");
}

function addressOf(control) {
  return control.dataset.adresse || control.dataset.champ;
}

function status(words, refused = false) {
  el("enregistre").textContent = words;
  el("enregistre").classList.toggle("refus", refused);
}

let queue = Promise.resolve();
function later(task) {
  queue = queue.then(task, task);
  return queue;
}

function save(control) {
  pending.delete(control);
  return later(async () => {
    const text = valueOf(control), before = initial.get(control);
    if (refused.has(control) && [null, text].includes(refused.get(control))) {
      if (waiting.has(control.id)) status(ELSEWHERE, true);
      return;
    }
    if (text === before) { if (!pending.size) status("Enregistré"); return; }
    status("Enregistrement…");
    const change = {adresse: addressOf(control), valeur: text, avant: before};
    const answer = await asked(`${base}/gestes/changer`, {champs: [change]});
    if (answer.good) {
      initial.set(control, text);
      refused.delete(control);
      changed(answer.said);
      status(pending.size ? "…" : "Enregistré");
    } else if (answer.code === 409 && "ailleurs" in answer.said) { refused.set(control, null); conflict(control, answer.said.ailleurs); }
    else status(answer.said.message, true);
  });
}

/* Both texts are shown once the field is left: as long as one types there, however slowly, each key
   goes to it and answers nothing. Until one is chosen, or another text typed, it is not saved. */
const ELSEWHERE = "Changé ailleurs : quittez le champ pour choisir";
const refused = new Map();  /* the text of each conflict that was shown, null before it is */
const waiting = new Map();  /* what is written elsewhere, by the id of the field to be left */
function conflict(old, theirs) {
  const control = old.isConnected ? old : el(old.id) || old;
  if (control.contains(document.activeElement)) {
    waiting.set(control.id, theirs);
    status(ELSEWHERE, true);
    return;
  }
  status("Changé ailleurs", true);
  const dialog = el("conflit");
  el("ailleurs").textContent = theirs || "(rien)";
  el("ici").textContent = valueOf(control) || "(rien)";
  el("garder-ailleurs").onclick = async () => {
    dialog.close();
    refused.delete(control);
    pending.delete(control);
    await reload();
    status("Enregistré");
  };
  el("garder-ici").onclick = () => {
    dialog.close();
    refused.delete(control);
    initial.set(control, theirs);
    save(control);
  };
  refused.set(control, valueOf(control));
  dialog.showModal();
}

function left(id) {
  const control = el(id), theirs = waiting.get(id);
  if (!control || !waiting.has(id) || control.contains(document.activeElement)) return;
  waiting.delete(id);
  conflict(control, theirs);
}

/* What is written shows first; what is to be corrected comes next, then what is missing. */
function changed(said) {
  stand(said);
  refreshPreview();
}

function stand(said) {
  fingerprint = said.empreinte;
  el("annuler").disabled = !said.annuler;
  el("refaire").disabled = !said.refaire;
}

let stateTimer = 0;
function soonState() {
  clearTimeout(stateTimer);
  stateTimer = setTimeout(askState, 100);
}

async function askState() {
  const answer = await asked(`${base}/etat`);
  if (!answer.good || awaited) return;
  if (answer.said.empreinte !== fingerprint) { stand(answer.said); refreshPreview(); return; }
  stand(answer.said);
  checked = answer.said.problemes;
  problems = [...checked, ...composed];
  showProblems();
  soonProgress();
}

async function gesture(name, content) {
  await flush();
  status("Enregistrement…");
  const answer = await later(() => asked(`${base}/gestes/${name}`, content));
  if (!answer.good) { status(answer.said.message, true); return answer; }
  changed(answer.said);
  await reload();
  status("Enregistré");
  return answer;
}

async function flush() {
  for (const control of [...pending]) await save(control);
}

/* Forms are drawn by the server: after a list changes, the page takes its form again. What is
   typed meanwhile, and what is typed in a form that adds, stays. */
async function reload() {
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const form = page.getElementById("formulaire");
  if (!form) return;
  if (pending.size) { await flush(); await reload(); return; }
  const focused = document.activeElement || body, inside = el("formulaire").contains(focused);
  const opened = [...document.querySelectorAll("#formulaire details[open][data-champ]")].map(d => d.dataset.champ);
  const unsaved = [...refused].map(([control, text]) => [control.id, valueOf(control), initial.get(control), text]);
  const begun = [...document.querySelectorAll(".nouveau [name]")].filter(one => one.value).map(one => [one.id, one.value]);
  const top = el("formulaire").scrollTop;
  el("formulaire").replaceWith(document.adoptNode(form));
  for (const details of document.querySelectorAll("#formulaire details[data-champ]")) {
    if (opened.includes(details.dataset.champ)) details.open = true;
  }
  for (const [id, value] of begun) {
    const control = el(id);
    if (control) { control.value = value; control.closest("details").open = true; }
  }
  remember(el("formulaire"));
  refused.clear();
  for (const [id, value, before, text] of unsaved) {
    const control = el(id);
    if (control) { control.value = value; initial.set(control, before); refused.set(control, text); }
  }
  showProblems();
  el("formulaire").scrollTop = top;
  if (inside) (sameAs(focused) || el("formulaire")).focus({preventScroll: true});
}

/* The control of the page as it now is that stands for one of the page as it was. */
function sameAs(control) {
  if (control.id) return el(control.id);
  const {geste, sur} = control.dataset;
  return geste ? document.querySelector(`[data-geste="${geste}"][data-sur="${CSS.escape(sur)}"]:enabled`) : null;
}

/* Problems and progress */

function link(address, where, words) {
  const a = made("a", words, {href: `${base}/${where}?vers=${encodeURIComponent(address)}`});
  a.addEventListener("click", event => {
    if (show(address)) event.preventDefault();
    else { event.preventDefault(); goTo(address, where); }
  });
  return a;
}

function nearest(address) {
  for (let one = address; one; one = one.slice(0, one.lastIndexOf("/"))) {
    const found = document.querySelector(`#formulaire [data-champ="${CSS.escape(one)}"]`);
    if (found) return {found, exact: one === address};
  }
  return null;
}

function show(address) {
  const near = nearest(address);
  if (!near || !(near.exact || near.found.matches(".champ"))) return false;
  body.classList.remove("regarde");
  reveal(near.found);
  return true;
}

function reveal(node) {
  for (let up = node; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
  const folded = node.querySelector(":scope > details");
  if (folded) folded.open = true;
  document.querySelectorAll(".vise").forEach(old => old.classList.remove("vise"));
  node.classList.add("vise");
  node.scrollIntoView({block: "center"});
  const control = node.querySelector("[data-adresse]") || node.querySelector("input, summary, a, button");
  if (control) control.focus({preventScroll: true});
}

function goTo(address, where) {
  location.assign(`${base}/aller?a=${encodeURIComponent(address)}`);
}

function showProblems() {
  document.querySelectorAll(".fautes").forEach(node => node.replaceChildren());
  document.querySelectorAll(".fautif").forEach(node => {
    node.classList.remove("fautif");
    node.querySelectorAll("[aria-invalid]").forEach(one => one.removeAttribute("aria-invalid"));
  });
  const counts = {};
  for (const one of problems) {
    counts[one.partie] = (counts[one.partie] || 0) + 1;
    const near = one.adresse && nearest(one.adresse);
    if (!near) continue;
    const box = near.found.querySelector(":scope > .fautes, :scope > details > .fautes, :scope > .defaut > .fautes");
    if (box) box.append(made("p", one.message + (one.conseil ? ` ${one.conseil}` : ""), {className: one.bloque ? "" : "avis"}));
    if (near.exact && one.bloque) {
      near.found.classList.add("fautif");
      const control = near.found.querySelector("[data-adresse]");
      if (control) control.setAttribute("aria-invalid", "true");
    }
  }
  for (const a of document.querySelectorAll("[data-vers]")) {
    a.querySelector(".a-corriger").textContent = counts[a.dataset.vers] || "";
  }
  listProblems();
}

function listProblems() {
  const box = el("erreurs");
  if (!box) return;
  box.replaceChildren();
  if (!problems.length) { box.append(made("p", "Rien à corriger.", {className: "aide"})); return; }
  const list = made("ol");
  for (const one of problems) {
    const item = made("li", "", {className: one.bloque ? "bloque" : ""});
    item.append(one.adresse ? link(one.adresse, one.partie, one.message) : made("span", one.message));
    if (one.conseil) item.append(made("span", ` ${one.conseil}`));
    item.append(made("span", ` [${one.code}] ${one.ou}`, {className: "code"}));
    list.append(item);
  }
  box.append(list);
}

function showProgress(said) {
  composed = said.problemes;
  problems = [...checked, ...composed];
  showProblems();
  const box = el("avancement");
  const opened = [...box.querySelectorAll("details[open]")].map(one => one.dataset.etape);
  box.replaceChildren();
  if (!said.lisible) { box.append(made("p", "Corrigez d’abord les erreurs.", {className: "aide"})); return; }
  for (const step of said.etapes) {
    const details = made("details"), number = step.manques.length, list = made("ul");
    details.dataset.etape = step.nom;
    details.open = opened.includes(step.nom);
    const summary = made("summary", `${step.titre} : `);
    summary.append(made("span", number ? `il manque ${number} information${number > 1 ? "s" : ""}` : "rien ne manque", {className: number ? "manque" : "complet"}));
    details.append(summary);
    for (const one of step.manques) {
      const item = made("li");
      item.append(link(one.adresse, one.partie, one.mots));
      list.append(item);
    }
    if (number) details.append(list);
    box.append(details);
  }
  const due = [...said.delais, said.echeance].filter(Boolean);
  if (!due.length) return;
  const list = made("ul");
  box.append(made("h3", "Échéances"), list);
  for (const one of due) list.append(made("li", `${one[0].toUpperCase()}${one.slice(1)}.`));
}

let progressTimer = 0;
function soonProgress() {
  clearTimeout(progressTimer);
  progressTimer = setTimeout(async () => {
    const answer = await asked(`${base}/avancement`);
    if (answer.good) showProgress(answer.said);
  }, 1500);
}

/* Preview */

let followed = "";
let awaited = false;  /* a page is on its way */
let outdated = false; /* and another one was wanted since */

/* One page at a time: while it comes, what is typed waits for the next one, which shows all of it.
   What is to be corrected is asked for once nothing newer is to be shown. */
async function refreshPreview() {
  if (awaited) { outdated = true; return; }
  awaited = true;
  do {
    outdated = false;
    clearTimeout(stateTimer);
    const shown = fingerprint;
    if (el("apercu")) {
      await showPreview(el("apercu"));
      el("apercu").dataset.empreinte = shown;
    }
  } while (outdated);
  awaited = false;
  soonState();
}

async function showPreview(frame) {
  const name = el("document").value, rank = el("rang").value || 0;
  const asPages = el("voir-pages").getAttribute("aria-pressed") === "true";
  const address = `${base}/${asPages ? "pages" : "apercu"}/${name}/${rank}`;
  el("ouvrir-pdf").href = `${base}/pdf/${name}/${rank}`;
  el("ouvrir-pdf").hidden = !asPages;
  if (frame.dataset.montre === address) await renew(frame, address);
  else await load(frame, address);
}

/* The page of another document, or the first one that an error no longer stops. */
async function load(frame, address) {
  const top = frame.contentWindow && frame.dataset.montre === address ? frame.contentWindow.scrollY : 0;
  await new Promise(resolve => { frame.onload = resolve; frame.src = `${address}?${Date.now()}`; });
  const page = frame.contentDocument;
  if (!page) return;
  const name = page.lastChild;
  frame.dataset.montre = name.nodeType === Node.COMMENT_NODE ? address : "";
  frame.dataset.page = name.data || "";
  el("source").textContent = "";
  typedIn.clear();
  page.addEventListener("click", clicked);
  frame.contentWindow.scrollTo(0, top);
  if (followed) follow(followed);
}

/* The same document, after a change: only the parts that differ change, the others stay as they are. */
async function renew(frame, address) {
  const answer = await asked(`${address}?depuis=${frame.dataset.page}`);
  const stopped = "L’aperçu reprendra quand les erreurs signalées seront corrigées.";
  if (answer.code === 409) el("source").textContent = stopped;
  if (!answer.good) return;
  if (el("source").textContent === stopped) el("source").textContent = "";
  if (!answer.said.parties) { await load(frame, address); return; }
  typedIn.forEach((words, place) => { place.textContent = words; });
  typedIn.clear();
  const parts = frame.contentDocument.querySelectorAll("head, body, header, nav, main, footer, section");
  for (const [rank, words] of answer.said.parties) {
    const page = new DOMParser().parseFromString(words, "text/html"), part = parts[rank];
    become(part, {HEAD: page.head, BODY: page.body}[part.tagName] || page.body.firstElementChild);
  }
  frame.dataset.page = answer.said.page;
  const control = controlOf(document.activeElement || body);
  if (control && pending.has(control)) atOnce(control);
  if (followed) mark(followed);
}

/* An element becomes another one: what both have in common is left alone. */
function become(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeName !== fresh.nodeName || old.nodeType !== Node.ELEMENT_NODE) { old.replaceWith(fresh); return; }
  for (const {name} of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const {name, value} of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  const before = [...old.childNodes], after = [...fresh.childNodes];
  const least = Math.min(before.length, after.length);
  let start = 0, end = 0;
  while (start < least && before[start].isEqualNode(after[start])) start += 1;
  while (end < least - start && before[before.length - 1 - end].isEqualNode(after[after.length - 1 - end])) end += 1;
  const gone = before.slice(start, before.length - end), come = after.slice(start, after.length - end);
  gone.forEach((one, rank) => { if (rank < come.length) become(one, come[rank]); else one.remove(); });
  const next = end ? before[before.length - end] : null;
  for (const one of come.slice(gone.length)) old.insertBefore(one, next);
}

/* Where a value prints as it stands, the page shows it as it is typed; the composed page follows,
   which may be that of a moment ago: any of the texts that the control had stands for it. */
const texts = new WeakMap();
const typedIn = new Map();  /* the composed words of the places that show what is typed */
function atOnce(control) {
  const page = el("apercu") && el("apercu").contentDocument;
  if (!page || !control.matches("input")) return;
  const plain = words => words.replace(/\s+/g, " ").replaceAll("'", "’").trim();
  if (!texts.has(control)) texts.set(control, new Set([plain(initial.get(control))]));
  const known = texts.get(control).add(plain(control.value));
  if (!control.value.trim()) return;
  for (const place of page.querySelectorAll(`[data-champ="${CSS.escape(addressOf(control))}"]`)) {
    if (!place.textContent || !known.has(plain(place.textContent))) continue;
    if (!typedIn.has(place)) typedIn.set(place, place.textContent);
    place.textContent = control.value;
  }
}

function follow(address) {
  followed = address;
  const places = mark(address);
  if (places.length) places[0].scrollIntoView({block: "center"});
}

function mark(address) {
  const page = el("apercu") && el("apercu").contentDocument;
  if (!page) return [];
  page.querySelectorAll("[data-suivi]").forEach(old => { old.style.outline = ""; old.removeAttribute("data-suivi"); });
  const exact = page.querySelectorAll(`[data-champ="${CSS.escape(address)}"]`);
  const computed = page.querySelectorAll(`[data-calcul~="${CSS.escape(address)}"]`);
  const places = exact.length ? exact : computed;
  places.forEach(one => {
    if (!one.closest(".feuille")) one.style.outline = "2px solid #b4472e";
    one.setAttribute("data-suivi", "");
  });
  return places;
}

function clicked(event) {
  const word = event.target.closest("[data-champ], [data-calcul], [data-modele]");
  if (!word) return;
  event.preventDefault();
  const said = el("source");
  said.replaceChildren();
  if (word.dataset.champ) {
    if (!show(word.dataset.champ)) goTo(word.dataset.champ);
  } else if (word.dataset.calcul) {
    said.append("Calculé à partir de : ");
    word.dataset.calcul.split(" ").slice(0, 6).forEach((address, rank) => {
      if (rank) said.append(", ");
      said.append(link(address, part, nameOf(address)));
    });
  } else {
    said.append("Texte du modèle. ");
    said.append(link("/articles", "textes", "Le remplacer pour ce territoire"));
  }
}

function nameOf(address) {
  const near = nearest(address);
  const label = near && near.exact && near.found.querySelector("label, legend, summary");
  return label ? label.firstChild.textContent.trim() : address.slice(1).split("/").join(" › ").replaceAll("_", " ");
}

async function chooseDocument() {
  const rank = el("rang");
  rank.replaceChildren();
  const answer = await asked(`${base}/noms/${el("document").value}`);
  const names = answer.good ? answer.said : [];
  names.forEach((name, n) => rank.append(made("option", name, {value: n})));
  rank.hidden = names.length < 2;
  document.querySelector("label.rang").hidden = rank.hidden;
  sessionStorage.setItem("document", el("document").value);
  el("fichiers").replaceChildren();
  refreshPreview();
}

async function construct() {
  const button = el("construire"), box = el("fichiers");
  await flush();
  button.disabled = true;
  box.textContent = "Construction en cours…";
  const answer = await asked(`${base}/construire`, {document: el("document").value});
  button.disabled = false;
  box.replaceChildren();
  if (!answer.said.bon) { box.append(made("pre", answer.said.dit || answer.said.message)); return; }
  box.append(made("p", "Fichiers construits :"), filesList(answer.said.fichiers));
}

function filesList(names) {
  const list = made("ul");
  for (const name of names) {
    const item = made("li");
    item.append(made("a", name, {href: `${base}/fichiers/${name.split("/").map(encodeURIComponent).join("/")}`, download: ""}));
    list.append(item);
  }
  return list;
}

async function compareSent(event) {
  event.preventDefault();
  await flush();
  const box = el("compare");
  box.textContent = "Comparaison en cours…";
  const answer = await sent(`${base}/comparer`, el("envoye").files[0]);
  box.replaceChildren(made("pre", answer.said.dit || answer.said.message));
  if (!answer.good || !answer.said.fichiers.length) return;
  box.append(made("p", "Documents dont les changements sont marqués :"), filesList(answer.said.fichiers));
}

/* Prose */

const FORMS = {gras: ["**", "**"], italique: ["*", "*"], liste: ["\n- ", ""], lien: ["[", "](https://)"]};
function shape(button) {
  const area = button.closest(".champ").querySelector("textarea");
  const [before, after] = FORMS[button.dataset.forme];
  const {selectionStart: start, selectionEnd: end, value} = area;
  const inside = value.slice(start, end);
  area.setRangeText(before + inside + after, start, end, "end");
  area.focus();
  area.dispatchEvent(new Event("input", {bubbles: true}));
}

/* Listening */

function listen() {
  document.addEventListener("input", event => {
    const control = controlOf(event.target);
    if (!control) return;
    pending.add(control);
    status("…");
    atOnce(control);
    clearTimeout(typing);
    typing = setTimeout(flush, 40);
  });
  document.addEventListener("focusout", event => {
    const control = controlOf(event.target);
    if (control && waiting.has(control.id)) setTimeout(left, 0, control.id);
  });
  document.addEventListener("change", event => {
    const control = controlOf(event.target);
    if (control) save(control);
  });
  document.addEventListener("focusin", event => {
    const control = controlOf(event.target);
    if (control) follow(addressOf(control));
  });
  document.addEventListener("click", event => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.forme) shape(button);
    if (button.dataset.geste) actOn(button);
  });
  document.addEventListener("submit", event => {
    const form = event.target.closest(".nouveau");
    if (!form) return;
    event.preventDefault();
    add(form);
  });
  document.addEventListener("keydown", event => {
    if (!(event.ctrlKey || event.metaKey) || event.target.matches("input, textarea")) return;
    if (event.key === "z") { event.preventDefault(); gesture("annuler", {}); }
    if (event.key === "y") { event.preventDefault(); gesture("refaire", {}); }
  });
  el("annuler").addEventListener("click", () => gesture("annuler", {}));
  el("refaire").addEventListener("click", () => gesture("refaire", {}));
  window.addEventListener("beforeunload", event => { if (pending.size) { flush(); event.preventDefault(); } });
}

function actOn(button) {
  const content = {adresse: button.dataset.sur, empreinte: button.dataset.empreinte};
  if (button.dataset.geste === "retirer") gesture("retirer", content);
  else gesture("deplacer", {...content, vers_le_bas: button.dataset.geste === "descendre"});
}

async function add(form) {
  const values = {};
  for (const control of form.elements) if (control.tagName !== "BUTTON") values[control.name] = control.value;
  const empty = [...form.elements].find(one => one.required && !one.value.trim());
  if (empty) { form.querySelector("p.fautes").textContent = "Remplissez ce champ pour ajouter."; empty.focus(); return; }
  form.reset();
  const answer = await gesture("ajouter", {adresse: form.dataset.liste, valeurs: values});
  if (answer.good && answer.said.fait) {
    const near = nearest(answer.said.fait);
    if (near && near.exact) reveal(near.found);
  } else if (!answer.good) {
    for (const control of form.elements) if (control.name in values) control.value = values[control.name];
    form.querySelector("p.fautes").textContent = answer.said.message;
  }
}

/* Tables */

let lastCell = null;

function cellsOf(row) {
  return [...row.querySelectorAll("[data-adresse]")];
}

function visibleRows() {
  return [...document.querySelectorAll(".grille tbody tr")].filter(row => !row.hidden);
}

function moveIn(cell, step) {
  const rows = visibleRows(), row = cell.closest("tr");
  const next = rows[rows.indexOf(row) + step];
  if (next) cellsOf(next)[cellsOf(row).indexOf(cell)].focus();
}

/* The value of a control for words that were pasted: those of a choice, or its key. */
function valueFor(control, words) {
  const text = words.trim();
  if (control.tagName !== "SELECT") return control.tagName === "TEXTAREA" ? text.replaceAll(/ *; */g, "\n") : text;
  const same = option => [option.value, option.textContent.trim()].some(one => one.toLowerCase() === text.toLowerCase());
  const found = [...control.options].find(same);
  return found ? found.value : null;
}

async function change(cells) {
  const changes = cells.filter(([control, text]) => text !== initial.get(control));
  if (!changes.length) return;
  await later(async () => {
    status("Enregistrement…");
    const champs = changes.map(([control, text]) => ({adresse: addressOf(control), valeur: text, avant: initial.get(control)}));
    const answer = await asked(`${base}/gestes/changer`, {champs});
    if (!answer.good) { status(answer.said.message, true); return; }
    for (const [control, text] of changes) { control.value = text; initial.set(control, text); }
    changed(answer.said);
    status("Enregistré");
  });
}

function pasted(event) {
  const cell = event.target.closest(".grille [data-adresse]");
  const text = event.clipboardData ? event.clipboardData.getData("text/plain") : "";
  if (!cell || !/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const rows = visibleRows(), start = rows.indexOf(cell.closest("tr"));
  const column = cellsOf(cell.closest("tr")).indexOf(cell);
  const lines = text.replace(/\r/g, "").replace(/\n$/, "").split("\n").map(line => line.split("\t"));
  const cells = [];
  let lost = 0, unknown = 0;
  lines.forEach((line, down) => {
    const row = rows[start + down];
    line.forEach((words, right) => {
      const control = row && cellsOf(row)[column + right];
      if (!control) { lost += 1; return; }
      const value = valueFor(control, words);
      if (value === null) unknown += 1; else cells.push([control, value]);
    });
  });
  const said = [];
  if (lost) said.push(`${lost} cellule${lost > 1 ? "s" : ""} hors du tableau : ajoutez d’abord des lignes.`);
  if (unknown) said.push(`${unknown} valeur${unknown > 1 ? "s" : ""} hors des choix de la colonne.`);
  el("source").textContent = said.join(" ");
  change(cells);
}

function copyToChecked() {
  if (!lastCell || !lastCell.isConnected) { el("source").textContent = "Cliquez d’abord dans la cellule à recopier."; return; }
  const column = cellsOf(lastCell.closest("tr")).indexOf(lastCell);
  const rows = visibleRows().filter(row => row.querySelector(".choisie input").checked);
  el("source").textContent = rows.length ? "" : "Cochez les lignes où recopier.";
  change(rows.map(row => [cellsOf(row)[column], valueOf(lastCell)]));
}

function sortBy(button) {
  const column = Number(button.dataset.trier) - 2, head = button.closest("th");
  const down = head.getAttribute("aria-sort") === "ascending";
  document.querySelectorAll("[aria-sort]").forEach(one => one.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const said = row => { const c = cellsOf(row)[column]; return c.tagName === "SELECT" ? c.selectedOptions[0].textContent : c.value; };
  const rows = [...document.querySelectorAll(".grille tbody tr")];
  rows.sort((a, b) => said(a).localeCompare(said(b), "fr", {numeric: true}) * (down ? -1 : 1));
  document.querySelector(".grille tbody").append(...rows);
}

function filter(words) {
  const wanted = words.trim().toLowerCase();
  for (const row of document.querySelectorAll(".grille tbody tr")) {
    const said = cellsOf(row).map(c => c.tagName === "SELECT" ? c.selectedOptions[0].textContent : c.value);
    row.hidden = wanted !== "" && !`${row.textContent && row.querySelector("th").textContent} ${said.join(" ")}`.toLowerCase().includes(wanted);
  }
}

async function tablePage() {
  remember(el("formulaire"));
  listen();
  document.addEventListener("focusin", event => {
    const cell = event.target.closest(".grille [data-adresse]");
    if (cell) lastCell = cell;
  });
  document.addEventListener("keydown", event => {
    const cell = event.target.closest(".grille [data-adresse]");
    if (!cell || event.altKey || event.ctrlKey) return;
    const vertical = cell.tagName === "INPUT";
    if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); moveIn(cell, 1); }
    if (event.key === "ArrowDown" && vertical) { event.preventDefault(); moveIn(cell, 1); }
    if (event.key === "ArrowUp" && vertical) { event.preventDefault(); moveIn(cell, -1); }
  });
  document.addEventListener("paste", pasted);
  document.addEventListener("input", event => {
    if (event.target.id === "filtre") filter(event.target.value);
    if (event.target.id === "toutes") {
      for (const row of visibleRows()) row.querySelector(".choisie input").checked = event.target.checked;
    }
    if (event.target.id === "liste") document.querySelector(".nouveau").dataset.liste = event.target.value;
  });
  document.addEventListener("click", event => {
    const button = event.target.closest("button");
    if (button && button.dataset.trier) sortBy(button);
    if (button && button.id === "recopier") copyToChecked();
  });
  refreshPreview();
  setInterval(beat, 4000);
}

async function beat() {
  const answer = await asked(`${base}/pouls`);
  if (!answer.good) status(answer.said.message, true);
  else if (answer.said.empreinte !== fingerprint && !pending.size && !awaited) {
    fingerprint = answer.said.empreinte;
    refreshPreview();
    if (!el("conflit").open && !controlOf(document.activeElement || body)) await reload();
  }
}

async function partPage() {
  remember(el("formulaire"));
  listen();
  const kept = sessionStorage.getItem("document");
  if (kept && [...el("document").options].some(one => one.value === kept)) el("document").value = kept;
  el("document").addEventListener("change", chooseDocument);
  el("rang").addEventListener("change", refreshPreview);
  el("construire").addEventListener("click", construct);
  el("comparer").addEventListener("submit", compareSent);
  const pages = el("voir-pages");
  pages.setAttribute("aria-pressed", sessionStorage.getItem("pages") || "false");
  pages.addEventListener("click", () => {
    pages.setAttribute("aria-pressed", String(pages.getAttribute("aria-pressed") !== "true"));
    sessionStorage.setItem("pages", pages.getAttribute("aria-pressed"));
    refreshPreview();
  });
  el("bascule").addEventListener("click", () => {
    const watching = body.classList.toggle("regarde");
    el("bascule").setAttribute("aria-pressed", String(watching));
    el("bascule").textContent = watching ? "Revenir au formulaire" : "Voir la page";
  });
  const wanted = new URLSearchParams(location.search).get("vers");
  if (wanted) show(wanted);
  chooseDocument();
  setInterval(beat, 4000);
}

document.querySelectorAll(".parties [aria-current]").forEach(one => one.scrollIntoView({block: "nearest", inline: "center"}));
if (body.dataset.page === "accueil") home();
if (body.dataset.page === "partie") partPage();
if (body.dataset.page === "tableau") tablePage();
