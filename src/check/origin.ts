/** Which line of which file printed a stretch of a rendered text: the template itself, a variable, or a hashtag. */
import type { Workspace } from "../campaign/model.ts";
import type { Place } from "../diagnostics/problem.ts";
import type { Path, Source, Span } from "../diagnostics/source.ts";
import type { Delivery } from "../plan/delivery.ts";
import { type Piece, pieces } from "../render/template.ts";
import { builtInsOf, valuesOf } from "../render/values.ts";

export interface Template {
  readonly delivery: Delivery;
  /** As written. */
  readonly template: string;
  /** As printed. */
  readonly text: string;
  /** Where the template stands. */
  readonly path: Path;
}

/** Which of several equal stretches of `text` begins at `start`, from 0. */
function countBefore(text: string, words: string, start: number): number {
  let count = 0;
  for (let at = text.indexOf(words); at !== -1 && at < start; at = text.indexOf(words, at + 1)) count += 1;
  return count;
}

function nthIndex(text: string, words: string, nth: number): number {
  let at = text.indexOf(words);
  for (let left = nth; left > 0 && at !== -1; left -= 1) at = text.indexOf(words, at + 1);
  return at;
}

/**
 * The stretch of the template that printed a stretch of the text: the same words, counted from the start where they
 * stand several times. Absent when a variable printed them.
 */
export function templateSpan(template: string, text: string, span: Span): Span | undefined {
  const words = text.slice(span.start, span.end);
  if (words === "") return undefined;
  const nth = nthIndex(template, words, countBefore(text, words, span.start));
  const start = nth === -1 ? template.indexOf(words) : nth;
  return start === -1 ? undefined : { start, end: start + words.length };
}

const wholeOf = (all: readonly Piece[]) => all.map(({ text }) => text).join("");

/** The one piece that printed all of the stretch; absent where several did, or where NFC has moved the letters. */
function pieceAt(all: readonly Piece[], { text }: Template, span: Span): Piece | undefined {
  return wholeOf(all).startsWith(text)
    ? all.find(({ start, end }) => start <= span.start && end >= span.end)
    : undefined;
}

interface Value {
  readonly source: Source;
  readonly path: Path;
  readonly span: Span;
}

function hashtagAt(delivery: Delivery, span: Span): Value | undefined {
  const { hashtags, source } = delivery.campaign;
  const builtIns = builtInsOf(delivery);
  let from = 0;
  for (const [index, hashtag] of hashtags.entries()) {
    const text = wholeOf(pieces(hashtag, builtIns));
    if (span.start >= from && span.end <= from + text.length) {
      return { source, path: ["hashtags", index], span: { start: 0, end: hashtag.length } };
    }
    from += text.length + 1;
  }
  return undefined;
}

/** Where a file gives `name` its value; absent for built-ins, which no file writes, but the campaign's hashtags. */
function valueFor(name: string, span: Span, delivery: Delivery, workspace: Workspace): Value | undefined {
  const { account, campaign } = delivery;
  if (name === "hashtags") return hashtagAt(delivery, span);
  if (builtInsOf(delivery).has(name)) return undefined;
  if (Object.hasOwn(account.variables, name)) {
    const partner = workspace.partners?.get(account.partner ?? "");
    const isPartners = partner !== undefined && Object.hasOwn(partner.variables, name);
    const path = isPartners ? ["partners", partner.id] : ["accounts", account.id];
    return { source: workspace.source, path: [...path, "variables", name], span };
  }
  return Object.hasOwn(campaign.variables, name)
    ? { source: campaign.source, path: ["variables", name], span }
    : undefined;
}

function printed({ delivery, template }: Pick<Template, "delivery" | "template">): readonly Piece[] {
  const builtIns = builtInsOf(delivery);
  const hashtags = delivery.campaign.hashtags.map((hashtag) => wholeOf(pieces(hashtag, builtIns))).join(" ");
  return pieces(template, valuesOf(delivery, hashtags));
}

/** What a template prints in this delivery. */
export function printedText(delivery: Delivery, template: string): string {
  return wholeOf(printed({ delivery, template })).trimEnd().normalize("NFC");
}

/** Whether the template's own words printed all of a stretch, and no name in braces any of it. */
export function isWrittenByHand(words: Template, span: Span): boolean {
  const all = printed(words);
  if (!wholeOf(all).startsWith(words.text)) return templateSpan(words.template, words.text, span) !== undefined;
  const piece = pieceAt(all, words, span);
  return piece !== undefined && piece.name === undefined;
}

/** The line to change for what stands at `span` of the printed text; the whole template where that cannot be told. */
export function originOf(words: Template, span: Span | undefined, workspace: Workspace): Place {
  const { delivery, template, text, path } = words;
  const { source } = delivery.campaign;
  if (span === undefined) return source.place(path);
  const piece = pieceAt(printed(words), words, span);
  if (piece?.name !== undefined) {
    const own = { start: span.start - piece.start, end: span.end - piece.start };
    const value = valueFor(piece.name, own, delivery, workspace);
    if (value !== undefined) return value.source.place(value.path, { span: value.span });
    return source.place(path, { span: piece.written });
  }
  const inTemplate = templateSpan(template, text, span);
  return source.place(path, inTemplate === undefined ? {} : { span: inTemplate });
}
