/** The head of every page of ours: what it may do is to run its own script, and to ask nobody for anything. */
import { createHash } from "node:crypto";
import { type Html, html, trusted } from "../text/markup.ts";

/** Where its pictures stand: in the page itself, in its folder (`file:` too, where that is opened from a disk), or nowhere. */
export type PagePictures = "inside" | "beside" | "on-disk" | "none";

const sources: Readonly<Record<PagePictures, string>> = {
  inside: "img-src data:; ",
  beside: "img-src 'self'; ",
  "on-disk": "img-src 'self' file:; ",
  none: "",
};

export interface Head {
  readonly title: string;
  /** By which the program knows a page of its own. */
  readonly generator?: string;
  readonly pictures: PagePictures;
  /** Every style and script of the page: nothing else is let in. */
  readonly styles: readonly string[];
  readonly scripts?: readonly string[];
  /** It asks the server that it came from for news. */
  readonly live?: boolean;
}

function allowed(kind: string, texts: readonly string[]): string {
  if (texts.length === 0) return "";
  const sums = texts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  return `${kind} ${sums.join(" ")}; `;
}

function policyOf({ pictures, styles, scripts = [], live = false }: Head): string {
  const own = `${allowed("style-src", styles)}${allowed("script-src", scripts)}`;
  return `default-src 'none'; ${sources[pictures]}${own}${live ? "connect-src 'self'; " : ""}base-uri 'none'; form-action 'none'`;
}

/** Up to the body. */
export function headHtml(head: Head): Html {
  const { title, generator, styles } = head;
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
${
  generator &&
  html`<meta name="generator" content="${generator}">
`
}<meta http-equiv="Content-Security-Policy" content="${policyOf(head)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${styles.map(
  (text) => html`<style>${trusted(text)}</style>
`,
)}</head>
`;
}
