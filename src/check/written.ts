/** The words of a delivery as rules read them, and where a stretch of them stands in its file. */
import type { Asset } from "../campaign/model.ts";
import { withBehind } from "../campaign/montages/behind.ts";
import type { Fault } from "../diagnostics/fault.ts";
import type { Place, ProblemKind } from "../diagnostics/problem.ts";
import type { Path, Span } from "../diagnostics/source.ts";
import type { Delivery } from "../plan/delivery.ts";
import type { Rendered, RenderedImage, RenderedPart } from "../render/rendered.ts";
import { originOf, printedText, templateSpan } from "./origin.ts";
import type { CheckContext, Finding, Rule } from "./rule.ts";

/** Words that readers of one delivery see or hear. */
export interface Published {
  readonly rendered: Rendered;
  readonly delivery: Delivery;
  /** `drawn`: what a poster says, where its alt text is another. */
  readonly kind: "text" | "alt" | "drawn" | "content-warning" | "card";
  readonly text: string;
  readonly template: string;
  /** Where the template stands. */
  readonly path: Path;
}

/** One part of one delivery. */
export interface Written extends Published {
  readonly kind: "text";
  readonly part: RenderedPart;
  /** From 0. */
  readonly index: number;
}

/** Something at a stretch of a rendered text; without `span` the whole text. The rule has its code. */
export type Spot = Pick<Fault, "message" | "help" | "span">;

/** Each language by itself: what is said in several is several texts. */
function inEach<Words>(rendered: Rendered, words: (voice: Rendered) => readonly Words[]): readonly Words[] {
  return (rendered.voices ?? [rendered]).flatMap(words);
}

/** Most rules ask for them, one after the other. */
function onceForEach<Words>(answer: (rendered: Rendered) => Words): (rendered: Rendered) => Words {
  const known = new WeakMap<Rendered, Words>();
  return (rendered) => {
    const before = known.get(rendered);
    if (before !== undefined) return before;
    const made = answer(rendered);
    known.set(rendered, made);
    return made;
  };
}

/** As they are counted: with all languages in one text. */
export const wholeParts = onceForEach((rendered): readonly Written[] =>
  rendered.parts.map((part, index) => ({
    rendered,
    delivery: rendered.delivery,
    kind: "text",
    part,
    index,
    text: part.text,
    template: rendered.delivery.parts[index]?.text ?? part.text,
    path: [...part.path, "text"],
  })),
);

/** Each language's words, by themselves. */
export const writtenParts = onceForEach((rendered): readonly Written[] => inEach(rendered, wholeParts));

/** Each picture of its parts and its card, once. */
function shownIn({ parts, card }: Rendered): readonly RenderedImage[] {
  const images = [...parts.flatMap((part) => part.images), ...(card?.image === undefined ? [] : [card.image])];
  return [...new Map(images.map((image) => [image.asset.id, image])).values()];
}

function altsOf(rendered: Rendered): readonly Published[] {
  return shownIn(rendered).flatMap(({ asset, alt }) => altOf(asset, alt, rendered));
}

/** Where a file has no alt text of its own, what it was made of: each at its place. */
function altOf(asset: Asset, alt: string, rendered: Rendered): readonly Published[] {
  const { delivery } = rendered;
  if (asset.altPath === undefined) {
    const path = [...asset.path, "alt"];
    return [{ rendered, delivery, kind: "alt", text: alt, template: asset.alt, path }];
  }
  const { montage } = asset;
  if (montage === undefined) return posterWords(asset, rendered, "alt");
  return montage.of.flatMap((each) => altOf(each, printedText(delivery, each.alt), rendered));
}

/** No name in braces is printed in them, as the drawing has it. */
function posterWords({ poster, path }: Asset, rendered: Rendered, kind: "alt" | "drawn"): readonly Published[] {
  const { delivery } = rendered;
  return (["words", "source"] as const).flatMap((key) => {
    const template = poster?.[key];
    if (template === undefined) return [];
    return [{ rendered, delivery, kind, text: finished(template), template, path: [...path, "poster", key] }];
  });
}

/** As every text is printed. */
function finished(text: string): string {
  return text.trimEnd().normalize("NFC");
}

