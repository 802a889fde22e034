/** The page's own script: it makes the answer from what is ticked. Without it there are links, and a line to type. */
import { mostOfAddress } from "./answers.ts";

export const reviewScript = `
"use strict";
const panel = document.getElementById("made");
const words = document.getElementById("words");
const told = document.getElementById("told");
const mail = document.getElementById("mail");
const choices = [...document.querySelectorAll(".choice")];
const { mailto, end, name } = panel.dataset;
function answer() {
  const agreed = [], changed = [], wishes = [];
  for (const choice of choices) {
    const { number } = choice.dataset;
    const chosen = choice.querySelector("input:checked");
    const box = choice.querySelector("textarea");
    const wish = box.value.trim().replace(/\\s+/g, " ");
    choice.querySelector(".wish").hidden = !chosen || chosen.value !== "change";
    if (!chosen) continue;
    (chosen.value === "agree" ? agreed : changed).push(number);
    if (chosen.value === "change") wishes.push("CHANGE " + number + ": " + wish);
  }
  const decided = agreed.length + changed.length === choices.length;
  const lines = [];
  if (agreed.length > 0) {
    lines.push(!decided ? "AGREE " + agreed.join(", ")
      : changed.length === 0 ? "AGREE ALL" : "AGREE ALL BUT " + changed.join(", "));
  }
  lines.push(...wishes);
  told.textContent = agreed.length + " agreed, " + changed.length + " to change, " +
    (choices.length - agreed.length - changed.length) + " not answered.";
  const text = lines.length === 0 ? "" : [...lines, "", end, ""].join("\\n");
  words.value = text;
  const href = mailto + encodeURIComponent(text.replace(/\\n/g, "\\r\\n"));
  const fits = text !== "" && href.length <= ${mostOfAddress};
  mail.hidden = !fits;
  if (fits) mail.href = href; else mail.removeAttribute("href");
  document.getElementById("long").hidden = text === "" || fits;
  for (const button of panel.querySelectorAll("button")) button.disabled = text === "";
}
document.getElementById("copy").addEventListener("click", async () => {
  words.select();
  try { await navigator.clipboard.writeText(words.value); } catch { document.execCommand("copy"); }
  told.textContent = "Copied. Paste it into a mail.";
});
document.getElementById("save").addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([words.value], { type: "text/plain" }));
  link.download = name;
  link.click();
});
for (const choice of choices) choice.hidden = false;
panel.hidden = false;
document.addEventListener("input", (event) => { if (event.target !== words) answer(); });
answer();
`;
