/** What `validate` says, at the delivery that it is about. */
import type { Problem } from "../../diagnostics/problem.ts";
import { type Html, html } from "../../system/text/markup.ts";

const words = { error: "Error", warning: "Warning", info: "Note" } as const;

/** `about` names those that it concerns, where it does not go without saying. */
export function problemList(problems: readonly Problem[], about = ""): Html | undefined {
  if (problems.length === 0) return undefined;
  return html`<ul class="problems">${problems.map((problem) => item(problem, about))}</ul>`;
}

function item({ severity, message, help, place, code }: Problem, about: string): Html {
  return html`<li class="${severity}"><strong>${words[severity]}${about === "" ? "" : ` (${about})`}:</strong> ${message} ${help} <span class="soft">${place.file}, line ${place.line} (${code})</span></li>`;
}
