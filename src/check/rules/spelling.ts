import type { DictionaryLanguage } from "../../spelling/dictionaries.ts";
import type { CheckContext } from "../rule.ts";
import { isKnownWord } from "../text/spelling/known-words.ts";
import { misspeltIn } from "../text/spelling/misspelt.ts";
import { dictionaryFor, unknownWordsIn } from "../text/spelling/unknown-words.ts";
import { type Published, type Spot, wordsRule } from "../written.ts";

const dictionaries: Readonly<Record<DictionaryLanguage, string>> = { en: "British English", cy: "Welsh" };

/** A few dozen common slips, known without a dictionary. */
function* slips(text: string): Iterable<Spot & { readonly span: NonNullable<Spot["span"]> }> {
  for (const { start, end, right } of misspeltIn(text)) {
    yield {
      span: { start, end },
      message: `"${text.slice(start, end)}" is misspelt.`,
      help: `Write "${right}".`,
    };
  }
}

function* unknown({ text, delivery }: Published, language: DictionaryLanguage, context: CheckContext): Iterable<Spot> {
  const { speller } = context;
  if (speller === undefined) return;
  const isKnown = (word: string) => isKnownWord(word, context);
  const { network } = delivery.account;
  for (const { word, start, end, suggestions = [] } of unknownWordsIn(text, { speller, language, network, isKnown })) {
    const listed = "list it under `spelling:` in campaigns/words.yaml";
    const nearest = suggestions
      .map((each) => `"${each}"`)
      .join(", ")
      .replace(/, (?=[^,]*$)/, " or ");
    yield {
      span: { start, end },
      message: `"${word}" is not in the ${dictionaries[language]} dictionary.`,
      help:
        nearest === ""
          ? `Look it up; if it is right, ${listed}.`
          : `Did you mean ${nearest}? If it is right, ${listed}.`,
    };
  }
}

export const spelling = wordsRule({
  code: "spelling",
  severity: "info",
  summary:
    'A word is misspelt or in no dictionary (British English, Welsh), stands twice, or is the wrong one of two: "its time".',
  *find(words, context) {
    const language = dictionaryFor(words.delivery.lang);
    if (language === undefined) return;
    const told = language === "en" ? [...slips(words.text)] : [];
    yield* told;
    for (const spot of unknown(words, language, context)) {
      const { span } = spot;
      const isTold = told.some(
        (slip) => span !== undefined && slip.span.start < span.end && span.start < slip.span.end,
      );
      if (!isTold) yield spot;
    }
  },
});
