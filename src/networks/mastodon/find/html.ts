/** The words of a post from the HTML that a server shows it as. */
import { Parser } from "htmlparser2";

const blocks = new Set(["p", "div", "ul", "ol", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"]);
const silent = new Set(["script", "style", "template"]);

/** Paragraphs become empty lines, links the address or name that a reader sees; one cut short with `…` is given whole. */
export function textOfHtml(html: string): string {
  let text = "";
  let unheard = 0;
  let link: { readonly href: string; readonly from: number } | undefined;
  const parser = new Parser({
    onopentag(name, { href }) {
      if (silent.has(name)) unheard += 1;
      if (name === "br") text += "\n";
      if (blocks.has(name) && text !== "") text += "\n\n";
      if (name === "a" && href !== undefined) link = { href, from: text.length };
    },
    ontext(piece) {
      if (unheard === 0) text += piece;
    },
    onclosetag(name) {
      if (silent.has(name)) unheard -= 1;
      if (name !== "a" || link === undefined) return;
      if (text.endsWith("…")) text = text.slice(0, link.from) + link.href;
      link = undefined;
    },
  });
  parser.end(html);
  return text.replace(/\n{3,}/g, "\n\n").trim();
}
