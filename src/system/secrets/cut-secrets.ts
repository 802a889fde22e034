/** What is left of a secret where a view has cut a line. */
import { longestInForms } from "./secret-forms.ts";

export function isAddress(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(value) && URL.canParse(value);
}

/** A shorter rest tells nobody anything, and could be an ordinary word. */
const shortestRest = 6;

/** How much of an address anybody may know: all before its password, or else its scheme and host. */
function openPart(secret: string): string {
  if (!isAddress(secret)) return "";
  const { password, host } = new URL(secret);
  const inside = password === "" ? host : `:${password}@`;
  return secret.slice(0, Math.max(0, secret.indexOf(inside)) + (password === "" ? host.length + 1 : 1));
}

/** The forms of a secret that a line is cut in, each from its beginning, and how long what is no secret is in that form. */
function startsOf(secret: string): readonly (readonly [form: string, open: number])[] {
  const open = openPart(secret);
  const inUtf8 = (text: string) => Buffer.from(text, "utf8");
  const base64 = (before: number, text: string) =>
    Buffer.concat([Buffer.alloc(before), inUtf8(text)])
      .toString("base64")
      .slice(Math.ceil((before * 8) / 6));
  const forms: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => encodeURIComponent(text.toWellFormed()),
    ...[0, 1, 2].flatMap((before) => [
      (text: string) => base64(before, text),
      (text: string) => base64(before, text).replace(/\+/g, "-").replace(/\//g, "_"),
    ]),
    (text) => inUtf8(text).toString("hex"),
    (text) => inUtf8(text).toString("hex").toUpperCase(),
  ];
  return forms.map((form) => [form(secret), open === "" ? 0 : form(open).length]);
}

/** Masks what is left of a secret where a view has cut its words: the beginning alone is enough to guess the rest. */
export function cutMask(secrets: readonly string[]): (text: string) => string {
  const starts = new Map<string, Set<string>>();
  for (const [start, open] of secrets.filter(({ length }) => length <= longestInForms).flatMap(startsOf)) {
    for (let end = Math.max(shortestRest, open + 1); end < start.length; end++) {
      const last = start.slice(end - shortestRest, end);
      const known = starts.get(last) ?? new Set();
      starts.set(last, known.add(start.slice(0, end)));
    }
  }
  const before = (text: string, end: number) =>
    [...(starts.get(text.slice(Math.max(0, end - shortestRest), end)) ?? [])].find((start) =>
      text.endsWith(start, end),
    );
  return (text) => {
    let shown = "";
    let from = 0;
    for (let at = text.indexOf("…"); at !== -1; at = text.indexOf("…", at + 1)) {
      const cut = before(text, at);
      if (cut === undefined) continue;
      shown += `${text.slice(from, at - cut.length)}***`;
      from = at;
    }
    return shown + text.slice(from);
  };
}
