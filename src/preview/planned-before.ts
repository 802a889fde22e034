/** What was planned before a day, as text and as a page to print. It loads nothing and runs nothing. */
import { longDay } from "../calendar/dates.ts";
import { minuteText, whenText } from "../calendar/local-time.ts";
import { headHtml } from "../system/page/head.ts";
import { type Html, html } from "../system/text/markup.ts";
import { printable } from "../system/text/printable.ts";

export const generator = "campaign log --planned-before";

interface Worded {
  /** UTC, `...Z`. */
  readonly at: string;
  readonly digest: string;
  readonly words: readonly string[];
}

export interface PlannedShown {
  /** YYYY-MM-DD */
  readonly before: string;
  readonly planned: readonly {
    readonly delivery: string;
    readonly firstSeen: string;
    readonly asPlanned: Worded | null;
    readonly changedAfter: readonly Worded[];
    readonly state: string | null;
  }[];
  /** By campaign: the author's date of the first commit of its file, as git has it. */
  readonly authored: ReadonlyMap<string, string>;
  readonly ledger: string;
}

const disclaimer =
  "This is a record of what this publisher had read, by its own clock. It is not legal advice. Dates of git are their author's own claim.";

function titleOf({ before }: PlannedShown): string {
  return `Planned before ${longDay(before)}`;
}

function authoredText(id: string, authored: PlannedShown["authored"]): string {
  const date = authored.get(id);
  return date === undefined
    ? ""
    : `${id}: git says that its file was first committed at ${date} (the author's own claim).`;
}

function changeText({ changedAfter }: PlannedShown["planned"][number]): string {
  if (changedAfter.length === 0) return "Not changed since.";
  return `Changed ${changedAfter.length === 1 ? "once" : `${changedAfter.length} times`} since, last at ${minuteText(new Date(changedAfter.at(-1)?.at ?? 0))}.`;
}

const unknownWords = "(An older version of the program saw it, which kept no words.)";

export function plannedBeforeText(shown: PlannedShown): string {
  const { planned, authored } = shown;
  const blocks = planned.map((each) => [
    `${minuteText(new Date(each.firstSeen))}  ${each.delivery}  ${each.state ?? ""}`,
    ...(each.asPlanned?.words ?? [unknownWords]).flatMap((words) => words.split("\n").map((line) => `    ${line}`)),
    `  ${changeText(each)}`,
    ...each.changedAfter.flatMap(({ at, words }) => [
      `  ${minuteText(new Date(at))}`,
      ...words.flatMap((text) => text.split("\n").map((line) => `    ${line}`)),
    ]),
  ]);
  const claims = [...authored.keys()].map((id) => authoredText(id, authored));
  const lines = [
    `${titleOf(shown)}: ${planned.length} deliveries, ledger ${shown.ledger}.`,
    disclaimer,
    ...claims,
    ...blocks.flatMap((block) => ["", ...block]),
  ];
  return `${lines.map(printable).join("\n")}\n`;
}

const style =
  "body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}article{border-top:1px solid #767676;break-inside:avoid}pre{white-space:pre-wrap;font:inherit;border-inline-start:3px solid #767676;padding-inline-start:.75rem}";

function wordsHtml(words: readonly string[]): readonly Html[] {
  return words.map((text) => html`<pre dir="auto">${text}</pre>`);
}

export function plannedBeforePage(shown: PlannedShown): string {
  const { planned, authored, ledger } = shown;
  const articles = planned.map(
    (each) => html`<article><h2>${each.delivery}</h2>
<p>First seen at ${whenText(new Date(each.firstSeen))}. State now: ${each.state ?? "not known"}.</p>
${each.asPlanned === null ? html`<p>${unknownWords}</p>` : wordsHtml(each.asPlanned.words)}
<p>${changeText(each)}</p>
${each.changedAfter.map(({ at, words }) => html`<p>${whenText(new Date(at))}:</p>${wordsHtml(words)}`)}</article>
`,
  );
  const claims = [...authored.keys()].map((id) => html`<p>${authoredText(id, authored)}</p>`);
  return html`${headHtml({ title: titleOf(shown), generator, pictures: "none", styles: [style] })}<body><h1>${titleOf(shown)}</h1>
<p>${planned.length} deliveries, ledger ${ledger}. ${disclaimer}</p>
${claims}
${articles}</body></html>
`.html;
}
