/** One delivery in a comment on a pull request. */
import { block, inline } from "../../system/markdown.ts";
import { html } from "../../system/markup.ts";
import { type Card, countText, displayName, inFile, notesOf, partsOf, placeName } from "../cards.ts";
import type { Change } from "../changes.ts";
import { longDay } from "../plan-day.ts";

/** The address of a file of the workspace in this revision; `undefined` where none can be given. */
export type LinkTo = (file: string) => string | undefined;

export function whenText({ rendered: { delivery } }: Card): string {
  const { local, campaign } = delivery;
  return `${longDay(local.slice(0, 10))}, ${local.slice(11)} ${inline(campaign.timezone)}`;
}

function heading(word: string, card: Card): string {
  const { account, id } = card.rendered.delivery;
  return `#### ${word}: ${whenText(card)}, ${inline(placeName(account))}, ${inline(displayName(account))}\n\n${inline(id)}`;
}

const textOf = (card: Pick<Card, "rendered" | "message">) =>
  partsOf(card)
    .map(({ text, contentWarning }) => (contentWarning === undefined ? text : `[${contentWarning}]\n${text}`))
    .join("\n\n");

/** The lines between the first and the last that differ, with what stood there before. */
function difference(before: string, now: string): string {
  const [old, fresh] = [before.split("\n"), now.split("\n")];
  const most = Math.min(old.length, fresh.length);
  let start = 0;
  while (start < most && old[start] === fresh[start]) start += 1;
  let end = 0;
  while (end < most - start && old.at(-1 - end) === fresh.at(-1 - end)) end += 1;
  const mark = (sign: string, lines: readonly string[]) => lines.map((line) => `${sign} ${line}`);
  return [
    ...mark(" ", fresh.slice(0, start)),
    ...mark("-", old.slice(start, old.length - end)),
    ...mark("+", fresh.slice(start, fresh.length - end)),
    ...mark(" ", fresh.slice(fresh.length - end)),
  ].join("\n");
}

function counts({ rendered }: Card): string {
  return rendered.parts
    .map(
      ({ measure: { used, limit, unit } }) => `${countText(used, limit, unit)}${used > limit ? ", **too long**" : ""}`,
    )
    .join("; ");
}

function pictures(card: Card, linkTo: LinkTo): readonly string[] {
  return card.rendered.parts.flatMap(({ images }) =>
    images.map(({ asset, alt }) => {
      const link = linkTo(asset.file);
      const thumbnail = link === undefined ? "" : `${html`<img src="${link}" width="160" alt="">`.html} `;
      return `- ${thumbnail}${inline(asset.id)}: ${alt === "" ? "**no alt text**" : inline(alt)}`;
    }),
  );
}

function problems({ problems: found }: Card): readonly string[] {
  return found.map(
    ({ severity, message, help }) =>
      `- **${severity === "error" ? "Error" : "Note"}**: ${inline(`${message} ${help}`)}`,
  );
}

function lines(...paragraphs: readonly (string | readonly string[])[]): string {
  return paragraphs
    .map((each) => (typeof each === "string" ? each : each.join("\n")))
    .filter((each) => each !== "")
    .join("\n\n");
}

/** What the file says otherwise than what went out, each quoted whole. */
function fileText(card: Card): readonly string[] {
  return notesOf(card).map(({ head, words }) =>
    words === undefined ? `${inline(head)}.` : `${inline(head)}:\n\n${block(words, "text")}`,
  );
}

export function newText(word: string, card: Card, linkTo: LinkTo): string {
  const out = card.file === undefined ? "" : "This is what went out. An edit of it reaches nobody.";
  const file = fileText(card).join("\n\n");
  const words = block(textOf(card), "text");
  return lines(heading(word, card), out, words, counts(card), pictures(card, linkTo), file, problems(card));
}

export function changeText(change: Change, linkTo: LinkTo): string {
  switch (change.kind) {
    case "new":
      return newText("New", change.card, linkTo);
    case "removed":
      return lines(heading("Taken out", change.before), block(textOf(change.before), "text"));
    case "changed": {
      const { card: shown, before, aspects } = change;
      const card = { ...shown, ...inFile(shown) };
      const out =
        shown.file === undefined
          ? ""
          : `It has gone out already, so this reaches nobody. What went out:\n\n${block(textOf(shown), "text")}`;
      const moved = aspects.includes("time") ? `Before: ${whenText(before)}.` : "";
      const words = aspects.includes("text")
        ? block(difference(textOf(before), textOf(card)), "diff")
        : block(textOf(card), "text");
      const what = `What differs: ${aspects.join(", ")}. ${moved}`.trim();
      return lines(heading("Changed", card), what, words, counts(card), pictures(card, linkTo), out, problems(card));
    }
  }
}
