/** Every @name of a text, whichever network it is meant for: each has a form of its own. */

import type { Span } from "../../diagnostics/source.ts";
import { allMatches } from "../../system/text/all-matches.ts";
import { linksIn } from "./links.ts";

/** `@police.example.org` on Bluesky, `@police@social.example.org` on Mastodon, `@police` on X and on one's own server. */
export type HandleForm = "domain" | "remote" | "name";

export interface Handle extends Span {
  /** Without the leading @. */
  readonly name: string;
  readonly form: HandleForm;
}

const pattern =
  /(?<![\p{L}\p{M}\p{N}_@＠/.=&+-])[@＠]([\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*(?:[.-]+[\p{L}\p{M}\p{N}_]+)*)(@[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*(?:[.-]+[\p{L}\p{M}\p{N}_]+)*)?/gu;

/** `@Police.Then we` names Police: no part of a name begins with a capital after a full stop. */
function withoutSentence(name: string): string {
  const at = name.search(/\.+\p{Lu}/u);
  return at > 0 && /\p{Ll}/u.test(name) ? name.slice(0, at) : name;
}

/** In the order of the text; e-mail addresses and what stands in links are none. */
export function handlesIn(text: string): readonly Handle[] {
  if (!/[@＠]/.test(text)) return [];
  const links = linksIn(text);
  let link = 0;
  const found: Handle[] = [];
  for (const { 1: local = "", 2: server = "", index: start } of allMatches(pattern, text)) {
    while ((links[link]?.end ?? Number.POSITIVE_INFINITY) <= start) link += 1;
    if ((links[link]?.start ?? Number.POSITIVE_INFINITY) <= start) continue;
    const name = server === "" ? withoutSentence(local) : local + withoutSentence(server);
    const form = server !== "" ? "remote" : name.includes(".") ? "domain" : "name";
    found.push({ start, end: start + 1 + name.length, name, form });
  }
  return found;
}
