/**
 * A post's text as its readers see it: what they can tap stands out, and nothing is loaded or executed. It stands in an
 * element of its own with `dir="auto"`.
 */
import { type Html, html, pieceOf } from "../../system/text/markup.ts";
import type { NetworkId } from "../network.ts";
import { findOn } from "./finds.ts";
import type { TextSpan } from "./spans.ts";

function marked(span: TextSpan, words: string): Html {
  return span.kind === "link"
    ? html`<a href="${span.url}" rel="noreferrer noopener">${pieceOf(words)}</a>`
    : html`<span class="${span.kind}">${pieceOf(words)}</span>`;
}

export function markedText(text: string, network: NetworkId): Html {
  const pieces: Html[] = [];
  let from = 0;
  for (const span of findOn(network, text)) {
    pieces.push(html`${pieceOf(text.slice(from, span.start))}${marked(span, text.slice(span.start, span.end))}`);
    from = span.end;
  }
  return html`${pieces}${pieceOf(text.slice(from))}`;
}
