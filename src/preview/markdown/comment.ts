/** `preview --markdown`: what a reviewer of a pull request reads. */
import type { Problem } from "../../diagnostics/problem.ts";
import { inline } from "../../system/text/markdown.ts";
import { type Changes, changesText } from "../changes.ts";
import { embargoText } from "../embargo.ts";
import { blockedText, type Preview } from "../previews.ts";
import { messagesIn, posts } from "../wordings.ts";
import { changeTexts, type LinkTo, postTexts, whenText } from "./delivery.ts";
import { commentMark } from "./mark.ts";

/**
 * Characters. GitHub takes 65,536 for a comment. Problems and the table of what goes out next have a room of their own,
 * so that neither keeps out what differs.
 */
const room = { problems: 12_000, week: 12_000, posts: 36_000 } as const;

const week = 7 * 24 * 3_600_000;

export interface CommentInput {
  readonly previews: readonly Preview[];
  readonly problems: readonly Problem[];
  /** Absent where there is nothing to compare with: then every post is shown. */
  readonly since?: { readonly revision: string; readonly changes: Changes; readonly loosened: readonly string[] };
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

function nextWeek(previews: readonly Preview[], now: Date): string {
  const end = now.getTime() + week;
  const due = previews.filter(({ rendered, standing }) => {
    const at = rendered.delivery.dueAt.getTime();
    return rendered.delivery.aside !== true && standing.state === "planned" && at >= now.getTime() && at < end;
  });
  if (due.length === 0) return "### In the next seven days\n\nNothing goes out.";
  const rows = messagesIn(due).map(({ first, wordings }) => {
    const { campaign, post } = first.rendered.delivery;
    const accounts = wordings.flatMap(({ previews: all }) => all.map(({ rendered }) => rendered.delivery.account.id));
    return `| ${whenText(first)} | ${inline(`${campaign.id}/${post}`)} | ${inline(accounts.join(", "))} |`;
  });
  const table = `| when | post | accounts |\n| --- | --- | --- |\n${fitting(rows, room.week, "\n")}`;
  const summary = `${posts(rows.length)} ${rows.length === 1 ? "goes" : "go"} out`;
  return `### In the next seven days\n\n<details><summary>${summary}</summary>\n\n${table}\n\n</details>`;
}

/** Before anything else: what guarded these posts and does so no more. */
function looser(loosened: readonly string[]): string {
  if (loosened.length === 0) return "";
  const items = loosened.map((sentence) => `- ${inline(sentence)}`);
  return `### Loosened by this change\n\n${fitting(items, room.problems, "\n")}\n\n`;
}

function embargoesOf(previews: readonly Preview[]): string {
  const campaigns = Map.groupBy(previews, ({ rendered }) => rendered.delivery.campaign.id);
  return [...campaigns]
    .flatMap(([id, [first]]) => {
      const until = first && embargoText(first.rendered.delivery);
      return until === undefined ? [] : [`**${inline(`${id}: ${until}`)}**\n\n`];
    })
    .join("");
}

/** Ends with a line feed. */
export function commentText({ previews, problems, since, fingerprint, now, stops, linkTo }: CommentInput): string {
  const planned = previews.filter(({ rendered }) => rendered.delivery.aside !== true);
  const summary =
    since === undefined
      ? `${posts(messagesIn(planned).length)}, each to all of its accounts: ${planned.length} ${planned.length === 1 ? "delivery" : "deliveries"}.`
      : `Deliveries compared with ${inline(since.revision)}: ${changesText(since.changes)}.`;
  const shown = since === undefined ? postTexts(previews, linkTo) : changeTexts(since.changes.changes, linkTo);
  const stopped = stops.map((stop) => `**${inline(stop)}**\n\n`).join("");
  const kept = blockedText(planned);
  const blocked = kept === "" ? "" : ` As it is now: ${kept}.`;
  const head = `${commentMark}\n## Campaign preview\n\n${looser(since?.loosened ?? [])}${stopped}${embargoesOf(previews)}${summary}${blocked} Fingerprint \`${fingerprint}\`.`;
  const sections = [head, ...problemLines(problems), fitting(shown, room.posts, "\n\n"), nextWeek(previews, now)];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}
