/** How alike two texts are: the share of three-word runs that both have (Jaccard). Pure. */

const run = 3;

/** Half of all three-word runs alike: one changed sentence of three is not enough to tell two posts apart. */
export const nearlyTheSame = 0.5;

/** Lower case words, without links, hashtags, mentions and punctuation: what a spam filter would compare. */
export function comparableWords(text: string): readonly string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/https?:\/\/\S+|www\.\S+|[#@]\S+/gu, " ")
      .match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu) ?? []
  );
}

/** Runs of three words. A text of one or two words is one run; one without words has none. */
export function shinglesOf(text: string): ReadonlySet<string> {
  const words = comparableWords(text);
  if (words.length === 0) return new Set();
  if (words.length < run) return new Set([words.join(" ")]);
  return new Set(words.slice(run - 1).map((_, index) => words.slice(index, index + run).join(" ")));
}

/** From 0 (nothing in common) to 1. */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const one of small) if (large.has(one)) shared += 1;
  return shared / (a.size + b.size - shared);
}
