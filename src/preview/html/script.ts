/** The page's own script: it filters the deliveries, and brings a deep link to its delivery. Without it all are shown. */
export const script = `
"use strict";
const form = document.getElementById("filters");
const tally = document.getElementById("tally");
const partial = document.getElementById("partial");
const cards = [...document.querySelectorAll(".delivery")].map((element) => ({
  element,
  values: {
    account: [element.dataset.account],
    network: [element.dataset.network],
    day: [element.dataset.day],
    audience: JSON.parse(element.dataset.audience),
    state: [element.dataset.state],
  },
}));
const sections = [...document.querySelectorAll("section.day")];
const holders = [...document.querySelectorAll(".wording"), ...document.querySelectorAll(".message")];
const tallies = new Map([...document.querySelectorAll("[data-tally]")].map((each) => [each.dataset.tally, each]));
function apply() {
  const wanted = [...new FormData(form)].filter(([, value]) => value !== "");
  const messages = new Set();
  let shown = 0;
  for (const { element, values } of cards) {
    const fits = wanted.every(([name, value]) => values[name].includes(value.slice(1)));
    if (element.hidden === fits) element.hidden = !fits;
    if (!fits) continue;
    shown += 1;
    messages.add(element.closest(".message"));
  }
  for (const holder of holders) holder.hidden = !holder.querySelector(".delivery:not([hidden])");
  for (const section of sections) {
    const count = section.querySelectorAll(".message:not([hidden])").length;
    section.hidden = count === 0;
    const cell = tallies.get(section.id);
    if (cell) cell.textContent = String(count);
  }
  const all = document.querySelectorAll(".message").length;
  tally.textContent = "Showing " + messages.size + " of " + all + (all === 1 ? " post" : " posts") +
    " (" + shown + " of " + cards.length + (cards.length === 1 ? " delivery)." : " deliveries).");
  partial.hidden = shown === cards.length;
}
function follow() {
  let id = location.hash.slice(1);
  try { id = decodeURIComponent(id); } catch {}
  const target = id === "" ? null : document.getElementById(id);
  if (!target) return;
  if (target.closest("[hidden]")) { form.reset(); apply(); }
  target.scrollIntoView();
  target.focus({ preventScroll: true });
}
form.hidden = false;
form.addEventListener("change", apply);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(apply));
addEventListener("hashchange", follow);
apply();
follow();
`;