/** What stands on its posters, those in montages too, and in none of its alt texts; of several languages the first is drawn. */
export function drawnWords(rendered: Rendered): readonly Published[] {
  const voice = rendered.voices?.[0] ?? rendered;
  return shownIn(voice).flatMap(({ asset: shown }) => {
    const isSaid = ({ altPath }: Asset) => altPath !== undefined && shown.altPath !== undefined;
    return withBehind(shown)
      .filter((asset) => asset.poster !== undefined && !isSaid(asset))
      .flatMap((asset) => posterWords(asset, voice, "drawn"));
  });
}

function extrasOf(rendered: Rendered): readonly Published[] {
  const { delivery, contentWarning, card } = rendered;
  const warning = contentWarning === undefined ? [] : [{ kind: "content-warning" as const, text: contentWarning }];
  const inCard = card === undefined ? [] : [{ key: "title" as const }, { key: "description" as const }];
  return [
    ...warning.map((words) => ({
      rendered,
      delivery,
      ...words,
      template: delivery.contentWarning ?? words.text,
      path: delivery.contentWarningPath ?? [...delivery.path, "content-warning"],
    })),
    ...inCard.flatMap(({ key }) => {
      if (card === undefined || card[key] === "") return [];
      const template = delivery.card?.[key] ?? card[key];
      return [{ rendered, delivery, kind: "card" as const, text: card[key], template, path: [...card.path, key] }];
    }),
  ];
}

/** Texts, alt texts, posters, content warning and card: each once. */
export const publishedWords = onceForEach((rendered): readonly Published[] => {
  const words = inEach(rendered, (voice) => [...wholeParts(voice), ...altsOf(voice), ...extrasOf(voice)]);
  const key = ({ path, delivery }: Published) => `${delivery.lang} ${JSON.stringify(path)}`;
  return [...new Map([...drawnWords(rendered), ...words].map((each) => [key(each), each])).values()];
});

/** The template's own stretch, whatever a variable printed there. */
export function placeOf({ delivery, template, text, path }: Published, span?: Span): Place {
  const inTemplate = span === undefined ? undefined : templateSpan(template, text, span);
  return delivery.campaign.source.place(path, inTemplate === undefined ? {} : { span: inTemplate });
}

export function findingIn(words: Published, { span, message, help }: Spot, { workspace }: CheckContext): Finding {
  const own = span === undefined ? undefined : inOwnLanguage(words, span);
  const place = own === undefined ? originOf(words, span, workspace) : originOf(own.words, own.span, workspace);
  return { message, help, place, delivery: words.delivery.id };
}

/** A stretch of a text in several languages, as it stands in the language that says it. */
function inOwnLanguage({ rendered, text }: Published, span: Span): { words: Written; span: Span } | undefined {
  let from = 0;
  for (const words of rendered.voices?.flatMap(wholeParts) ?? []) {
    const start = text.indexOf(words.text, from);
    if (start === -1) continue;
    const end = start + words.text.length;
    if (span.start >= start && span.end <= end) {
      return { words, span: { start: span.start - start, end: span.end - start } };
    }
    from = end;
  }
  return undefined;
}

/** Of one kind in one text: nobody reads more, and finding the place of each of thousands would keep others waiting. */
const mostSpots = 50;

interface RuleAbout<Words> extends ProblemKind {
  readonly canBeTurnedOff?: boolean;
  find(words: Words, context: CheckContext): Iterable<Spot>;
}

function ruleOver<Words extends Published>(
  wordsOf: (rendered: Rendered) => readonly Words[],
  { canBeTurnedOff = true, find, ...kind }: RuleAbout<Words>,
): Rule {
  return {
    ...kind,
    canBeTurnedOff,
    check(context, report) {
      for (const rendered of context.rendered) {
        for (const words of wordsOf(rendered)) {
          if (words.text === "") continue;
          let left = mostSpots;
          for (const spot of find(words, context)) {
            report(findingIn(words, spot, context));
            left -= 1;
            if (left === 0) break;
          }
        }
      }
    },
  };
}

/** A rule about the words of one part alone, in one language. */
export function textRule(rule: RuleAbout<Written>): Rule {
  return ruleOver(writtenParts, rule);
}

/** A rule about one part with all its languages: what readers and networks count. */
export function wholeRule(rule: RuleAbout<Written>): Rule {
  return ruleOver(wholeParts, rule);
}

/** A rule about every published word: alt texts, posters, content warnings and cards too. */
export function wordsRule(rule: RuleAbout<Published>): Rule {
  return ruleOver(publishedWords, rule);
}
