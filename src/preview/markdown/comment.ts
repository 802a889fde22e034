/** `preview --markdown`: what a reviewer of a pull request reads. */
import type { Problem } from "../../diagnostics/problem.ts";
import { inline } from "../../system/markdown.ts";
import { type Card, displayName, placeName } from "../cards.ts";
import { type Changes, changesText } from "../changes.ts";
import { changeText, type LinkTo, newText, whenText } from "./delivery.ts";
import { commentMark } from "./mark.ts";

/**
 * Characters. GitHub takes 65,536 for a comment. Problems and the table of what goes out next have a room of their own,
 * so that neither keeps out what differs.
 */
const room = { problems: 12_000, week: 12_000, posts: 36_000 } as const;

const week = 7 * 24 * 3_600_000;

export interface CommentInput {
  readonly cards: readonly Card[];
  readonly problems: readonly Problem[];
  /** Absent where there is nothing to compare with: then every post is shown. */
  readonly since?: { readonly revision: string; readonly changes: Changes };
  readonly fingerprint: string;
  readonly now: Date;
  /** What stops publishing now, a sentence each. */
  readonly stops: readonly string[];
  readonly linkTo: LinkTo;
}

/** As many as fit, in their order; then how many are left out. */
function fitting(items: readonly string[], characters: number, between: string): string {
  let length = 0;
  const over = items.findIndex((item) => {
    length += item.length + between.length;
    return length > characters;
  });
  if (over === -1) return items.join(between);
  const more = `${items.length - over} more do not fit into a comment. \`campaign preview --html\` shows all of them.`;
  return [items.slice(0, over).join(between), more].filter((text) => text !== "").join("\n\n");
}

function problemLines(problems: readonly Problem[]): readonly string[] {
  if (problems.length === 0) return [];
  const items = problems.map(
    ({ severity, message, help, place: { file, line } }) =>
      `- **${severity}** ${inline(`${file}:${line}`)}: ${inline(`${message} ${help}`)}`,
  );
  return [`### Problems\n\n${fitting(items, room.problems, "\n")}`];
}

function nextWeek(cards: readonly Card[], now: Date): string {
  const end = now.getTime() + week;
  const due = cards.filter(({ rendered, standing }) => {
    const at = rendered.delivery.dueAt.getTime();
    return standing.state === "planned" && at >= now.getTime() && at < end;
  });
  if (due.length === 0) return "### In the next seven days\n\nNothing goes out.";
  const rows = due.map((card) => {
    const { account, post } = card.rendered.delivery;
    return `| ${whenText(card)} | ${inline(placeName(account))} | ${inline(displayName(account))} | ${inline(post)} |`;
  });
  const table = `| when | network | account | post |\n| --- | --- | --- | --- |\n${fitting(rows, room.week, "\n")}`;
  const summary = `${due.length} ${due.length === 1 ? "post goes" : "posts go"} out`;
  return `### In the next seven days\n\n<details><summary>${summary}</summary>\n\n${table}\n\n</details>`;
}

/** Ends with a line feed. */
export function commentText({ cards, problems, since, fingerprint, now, stops, linkTo }: CommentInput): string {
  const summary =
    since === undefined
      ? `${cards.length} ${cards.length === 1 ? "post" : "posts"}.`
      : `Compared with ${inline(since.revision)}: ${changesText(since.changes)}.`;
  const posts =
    since === undefined
      ? cards.map((card) => newText("Post", card, linkTo))
      : since.changes.changes.map((change) => changeText(change, linkTo));
  const stopped = stops.map((stop) => `**${inline(stop)}**\n\n`).join("");
  const head = `${commentMark}\n## Campaign preview\n\n${stopped}${summary} Fingerprint \`${fingerprint}\`.`;
  const sections = [head, ...problemLines(problems), fitting(posts, room.posts, "\n\n"), nextWeek(cards, now)];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}
