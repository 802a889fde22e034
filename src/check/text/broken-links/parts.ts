/**
 * The parts that expressions of broken links are made of; all are read with "giu". Each is bounded: ten thousand
 * characters of "www." must not hang what is due.
 */
const { raw } = String;

/** A link does not begin inside a word. */
export const begins = raw`(?<![\p{L}\p{N}_.])`;
export const web = raw`https?://`;
/** "https://" or nothing. */
export const perhapsWeb = `(?:${web})?`;

/** For inside a class. */
export const letters = raw`\p{L}\p{N}`;
export const space = raw`[ \u00a0]`;
export const noLetter = raw`(?![\p{L}\p{N}])`;
/** All up to the next space. */
export const rest = raw`\S*`;

/** "northdale" */
export const label = `[${letters}-]{1,63}`;

/** "www.northdale.": labels with a full stop behind each. */
export function labels(least: number, most: number): string {
  return raw`(?:${label}\.){${least},${most}}`;
}

/** All up to the path, whatever it is. */
export const host = raw`[^\s/]{1,253}`;
/** All up to the port, the path or what follows. */
export const hostName = raw`[^\s/:@?#]{1,253}`;
/** "my/pages/": the way to the last part of a path. */
export const folders = raw`(?:[^\s?#]{0,200}/)?`;
/** "?page=2&": up to a key of the query. */
export const query = raw`[^\s?#]{1,300}\?(?:[^\s#]{0,200}&)?`;

/** The "gov" of ".gov.uk". */
export const ukSecond = "(?:gov|co|org|nhs|police|ac)";
export const ending = "(?:uk|org|com|net|wales|cymru|scot)";
export const ukEnding = raw`(?:${ukSecond}\.uk|${ending})`;

/** A name that may end a sentence; with "." inside it goes on. */
export const hostEnds = raw`(?=[/?#\s,)]|\.(?:\s|$)|$)`;
export const hostOrPortEnds = raw`(?=[/:?#\s,)]|\.(?:\s|$)|$)`;
/** A part of a path or a name, whatever stands behind its full stop. */
export const partEnds = raw`(?=[/?#\s.,)]|$)`;
/** The word of a sentence, or its end. */
export const wordEnds = raw`(?=[\s.,)]|$)`;
