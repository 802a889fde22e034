/** A post's text as its readers see it: what they can tap stands out, and nothing is loaded or executed. */
import { type Html, html } from "../../system/markup.ts";
import type { NetworkId } from "../network.ts";
import { findOn } from "./finds.ts";
import type { TextSpan } from "./spans.ts";

function marked(span: TextSpan, words: string): Html {
  return span.kind === "link"
    ? html`<a href="${span.url}" rel="noreferrer noopener">${words}</a>`
    : html`<span class="${span.kind}">${words}</span>`;
}

export function markedText(text: string, network: NetworkId): Html {
  const pieces: Html[] = [];
  let from = 0;
  for (const span of findOn(network, text)) {
    pieces.push(html`${text.slice(from, span.start)}${marked(span, text.slice(span.start, span.end))}`);
    from = span.end;
  }
  return html`${pieces}${text.slice(from)}`;
}
