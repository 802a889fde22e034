/** The messages in a comment on a pull request: each once, with its accounts. */
import { block, inline } from "../../system/text/markdown.ts";
import { html } from "../../system/text/markup.ts";
import { type Card, countText, displayName, inFile, notesOf, partsOf, placeName } from "../cards.ts";
import type { Change } from "../changes.ts";
import { longDay } from "../plan/day.ts";
import { problemsOn } from "../wordings.ts";

/** The address of a file of the workspace in this revision; `undefined` where none can be given. */
export type LinkTo = (file: string) => string | undefined;

export function whenText({ rendered: { delivery } }: Card): string {
  const { local, campaign } = delivery;
  return `${longDay(local.slice(0, 10))}, ${local.slice(11)} ${inline(campaign.timezone)}`;
}

/** The account, with how long the words are as its network counts. */
function accountText(card: Card): string {
  const { account } = card.rendered.delivery;
  return `${inline(account.id)} (${inline(placeName(account))}, ${inline(displayName(account))}; ${counts(card)})`;
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

function problems(cards: readonly Card[]): readonly string[] {
  return problemsOn(cards).map(({ problem: { severity, message, help }, accounts }) => {
    const whose = accounts === "" ? "" : ` (${inline(accounts)})`;
    return `- **${severity === "error" ? "Error" : "Note"}**${whose}: ${inline(`${message} ${help}`)}`;
  });
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

/** What is said of one account; all of it but the account is the same for those that get the same. */
interface Said {
  readonly head: string;
  readonly card: Card;
  readonly paragraphs: readonly (string | readonly string[])[];
}

function headOf(word: string, card: Card): string {
  const { campaign, post } = card.rendered.delivery;
  return `#### ${word}: ${whenText(card)}, ${inline(`${campaign.id}/${post}`)}`;
}

function saidOfNew(word: string, card: Card, linkTo: LinkTo): Said {
  const out = card.file === undefined ? "" : "This is what went out. An edit of it reaches nobody.";
  const file = fileText(card).join("\n\n");
  return {
    head: headOf(word, card),
    card,
    paragraphs: [out, block(textOf(card), "text"), pictures(card, linkTo), file],
  };
}

function saidOfChange(change: Change, linkTo: LinkTo): Said {
  switch (change.kind) {
    case "new":
      return saidOfNew("New", change.card, linkTo);
    case "removed": {
      const card = { ...change.before, problems: [] };
      return { head: headOf("Taken out", card), card, paragraphs: [block(textOf(card), "text")] };
    }
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
      return { head: headOf("Changed", card), card, paragraphs: [what, words, pictures(card, linkTo), out] };
    }
  }
}

/** A message once, and of it each wording once, with the accounts that get it in a line. */
function once(said: readonly Said[]): readonly string[] {
  const messages = Map.groupBy(said, ({ head }) => head);
  return [...messages].map(([head, all]) => lines(head, ...wordingsOf(all)));
}

function wordingsOf(said: readonly Said[]): readonly string[] {
  const wordings = Map.groupBy(said, ({ paragraphs }) => lines(...paragraphs));
  return [...wordings].map(([words, all]) => {
    const cards = all.map(({ card }) => card);
    return lines(cards.map(accountText).join(" · "), words, problems(cards));
  });
}

/** A text for each message, in the order of the cards. */
export function postTexts(cards: readonly Card[], linkTo: LinkTo): readonly string[] {
  return once(cards.map((card) => saidOfNew("Post", card, linkTo)));
}

/** A text for each message of which something changed, in the order of the changes. */
export function changeTexts(changes: readonly Change[], linkTo: LinkTo): readonly string[] {
  return once(changes.map((change) => saidOfChange(change, linkTo)));
}
