/** A year that stands in an id, a title or a hashtag, moved on. */

/**
 * The text with another year in it, "2026/27" and "2026-27" included; the same text where it does not hold the year.
 * `short`: two digits count too, as at the end of a hashtag.
 */
export function withYear(text: string, from: number, to: number, { short = false } = {}): string {
  const twoDigits = (year: number) => String(year % 100).padStart(2, "0");
  const moved = text.replace(
    new RegExp(`(?<!\\d)${from}(?!\\d)(?:([/–-])((?:20)?${twoDigits(from + 1)})(?!\\d))?`, "g"),
    (_, mark?: string, next?: string) =>
      `${to}${mark === undefined || next === undefined ? "" : `${mark}${next.length === 4 ? to + 1 : twoDigits(to + 1)}`}`,
  );
  if (!short || moved !== text) return moved;
  return text.replace(new RegExp(`(?<=[\\p{L}_-])${twoDigits(from)}$`, "u"), twoDigits(to));
}

/** Of the new campaign: the old one's with its year moved on, or with the year behind it. */
export function rolledId(id: string, from: number, to: number): string {
  const moved = withYear(id, from, to, { short: true });
  return moved === id ? `${id}-${to}` : moved;
}

/** Whether the text holds the year in four digits. */
export function holdsYear(text: string, year: number): boolean {
  return new RegExp(`(?<!\\d)${year}(?!\\d)`).test(text);
}
