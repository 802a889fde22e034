/** What a reader of a post can tap: links, hashtags and mentions, at their place in the text. */
import type { Span } from "../../diagnostics/source.ts";

export interface LinkSpan extends Span {
  readonly kind: "link";
  /** Where it leads, with its scheme in small letters, as in `https://example.org`; the rest as written. */
  readonly url: string;
}

export interface TagSpan extends Span {
  readonly kind: "tag";
  /** Without the #. */
  readonly tag: string;
}

export interface MentionSpan extends Span {
  readonly kind: "mention";
  /** Without the leading @. */
  readonly handle: string;
}

export type TextSpan = LinkSpan | TagSpan | MentionSpan;

/** In the order of the text, none overlapping another. */
export type Spans = readonly TextSpan[];

/** By place; of two that overlap the one that begins first stays, as the networks do it. */
export function inOrder<One extends Span>(spans: readonly One[]): readonly One[] {
  let end = 0;
  return spans
    .toSorted((a, b) => a.start - b.start)
    .filter((span) => {
      if (span.start < end) return false;
      end = span.end;
      return true;
    });
}
