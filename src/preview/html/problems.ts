/** What `validate` says, at the card that it is about. */
import type { Problem } from "../../diagnostics/problem.ts";
import { type Html, html } from "../../system/markup.ts";

const words = { error: "Error", warning: "Warning", info: "Note" } as const;

export function problemList(problems: readonly Problem[]): Html | undefined {
  if (problems.length === 0) return undefined;
  return html`<ul class="problems">${problems.map(item)}</ul>`;
}

function item({ severity, message, help, place, code }: Problem): Html {
  return html`<li class="${severity}"><strong>${words[severity]}:</strong> ${message} ${help} <span class="soft">${place.file}, line ${place.line} (${code})</span></li>`;
}
