/** The words of a delivery as rules read them, and where a stretch of them stands in its file. */
import type { Place, Severity } from "../diagnostics/problem.ts";
import type { Path, Span } from "../diagnostics/source.ts";
import type { Delivery } from "../plan/delivery.ts";
import type { Rendered, RenderedPart } from "../render/rendered.ts";
import type { CheckContext, Finding, Rule } from "./rule.ts";

/** One part of one delivery. */
export interface Written {
  readonly rendered: Rendered;
  readonly delivery: Delivery;
  readonly part: RenderedPart;
  /** From 0. */
  readonly index: number;
  readonly text: string;
  /** Where the template stands. */
  readonly path: Path;
}

/** Something at a stretch of a rendered text; without `span` the whole text. */
export interface Fault {
  readonly span?: Span | undefined;
  readonly message: string;
  readonly help: string;
}

export function writtenParts(rendered: Rendered): readonly Written[] {
  return rendered.parts.map((part, index) => ({
    rendered,
    delivery: rendered.delivery,
    part,
    index,
    text: part.text,
    path: [...part.path, "text"],
  }));
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

export function placeOf({ delivery, index, text, path }: Written, span?: Span): Place {
  const template = delivery.parts[index]?.text;
  const inTemplate = span === undefined || template === undefined ? undefined : templateSpan(template, text, span);
  return delivery.campaign.source.place(path, inTemplate === undefined ? {} : { span: inTemplate });
}

export function findingIn(written: Written, { span, message, help }: Fault): Finding {
  return { message, help, place: placeOf(written, span), delivery: written.delivery.id };
}

/** Of one kind in one text: nobody reads more, and finding the place of each of thousands would keep others waiting. */
const mostFaults = 50;

/** A rule about the words of one part alone. */
export function textRule(rule: {
  readonly code: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly canBeTurnedOff?: boolean;
  find(written: Written, context: CheckContext): Iterable<Fault>;
}): Rule {
  return {
    code: rule.code,
    severity: rule.severity,
    summary: rule.summary,
    canBeTurnedOff: rule.canBeTurnedOff ?? true,
    check(context, report) {
      for (const rendered of context.rendered) {
        for (const written of writtenParts(rendered)) {
          let left = mostFaults;
          for (const fault of rule.find(written, context)) {
            report(findingIn(written, fault));
            left -= 1;
            if (left === 0) break;
          }
        }
      }
    },
  };
}
