"use strict";
// Searches window.INDEX, which `recherche.js` holds: nothing is asked of a server.

const MOST = 30;
const form = document.querySelector(".recherche");
const field = document.getElementById("cherche");
const results = document.getElementById("resultats");
const status = results.querySelector("[role=status]");
const list = results.querySelector("ol");

const folded = (text) =>
  text.replace(/œ/gi, "oe").replace(/æ/gi, "ae").normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "").toLowerCase().match(/[a-z0-9]+/g) || [];

const begins = (words, start) => words.some((word) => word.startsWith(start));

const rows = (window.INDEX || []).map(([page, part, place, words, beginning]) => ({
  page, part, place, beginning, words: words.split(" "), titles: folded(page), own: folded(part),
}));

// What a part is worth for the words typed: 0 when one of them begins none of its words.
const weight = (row, typed) => {
  let sum = 0;
  for (const start of typed) {
    const inTitle = begins(row.titles, start);
    if (!inTitle && !begins(row.words, start)) return 0;
    sum += 1 + (inTitle ? 4 : 0) + (begins(row.own, start) ? 4 : 0) + (row.words.includes(start) ? 1 : 0);
  }
  return sum;
};

const item = (row) => {
  const entry = document.createElement("li");
  const link = document.createElement("a");
  link.href = document.documentElement.dataset.racine + row.place;
  link.textContent = row.part === row.page ? row.page : `${row.page} › ${row.part}`;
  link.addEventListener("click", () => { results.hidden = true; });
  const words = document.createElement("p");
  words.textContent = row.beginning;
  entry.append(link, words);
  return entry;
};

const search = () => {
  const typed = folded(field.value);
  results.hidden = typed.length === 0;
  if (results.hidden) return;
  const found = rows.map((row) => [weight(row, typed), row]).filter(([sum]) => sum)
    .sort(([one], [other]) => other - one);
  const plural = found.length > 1 ? "s" : "";
  const cut = found.length > MOST ? `, dont voici les ${MOST} premiers` : "";
  status.textContent = found.length ? `${found.length} résultat${plural}${cut}` : "Aucun résultat.";
  list.replaceChildren(...found.slice(0, MOST).map(([, row]) => item(row)));
};

form.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  list.querySelector("a")?.focus();
});
field.addEventListener("input", search);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !results.hidden) {
    results.hidden = true;
    field.focus();
  }
});
