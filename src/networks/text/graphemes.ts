/** What a reader takes for one character: Bluesky and Mastodon count these. */

/** Made at the first text that needs it: making one costs more than counting. */
let segmenter: Intl.Segmenter | undefined;

export function graphemeLength(text: string): number {
  // ASCII without a carriage return (CR LF is one grapheme) needs no segmenter, which is slow on long texts.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII but CR is meant
  if (/^[\u0000-\u000c\u000e-\u007f]*$/.test(text)) return text.length;
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}
