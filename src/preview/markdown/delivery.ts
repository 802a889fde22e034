/** The messages in a comment on a pull request: each once, with its accounts. */

import { longDay } from "../../calendar/dates.ts";
import type { Asset } from "../../campaign/model.ts";
import { sourceKey } from "../../campaign/montages/behind.ts";
import { isError } from "../../diagnostics/problem.ts";
import { canvasOf, cellsOf } from "../../images/montage/grid.ts";
import type { ImageLimits } from "../../networks/network.ts";
import { block, inline } from "../../system/text/markdown.ts";
import { html } from "../../system/text/markup.ts";
import type { Change } from "../changes.ts";
import { phrasesIn } from "../facts.ts";
import { countsOf, displayName, inFile, notesOf, type Preview, partsOf, permitWords, placeName } from "../previews.ts";
import { problemsOn } from "../wordings.ts";

/** The address of a file of the workspace in this revision; `undefined` where none can be given. */
export type LinkTo = (file: string) => string | undefined;

export function whenText({ rendered: { delivery } }: Preview): string {
  const { local, campaign } = delivery;
  return `${longDay(local.slice(0, 10))}, ${local.slice(11)} ${inline(campaign.timezone)}`;
}

/** The account, with how long the words are as its network counts. */
function accountText(preview: Preview): string {
  const { account } = preview.rendered.delivery;
  const who = `${inline(placeName(account))}, ${inline(displayName(account))}`;
  const about = [who, counts(preview), ...permitWords(preview).map(inline)].filter((each) => each !== "");
  return `${inline(account.id)} (${about.join("; ")})`;
}

const textOf = (preview: Pick<Preview, "rendered" | "message">) =>
  partsOf(preview)
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

function counts(preview: Preview): string {
  return countsOf(preview)
    .map(({ text, over }) => `${text}${over ? ", **too long**" : ""}`)
    .join("; ");
}

function pictures(preview: Preview, linkTo: LinkTo): readonly string[] {
  const { parts, profile } = preview.rendered;
  return parts.flatMap(({ images }) =>
    images.map(({ asset, alt }) => {
      const shown = asset.montage === undefined ? thumbnail(asset, linkTo) : montageOf(asset, linkTo, profile.images);
      return `- ${shown === "" ? "" : `${shown} `}${inline(madeOf(asset))}: ${altText(alt)}`;
    }),
  );
}

/** Pixels: of a picture alone, and of a whole montage. */
const widths = { alone: 160, montage: 320 } as const;

/** What is drawn from words has no address. */
function thumbnail(asset: Asset, linkTo: LinkTo, width: number = widths.alone): string {
  const link = sourceKey(asset) === "file" ? linkTo(asset.file) : undefined;
  return link === undefined ? "" : html`<img src="${link}" width="${width}" alt="">`.html;
}

/** Nothing that is drawn has an address: its pictures, each as wide and in the row in which it will stand. */
function montageOf({ montage }: Asset, linkTo: LinkTo, limits: ImageLimits): string {
  const { of = [], columns } = montage ?? {};
  const canvas = canvasOf(limits);
  const placed = cellsOf(of.length, canvas, columns).flatMap((cell, index) => {
    const width = Math.max(1, Math.floor((cell.width / canvas.width) * widths.montage));
    const picture = of[index] === undefined ? "" : thumbnail(of[index], linkTo, width);
    return picture === "" ? [] : [{ y: cell.y, picture }];
  });
  const rows = [...Map.groupBy(placed, ({ y }) => y).values()];
  return rows.map((row) => row.map(({ picture }) => picture).join(" ")).join("<br>");
}

/** Its id, and what nobody sees of it in its alt text. */
function madeOf({ id, poster, montage, altPath }: Asset): string {
  if (montage !== undefined) return `${id}, one picture of ${montage.of.map(madeOf).join(", ")}`;
  if (poster === undefined || altPath !== undefined) return id;
  return `${id}, which reads "${poster.source === undefined ? poster.words : `${poster.words} (${poster.source})`}"`;
}

/** What stands below the words: pictures, then the link card. */
function attached(preview: Preview, linkTo: LinkTo): readonly string[] {
  return [...pictures(preview, linkTo), ...linkCard(preview)];
}

