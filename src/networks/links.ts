/**
 * Which stretches of a text a network turns into links. twitter-text finds them, since X counts by it and Mastodon's
 * own counting is derived from it. It is loaded at the first text that could hold a link at all, never on import.
 */
import { createRequire } from "node:module";
import type { Span } from "../diagnostics/source.ts";

export interface WebLink extends Span {
  /** As written, so without a scheme where the text has none. */
  readonly url: string;
}

interface Extracted {
  readonly url: string;
  readonly indices: readonly [number, number];
}
type Extract = (text: string, options: { extractUrlsWithoutProtocol: boolean }) => readonly Extracted[];

let extract: Extract | undefined;

function extractor(): Extract {
  // Only this file of the library: the whole of it takes seven times as long to load.
  extract ??= createRequire(import.meta.url)("twitter-text/dist/extractUrlsWithIndices.js") as Extract;
  return extract;
}

/** Links of a text in order. `bare-domains` also finds `example.org/help` and `www.example.org`. */
export function linksIn(text: string, kind: "with-scheme" | "bare-domains"): readonly WebLink[] {
  const possible = kind === "with-scheme" ? /https?:\/\//i : /[^\s.]\.[^\s.]/;
  if (!possible.test(text)) return [];
  return extractor()(text, { extractUrlsWithoutProtocol: kind === "bare-domains" }).map(({ url, indices }) => ({
    url,
    start: indices[0],
    end: indices[1],
  }));
}
