/** The words of an HTML mail, a line for each of its blocks. */
import { Parser } from "htmlparser2";

const blocks = new Set(["p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "hr"]);
/** What nobody reads, what somebody struck out, and what is quoted. */
const left = new Set(["head", "style", "script", "title", "template", "del", "s", "strike", "blockquote", "textarea"]);
/** Where programs put the mail that is answered. */
const quoted =
  /\b(gmail_quote|gmail_attr|moz-cite-prefix|yahoo_quoted|divRplyFwdMsg|appendonsend|OLK_SRC_BODY_SECTION)\b/;
const hidden = /display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[^;]*line-through/i;
const voids = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"]);

export function isHtml(text: string): boolean {
  return /^\s*(<!doctype html|<html\b|<head\b|<body\b|<(?:div|p|table|span|meta|font)\b[^>]*>)/i.test(text);
}

export function textOfHtml(markup: string): string {
  let text = "";
  /** How many elements lie open from the one that is left out. */
  let depth = 0;
  let over = false;
  const parser = new Parser({
    onopentag: (name, { class: names = "", id = "", style = "" }) => {
      // Outlook marks only where the answered mail begins: all that follows is of it.
      if (/^(x_)?(divRplyFwdMsg|appendonsend)$/.test(id)) over = true;
      if (depth > 0 || left.has(name) || quoted.test(`${names} ${id}`) || hidden.test(style)) {
        if (!voids.has(name)) depth += 1;
        return;
      }
      if (blocks.has(name)) text += "\n";
    },
    onclosetag: (name) => {
      if (voids.has(name)) return;
      if (depth > 0) depth -= 1;
      else if (blocks.has(name)) text += "\n";
    },
    ontext: (words) => {
      if (depth === 0 && !over) text += words.replaceAll(/\s+/g, " ");
    },
  });
  parser.end(markup);
  return text.replaceAll(/\n{3,}/g, "\n\n");
}
