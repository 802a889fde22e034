/** What a page of ours may do: run its own script, and ask nobody for anything. */
import { createHash } from "node:crypto";
import { type Html, html, trusted } from "../../system/text/markup.ts";

function hashes(texts: readonly string[]): string {
  return texts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`).join(" ");
}

/** `live`: it asks the server that it came from for news. */
function policyFor(styles: readonly string[], scripts: readonly string[], live: boolean): string {
  return `default-src 'none'; img-src data:; style-src ${hashes(styles)}; script-src ${hashes(scripts)}; ${live ? "connect-src 'self'; " : ""}base-uri 'none'; form-action 'none'`;
}

export interface Head {
  readonly title: string;
  /** By which the program knows a page of its own. */
  readonly generator: string;
  /** Every style and script of the page: nothing else is let in. */
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
  readonly live?: boolean;
}

/** Up to the body. */
export function headHtml({ title, generator, styles, scripts, live = false }: Head): Html {
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="generator" content="${generator}">
<meta http-equiv="Content-Security-Policy" content="${policyFor(styles, scripts, live)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${styles.map(
  (text) => html`<style>${trusted(text)}</style>
`,
)}</head>
`;
}
