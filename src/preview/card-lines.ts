/** One delivery as the lines of a card: who and when on the frame, the words in it, what a reader needs to know below. */
import type { ChalkInstance } from "chalk";
import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import type { FittedImage, Part } from "../networks/network.ts";
import { printable } from "../system/printable.ts";
import {
  bytesText,
  type Card,
  countText,
  displayName,
  notesOf,
  partsOf,
  placeName,
  shownHandle,
  stateWords,
} from "./cards.ts";
import { fitLine, padTo } from "./fit-width.ts";

/** Every line is `width` columns wide. */
export function cardLines(card: Card, width: number, chalk: ChalkInstance): readonly string[] {
  const inner = width - 4;
  const parts = partsOf(card);
  const body = parts.flatMap((part, index) => [
    ...(index === 0 ? [] : [""]),
    ...partLines({ part, index, of: parts.length, card, inner }, chalk),
  ]);
  const lines = [
    whoLine(card, inner, chalk),
    "",
    ...body,
    "",
    ...fileLines(card, inner, chalk),
    ...closing(card, inner, chalk),
  ];
  const bar = chalk.dim("│");
  return [
    topEdge(card, width, chalk),
    ...lines.map((line) => `${bar} ${padTo(line, inner)} ${bar}`),
    chalk.dim(`╰${"─".repeat(width - 2)}╯`),
  ];
}

function topEdge({ rendered }: Card, width: number, chalk: ChalkInstance): string {
  const { local, account, post } = rendered.delivery;
  const title = fitLine(`${local.slice(11)} ${placeName(account)} · ${post}`, width - 6);
  const rest = "─".repeat(Math.max(0, width - 5 - stringWidth(title)));
  return `${chalk.dim("╭─")} ${chalk.cyan(title)} ${chalk.dim(`${rest}╮`)}`;
}

function whoLine({ rendered }: Card, inner: number, chalk: ChalkInstance): string {
  const { account } = rendered.delivery;
  const handle = shownHandle(account);
  const name = fitLine(displayName(account), inner);
  const left = inner - stringWidth(name) - 1;
  return chalk.bold(name) + (handle === "" || left < 4 ? "" : ` ${chalk.dim(fitLine(handle, left))}`);
}

interface PartDrawing {
  readonly part: Part;
  readonly index: number;
  readonly of: number;
  readonly card: Card;
  readonly inner: number;
}

function partLines({ part, index, of, card, inner }: PartDrawing, chalk: ChalkInstance): readonly string[] {
  const measure = card.rendered.parts[index]?.measure;
  const over = measure !== undefined && measure.used > measure.limit;
  const count = measure === undefined ? "" : countText(measure.used, measure.limit, measure.unit);
  const number = of > 1 ? `Part ${index + 1} of ${of}: ` : "";
  return [
    ...(part.contentWarning === undefined ? [] : wrap(`Content warning: ${part.contentWarning}`, inner)),
    ...wrap(part.text, inner),
    ...part.images.flatMap((image) => imageLines("Picture", image, inner, chalk)),
    ...linkLines(part, inner, chalk),
    ...wrap(`${number}${count}${over ? ", too long" : ""}`, inner).map((line) =>
      over ? chalk.red(line) : chalk.dim(line),
    ),
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
function fileLines(card: Card, inner: number, chalk: ChalkInstance): readonly string[] {
  return notesOf(card).flatMap(({ head, words }) => [
    ...wrap(words === undefined ? `${head}.` : `${head}:`, inner).map((line) => chalk.yellow(line)),
    ...(words === undefined ? [] : wrap(words, inner - 2).map((line) => `  ${line}`)),
  ]);
}

function closing(card: Card, inner: number, chalk: ChalkInstance): readonly string[] {
  const { audience, theme, visibility, labels, lang } = card.rendered.delivery;
  const facts = [
    stateWords(card),
    audience.length === 0 ? "" : `for ${audience.join(", ")}`,
    theme ?? "",
    lang === "en" ? "" : `language ${lang}`,
    visibility ?? "",
    labels === undefined ? "" : `labels ${labels.join(", ")}`,
  ].filter((fact) => fact !== "");
  return [
    ...wrap(facts.join(" · "), inner).map((line) => chalk.dim(line)),
    ...card.problems.flatMap(({ severity, message, help }) => {
      const paint = severity === "error" ? chalk.red : chalk.yellow;
      return wrap(`${severity === "error" ? "✗" : "▲"} ${message} ${help}`, inner).map((line) => paint(line));
    }),
  ];
}

/** Safe lines of at most `width` columns; spaces at the start of a line stay. */
function wrap(text: string, width: number): readonly string[] {
  const safe = printable(text.replace(/\t/g, "    ").replace(/\r\n?/g, "\n"));
  return wrapAnsi(safe, width, { hard: true, trim: false })
    .split("\n")
    .map((line) => line.trimEnd());
}
