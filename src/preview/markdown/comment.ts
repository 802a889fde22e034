/** `preview --markdown`: what a reviewer of a pull request reads. */
import type { Problem } from "../../diagnostics/problem.ts";
import { inline } from "../../system/markdown.ts";
import { type Card, displayName, placeName } from "../cards.ts";
import { type Changes, changesText } from "../changes.ts";
import { changeText, type LinkTo, newText, whenText } from "./delivery.ts";

/** By this a later run finds the comment of an earlier one, to write it anew. */
export const commentMark = "<!-- campaign preview -->";

/** Characters. GitHub takes 65,536 for a comment; the rest is for what closes it. */
const most = 60_000;

/** Of the table of what goes out next. */
const mostRows = 100;

const week = 7 * 24 * 3_600_000;

export interface CommentInput {
  readonly cards: readonly Card[];
  readonly problems: readonly Problem[];
  /** Absent where there is nothing to compare with: then every post is shown. */
  readonly since?: { readonly revision: string; readonly changes: Changes };
  readonly fingerprint: string;
  readonly now: Date;
  readonly linkTo: LinkTo;
}

function problemLines(problems: readonly Problem[]): readonly string[] {
  if (problems.length === 0) return [];
  const items = problems.map(
    ({ severity, message, help, place: { file, line } }) =>
      `- **${severity}** ${inline(`${file}:${line}`)}: ${inline(`${message} ${help}`)}`,
  );
  const shown = items.slice(0, mostRows);
  const more = items.length > shown.length ? `\n\nAnd ${items.length - shown.length} more.` : "";
  return [`### Problems\n\n${shown.join("\n")}${more}`];
}

function nextWeek(cards: readonly Card[], now: Date): string {
  const end = now.getTime() + week;
  const due = cards.filter(({ rendered, standing }) => {
    const at = rendered.delivery.dueAt.getTime();
    return standing.state === "planned" && at >= now.getTime() && at < end;
  });
  if (due.length === 0) return "### In the next seven days\n\nNothing goes out.";
  const rows = due.slice(0, mostRows).map((card) => {
    const { account, post } = card.rendered.delivery;
    return `| ${whenText(card)} | ${inline(placeName(account))} | ${inline(displayName(account))} | ${inline(post)} |`;
  });
  const more = due.length > rows.length ? `\n\nAnd ${due.length - rows.length} more.` : "";
  const table = `| when | network | account | post |\n| --- | --- | --- | --- |\n${rows.join("\n")}${more}`;
  const summary = `${due.length} ${due.length === 1 ? "post goes" : "posts go"} out`;
  return `### In the next seven days\n\n<details><summary>${summary}</summary>\n\n${table}\n\n</details>`;
}

/** As many as fit, in their order; then how many are left out. */
function fitting(sections: readonly string[], room: number): readonly string[] {
  const kept: string[] = [];
  let length = 0;
  for (const section of sections) {
    length += section.length + 2;
    if (length > room) {
      const left = sections.length - kept.length;
      return [...kept, `${left} more do not fit into a comment. \`campaign preview --html\` shows all of them.`];
    }
    kept.push(section);
  }
  return kept;
}

/** Ends with a line feed. */
export function commentText({ cards, problems, since, fingerprint, now, linkTo }: CommentInput): string {
  const summary =
    since === undefined
      ? `${cards.length} ${cards.length === 1 ? "post" : "posts"}.`
      : `Compared with ${inline(since.revision)}: ${changesText(since.changes)}.`;
  const posts =
    since === undefined
      ? cards.map((card) => newText("Post", card, linkTo))
      : since.changes.changes.map((change) => changeText(change, linkTo));
  const soon = nextWeek(cards, now);
  const head = `${commentMark}\n## Campaign preview\n\n${summary} Fingerprint \`${fingerprint}\`.`;
  const sections = fitting([...problemLines(problems), ...posts], most - soon.length);
  return `${[head, ...sections, soon].join("\n\n")}\n`;
}
