/** One message as framed lines: when on the frame, in it each wording with the accounts that get it. */
import type { ChalkInstance } from "chalk";
import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import { isError } from "../../diagnostics/problem.ts";
import type { FittedImage, Part } from "../../networks/network.ts";
import { bytesText } from "../../system/text/bytes.ts";
import { printable } from "../../system/text/printable.ts";
import { phrasesIn } from "../facts.ts";
import {
  countsOf,
  displayName,
  notesOf,
  type Preview,
  partsOf,
  placeName,
  shownHandle,
  stateWords,
} from "../previews.ts";
import { problemsOn, type ShownMessage, type ShownWording } from "../wordings.ts";
import { fitLine, padTo } from "./fit-width.ts";

interface Drawing {
  readonly width: number;
  readonly chalk: ChalkInstance;
  /** Several campaigns are shown, so that a post is named with its own. */
  readonly several: boolean;
}

/** Every line is `width` columns wide. */
export function framedLines({ first, wordings }: ShownMessage, drawing: Drawing): readonly string[] {
  const { width, chalk } = drawing;
  const inner = width - 4;
  const body = wordings.flatMap((wording) => ["", ...wordingLines(wording, inner, chalk)]);
  const lines = [...body.slice(1), "", ...saidLines(first, "post", { inner, chalk })];
  const bar = chalk.dim("│");
  return [
    topEdge(first, drawing),
    ...lines.map((line) => `${bar} ${padTo(line, inner)} ${bar}`),
    chalk.dim(`╰${"─".repeat(width - 2)}╯`),
  ];
}

function topEdge({ rendered }: Preview, { width, chalk, several }: Drawing): string {
  const { local, campaign, post } = rendered.delivery;
  const title = fitLine(`${local.slice(11)} ${several ? `${campaign.id}/` : ""}${post}`, width - 6);
  const rest = "─".repeat(Math.max(0, width - 5 - stringWidth(title)));
  return `${chalk.dim("╭─")} ${chalk.cyan(title)} ${chalk.dim(`${rest}╮`)}`;
}

/** The words and pictures once, then a line for each account that gets them, and what is wrong. */
function wordingLines({ first, previews }: ShownWording, inner: number, chalk: ChalkInstance): readonly string[] {
  const parts = partsOf(first);
  return [
    ...parts.flatMap((part, index) => [
      ...(index === 0 ? [] : [""]),
      ...partLines({ part, index, of: parts.length, inner }, chalk),
    ]),
    ...saidLines(first, "account", { inner, chalk }),
    ...fileLines(first, inner, chalk),
    ...previews.flatMap((preview) => accountLines(preview, inner, chalk)),
    ...problemLines(previews, inner, chalk),
  ];
}

function accountLines(preview: Preview, inner: number, chalk: ChalkInstance): readonly string[] {
  const { account } = preview.rendered.delivery;
  const who = [displayName(account), shownHandle(account)].filter((each) => each !== "").join(" ");
  const all = countsOf(preview);
  const counts = all.map(({ text, over }) => `${text}${over ? ", too long" : ""}`);
  const about = [`${placeName(account)}: ${who}`, counts.join("; "), stateWords(preview)].filter((each) => each !== "");
  const text = `→ ${about.join(" · ")}`;
  return wrap(text, inner).map((line) => (all.some(({ over }) => over) ? chalk.red(line) : chalk.dim(line)));
}

/** Each once, with the accounts that it concerns where that is not all of them. */
function problemLines(previews: readonly Preview[], inner: number, chalk: ChalkInstance): readonly string[] {
  return problemsOn(previews).flatMap(({ problem, accounts }) => {
    const paint = isError(problem) ? chalk.red : chalk.yellow;
    const about = accounts === "" ? "" : `(${accounts}) `;
    return wrap(`${isError(problem) ? "✗" : "▲"} ${about}${problem.message} ${problem.help}`, inner).map((line) =>
      paint(line),
    );
  });
}

interface PartDrawing {
  readonly part: Part;
  readonly index: number;
  readonly of: number;
  readonly inner: number;
}

function partLines({ part, index, of, inner }: PartDrawing, chalk: ChalkInstance): readonly string[] {
  return [
    ...(of > 1 ? [chalk.dim(`Part ${index + 1} of ${of}`)] : []),
    ...(part.contentWarning === undefined ? [] : wrap(`Content warning: ${part.contentWarning}`, inner)),
    ...wrap(part.text, inner),
    ...part.images.flatMap((image) => imageLines("Picture", image, inner, chalk)),
    ...linkLines(part, inner, chalk),
  ];
}

function imageLines(kind: string, image: FittedImage, inner: number, chalk: ChalkInstance): readonly string[] {
  const { asset, width, height, bytes, alt, format } = image;
  const size = `${width} × ${height}, ${bytesText(bytes)}, ${format.toUpperCase()}`;
  const words = alt === "" ? "No alt text" : `Alt text: ${alt}`;
  return [
    ...wrap(`▣ ${kind} ${asset}, ${size}`, inner).map((line) => chalk.cyan(line)),
    ...wrap(words, inner - 2).map((line) => `  ${line}`),
  ];
}

function linkLines({ card }: Part, inner: number, chalk: ChalkInstance): readonly string[] {
  if (card === undefined) return [];
  return [
    ...wrap(`▤ Link card ${card.url}`, inner).map((line) => chalk.cyan(line)),
    ...[card.title, card.description].flatMap((text) => wrap(text, inner - 2)).map((line) => `  ${line}`),
    ...(card.image === undefined ? [] : imageLines("Its picture", card.image, inner, chalk)),
  ];
}

/** What the file says otherwise than what went out, the words whole. */
function fileLines(preview: Preview, inner: number, chalk: ChalkInstance): readonly string[] {
  return notesOf(preview).flatMap(({ head, words }) => [
    ...wrap(words === undefined ? `${head}.` : `${head}:`, inner).map((line) => chalk.yellow(line)),
    ...(words === undefined ? [] : wrap(words, inner - 2).map((line) => `  ${line}`)),
  ]);
}

function saidLines(
  { rendered }: Preview,
  per: "post" | "account",
  { inner, chalk }: { readonly inner: number; readonly chalk: ChalkInstance },
): readonly string[] {
  const phrases = phrasesIn("preview", rendered.delivery, per);
  return phrases.length === 0 ? [] : wrap(phrases.join(" · "), inner).map((line) => chalk.dim(line));
}

/** Safe lines of at most `width` columns; spaces at the start of a line stay. */
function wrap(text: string, width: number): readonly string[] {
  const safe = printable(text.replace(/\t/g, "    ").replace(/\r\n?/g, "\n"));
  return wrapAnsi(safe, width, { hard: true, trim: false })
    .split("\n")
    .map((line) => line.trimEnd());
}
