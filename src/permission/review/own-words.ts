/** Of a mail, what its sender wrote: not what it answers, which has the words of our own page in it. */

/** In the text that is sent with a page, so that an answer above it is told from the text itself. */
export const answerAbove = "Please write your answer above this line.";

/** Where the mail that is answered begins, when nothing stands before its lines. */
const separators = [
  /^-{2,}\s*(original|forwarded) (message|appointment)/i,
  /^begin forwarded message/i,
  /^_{10,}$/,
  /^on\b.{5,200}\bwrote:$/i,
  /^ar\b.{5,200}\bysgrifennodd\b.{0,80}:$/i,
];
const header = /^\*?(from|sent|to|cc|subject|date|reply-to)\*?:\s/i;
/** What gateways put above or below a mail. */
const banner =
  /^\[?external\b|^caution:|^warning:.*\b(outside|external)\b|^this (e-?mail|message) (originated|came from|and any|is (strictly )?(confidential|intended)|may contain|has been (scanned|sent))|^(legal )?disclaimer\b|^if you (are not|have received|received)\b.{0,80}\b(recipient|error|mistake)\b|^please consider the environment\b/i;

/** Letters as they are compared: one form of each, no sign without a width, one kind of space, dash and quote. */
export function plainLetters(text: string): string {
  return text
    .replaceAll(/[\u0060\u00b4\u02b9\u02bc\u2018\u2019\u201b\u2032\uff07]/g, "'")
    .normalize("NFKC")
    .replaceAll(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll(/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g, "")
    .replaceAll(/[^\S\n]/g, " ")
    .replaceAll(/\p{Pd}/gu, "-");
}

/** How many of the lines are its own and stand before the mail that is answered. */
function endOfOwn(lines: readonly string[]): number {
  const first = lines.findIndex((line) => line !== "" && !header.test(line));
  const end = lines.findIndex(
    (line, index) =>
      line.startsWith(answerAbove.slice(0, 30)) ||
      separators.some((each) => each.test(line) || each.test(`${line} ${lines[index + 1] ?? ""}`.trim())) ||
      // The head of a mail that was copied with it stands first; one further down belongs to the mail that is answered.
      (index > first && header.test(line) && lines.slice(index + 1, index + 4).some((next) => header.test(next))),
  );
  return end === -1 ? lines.length : end;
}

/** Lines without those that are quoted, and with nothing below the beginning of the mail that is answered. */
export function ownLines(text: string): readonly string[] {
  const lines = plainLetters(text)
    .split("\n")
    .map((line) => line.trim());
  let inBanner = false;
  return lines.slice(0, endOfOwn(lines)).filter((line) => {
    inBanner = line !== "" && (inBanner || banner.test(line));
    return !inBanner && !/^[>|]/.test(line) && !header.test(line);
  });
}