function problems(previews: readonly Preview[]): readonly string[] {
  return problemsOn(previews).map(({ problem, accounts }) => {
    const whose = accounts === "" ? "" : ` (${inline(accounts)})`;
    return `- **${isError(problem) ? "Error" : "Note"}**${whose}: ${inline(`${problem.message} ${problem.help}`)}`;
  });
}

function lines(...paragraphs: readonly (string | readonly string[])[]): string {
  return paragraphs
    .map((each) => (typeof each === "string" ? each : each.join("\n")))
    .filter((each) => each !== "")
    .join("\n\n");
}

/** What is said of it beside its words, in a line. */
function saidText({ rendered }: Preview): string {
  return phrasesIn("comment", rendered.delivery).map(inline).join(" · ");
}

const altText = (alt: string) => (alt === "" ? "**no alt text**" : inline(alt));

function linkCard({ rendered: { card } }: Preview): readonly string[] {
  if (card === undefined) return [];
  const image = card.image === undefined ? "" : `, ${inline(card.image.asset.id)}: ${altText(card.image.alt)}`;
  return [`- Link card ${inline(card.url)}: ${inline(`${card.title}. ${card.description}`)}${image}`];
}

/** What the file says otherwise than what went out, each quoted whole. */
function fileText(preview: Preview): readonly string[] {
  return notesOf(preview).map(({ head, words }) =>
    words === undefined ? `${inline(head)}.` : `${inline(head)}:\n\n${block(words, "text")}`,
  );
}

/** What is said of one account; all of it but the account is the same for those that get the same. */
interface Said {
  readonly head: string;
  readonly preview: Preview;
  readonly paragraphs: readonly (string | readonly string[])[];
}

function headOf(word: string, preview: Preview): string {
  const { campaign, post } = preview.rendered.delivery;
  return `#### ${word}: ${whenText(preview)}, ${inline(`${campaign.id}/${post}`)}`;
}

function saidOfNew(word: string, preview: Preview, linkTo: LinkTo): Said {
  const out = preview.file === undefined ? "" : "This is what went out. An edit of it reaches nobody.";
  const file = fileText(preview).join("\n\n");
  return {
    head: headOf(word, preview),
    preview,
    paragraphs: [out, saidText(preview), block(textOf(preview), "text"), attached(preview, linkTo), file],
  };
}

function saidOfChange(change: Change, linkTo: LinkTo): Said {
  switch (change.kind) {
    case "new":
      return saidOfNew("New", change.preview, linkTo);
    case "removed": {
      const preview = { ...change.before, problems: [] };
      return { head: headOf("Taken out", preview), preview, paragraphs: [block(textOf(preview), "text")] };
    }
    case "changed": {
      const { preview: shown, before, aspects, settings, languages } = change;
      const preview = { ...shown, ...inFile(shown) };
      const out =
        shown.file === undefined
          ? ""
          : `It has gone out already, so this reaches nobody. What went out:\n\n${block(textOf(shown), "text")}`;
      const moved = aspects.includes("time") ? `Before: ${whenText(before)}.` : "";
      const words = aspects.includes("text")
        ? block(difference(textOf(before), textOf(preview)), "diff")
        : block(textOf(preview), "text");
      const more: Readonly<Partial<Record<string, readonly string[]>>> = { settings, text: languages };
      const named = aspects.map((each) =>
        [each, ...(more[each]?.length ? [`(${more[each].join(", ")})`] : [])].join(" "),
      );
      const what = `What differs: ${named.join(", ")}. ${moved}`.trim();
      return {
        head: headOf("Changed", preview),
        preview,
        paragraphs: [what, saidText(preview), words, attached(preview, linkTo), out],
      };
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
    const previews = all.map(({ preview }) => preview);
    return lines(previews.map(accountText).join(" · "), words, problems(previews));
  });
}

/** A text for each message, in the order of the previews. */
export function postTexts(previews: readonly Preview[], linkTo: LinkTo): readonly string[] {
  return once(previews.map((preview) => saidOfNew("Post", preview, linkTo)));
}

/** A text for each message of which something changed, in the order of the changes. */
export function changeTexts(changes: readonly Change[], linkTo: LinkTo): readonly string[] {
  return once(changes.map((change) => saidOfChange(change, linkTo)));
}
