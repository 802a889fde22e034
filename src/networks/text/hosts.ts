/** Where the name of a server ends in running text. */
import { isTopLevelDomain } from "./top-level-domains.ts";

/** Endings that are written with a capital now and then, and never begin a sentence. */
const common = new Set(
  "ac ai app biz blog co com cymru edu eu gov ie info int io london mobi name net nhs org police pro scot tv uk us wales".split(
    " ",
  ),
);

/** A letter or digit at both ends; what stands between may be a hyphen or an underscore. */
const label = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_-]{0,61}[\p{L}\p{M}\p{N}])?$/u;

/** `children.Next`, `gov.uk.Then`: a capital after a small letter begins a sentence, not a part of a name. */
function beginsSentence(last: string, before: string): boolean {
  return /^\p{Lu}/u.test(last) && !/^\p{Lu}/u.test(before) && /\p{Ll}/u.test(before + last.slice(1));
}

/** The labels without the sentence that begins behind them. */
function withoutSentence(labels: readonly string[]): readonly string[] {
  let end = labels.length;
  while (end > 1 && beginsSentence(labels[end - 1] ?? "", labels[end - 2] ?? "")) end -= 1;
  return labels.slice(0, end);
}

function isName(labels: readonly string[]): boolean {
  return labels.length > 1 && labels.every((one) => label.test(one));
}

/** Without these characters at its end; a regular expression would try each of them anew. */
export function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text[end - 1] ?? "")) end -= 1;
  return text.slice(0, end);
}

/** The host that a run of letters, digits, dots and hyphens begins with, after `https://`; empty for none. */
export function hostAfterScheme(run: string): string {
  const [first = ""] = run.split("..", 1);
  const labels = withoutSentence(withoutEnd(first, "._-").split("."));
  return isName(labels) ? labels.join(".") : "";
}

/** Whether a name alone, without `https://`, is surely meant as an address. */
function meantAsAddress(labels: readonly string[], followed: boolean): boolean {
  const last = labels.at(-1) ?? "";
  const before = labels.at(-2) ?? "";
  if (!isTopLevelDomain(last)) return false;
  if (labels[0]?.toLowerCase() === "www") return labels.length > 2;
  // 5.pm, 9.am-5.pm: a time of day.
  if (/^[ap]m$/i.test(last) && /^\d/.test(labels[0] ?? "")) return false;
  if (followed || common.has(last.toLowerCase())) return true;
  const capital = /^\p{Lu}/u.test(last) && /\p{Ll}/u.test(last);
  return /\p{L}/u.test(before) && !capital;
}

/** The host that a run is, where nothing stands before it; `followed` by a path. Empty for none. */
export function bareHost(run: string, followed: boolean): string {
  const all = run.split(".");
  const labels = withoutSentence(all);
  return isName(labels) && meantAsAddress(labels, followed && labels.length === all.length) ? labels.join(".") : "";
}
