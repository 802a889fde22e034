/** A post's text as its readers see it: links, hashtags and mentions stand out, nothing is loaded or executed. */
import { type Html, html } from "../system/markup.ts";
import { linksIn } from "./links.ts";
import type { Profile } from "./network.ts";

const marks =
  /(?<![\p{L}\p{N}_&])(?<tag>#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*)|(?<![\p{L}\p{N}_.])(?<mention>@[\p{L}\p{N}_][\p{L}\p{N}_.@-]*[\p{L}\p{N}])/gu;

function withTags(text: string): Html {
  const pieces: Html[] = [];
  let from = 0;
  for (const match of text.matchAll(marks)) {
    pieces.push(
      html`${text.slice(from, match.index)}<span class="${match.groups?.tag ? "tag" : "mention"}">${match[0]}</span>`,
    );
    from = match.index + match[0].length;
  }
  return html`${pieces}${text.slice(from)}`;
}

export function markedText(text: string, links: Profile["links"]): Html {
  const pieces: Html[] = [];
  let from = 0;
  for (const { start, end, url } of linksIn(text, links)) {
    const target = /^https?:\/\//i.test(url) ? url : `https://${url}`;
    pieces.push(
      html`${withTags(text.slice(from, start))}<a href="${target}" rel="noreferrer noopener">${text.slice(start, end)}</a>`,
    );
    from = end;
  }
  return html`${pieces}${withTags(text.slice(from))}`;
}
