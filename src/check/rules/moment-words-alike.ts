import type { Campaign, Post } from "../../campaign/model.ts";
import type { Path } from "../../diagnostics/source.ts";
import { concerning, namedTogether } from "../neighbours.ts";
import type { Rule } from "../rule.ts";
import { type Comparable, earlierLikeness } from "../text/similar-pairs.ts";
import { nearlyTheSame, shinglesOf } from "../text/similarity.ts";

interface Words extends Comparable {
  /** As a message names whose they are. */
  readonly name: string;
  readonly path: Path;
}

/** What a name in braces prints is an address or a name: nobody's own words. */
function wordsOf(by: string, name: string, { parts }: NonNullable<Post["moment"]>["ours"][number]): readonly Words[] {
  const [first] = parts;
  if (first === undefined) return [];
  const text = parts.map((part) => part.text.replaceAll(/\{[^{}\n]*\}/g, " ")).join("\n");
  return [{ by, name, path: [...first.path], shingles: shinglesOf(text), at: 0 }];
}

function likenessesIn({ moment }: Post): readonly (readonly [Words, ...Words[]])[] {
  if (moment === undefined) return [];
  const all = [
    ...moment.ours.flatMap((body) => wordsOf("", "the post itself", body)),
    ...[...moment.partners].flatMap(([id, body]) => wordsOf(id, id, body)),
  ];
  const earlier = earlierLikeness(all, { threshold: nearlyTheSame, window: 0 });
  const firstOf = (words: Words): Words => {
    const before = earlier.get(words);
    return before === undefined ? words : firstOf(before);
  };
  return [...Map.groupBy(all, firstOf)].flatMap(([first, same]) => {
    const others = same.filter((each) => each !== first);
    return others.length === 0 ? [] : [[first, ...others] as const];
  });
}

/** Many accounts with the same words in one minute are what X calls spam, and what a moment is not. */
export const momentWordsAlike: Rule = {
  code: "moment-words-alike",
  severity: "error",
  summary: "Several who press send in the same minute would say nearly the same words, which X forbids and punishes.",
  canBeTurnedOff: false,
  check({ campaign, rendered }, report) {
    const judged = Map.groupBy(rendered, ({ delivery: { post, pair } }) => pair?.post ?? post);
    const readings: readonly Campaign[] =
      campaign.readings === undefined ? [campaign] : [...campaign.readings.values()];
    for (const reading of readings) {
      for (const post of reading.posts) {
        const deliveries = judged.get(post.id) ?? [];
        if (deliveries.length === 0) continue;
        for (const [first, ...others] of likenessesIn(post)) {
          const last = others.at(-1) ?? first;
          report({
            message: `${namedTogether([first, ...others].map(({ name }) => name))} say nearly the same in the moment ${post.id}.`,
            help: "Write each of them words of their own: names, links and hashtags do not count. X takes the same words from several accounts for spam, whoever owns them.",
            place: reading.source.place([...last.path, ...(last.by === "" ? ["text"] : [])]),
            related: [reading.source.place([...first.path, ...(first.by === "" ? ["text"] : [])])],
            ...concerning(deliveries.map(({ delivery }) => delivery.id)),
          });
        }
      }
    }
  },
};
