/** A box with words to copy, as hand-off pages and packs have them. */
import { type Html, html } from "../text/markup.ts";

/** What a browser of common width shows in a line of a box. */
const COLUMNS = 75;
const MOST_ROWS = 30;

/** Selects a box and copies it. Without it, or where a browser says no, the box can be selected by hand. */
export const copyScript = `
for (const button of document.querySelectorAll("button[data-copies]")) {
  const says = button.textContent;
  button.hidden = false;
  button.addEventListener("click", () => {
    document.getElementById(button.dataset.copies).select();
    button.textContent = document.execCommand("copy") ? "Copied" : "Press Ctrl+C or Cmd+C";
    setTimeout(() => { button.textContent = says; }, 2500);
  });
}
`;

export interface CopyBox {
  readonly id: string;
  /** In the midst of a sentence: "the text". */
  readonly what: string;
  readonly text: string;
  readonly lang?: string;
}

/** The page needs `copyScript`. */
export function copyBox({ id, what, text, lang = "en" }: CopyBox): Html {
  const rows = text.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / COLUMNS), 1);
  // A browser drops the first line feed of a box, so it gets one to drop.
  return html`<textarea id="${id}" readonly rows="${Math.min(rows, MOST_ROWS)}" aria-label="${what[0]?.toUpperCase()}${what.slice(1)}" lang="${lang}" dir="auto">
${text}</textarea><button type="button" data-copies="${id}" hidden>Copy ${what}</button>`;
}
