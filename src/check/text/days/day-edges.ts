/** What a text takes for granted of the time it is read at: that the day is ahead or over, a weekend, a time of day. */

import type { Span } from "../../../diagnostics/source.ts";
import { latin } from "../latin.ts";
import { matchesOf } from "../sieve/sieve.ts";

export type Edge = Span &
  (
    | { readonly kind: "ahead" | "over" }
    | { readonly kind: "weekend" }
    /** Local hours, from 0 to 24. */
    | { readonly kind: "hour"; readonly from: number; readonly until: number }
  );

const bound = "(?<![\\p{L}\\p{N}_])";
const edge = "(?![\\p{L}\\p{N}_])";
const nearly =
  "(?:almost|nearly|coming|approaching|fast\\s+approaching|around\\s+the\\s+corner|on\\s+(?:its|the)\\s+way)";

export interface EdgeForms {
  readonly ahead: RegExp;
  readonly over: RegExp;
}

/** `subject` is a pattern of the day's names. */
export function edgeForms(subject: string): EdgeForms {
  return {
    ahead: latin(
      `${subject}\\s+is\\s+(?:now\\s+|just\\s+)?${nearly}${edge}|${bound}(?:coming\\s+soon|coming\\s+up|save\\s+the\\s+date|get\\s+ready|(?:we(?:['’]re|\\s+are)\\s+)?(?:looking\\s+forward|counting\\s+down))(?:\\s*[:,–—-]|\\s+(?:for|to))?\\s+${subject}`,
      "giu",
    ),
    over: latin(
      `${subject}\\s+(?:is\\s+(?:now\\s+|all\\s+)?over|has\\s+(?:now\\s+)?(?:ended|passed|finished|been\\s+and\\s+gone)|may\\s+be\\s+over)${edge}|${bound}(?:thank\\s*(?:you|s)\\s+(?:to\\s+(?:all|everyone|everybody)\\s+(?:of\\s+you\\s+)?who|to\\s+all\\s+who|for)\\s+(?:joined|joining|supported|supporting|marked|marking)\\s+(?:us\\s+(?:for|on)\\s+)?)${subject}`,
      "giu",
    ),
  };
}

const weekend = latin(
  `${bound}(?:happy|it(?:['’]s|\\s+is)\\s+(?:finally\\s+|almost\\s+|nearly\\s+)?(?:the)|have\\s+an?\\s+(?:\\p{L}{3,10},?\\s+){0,2})\\s*weekend${edge}(?=\\s*(?:$|[.!?,\\n…#]|\\p{Extended_Pictographic}|everyone|all))`,
  "giu",
);
const greeting =
  /^[^\p{L}\p{N}#]{0,8}(?:a\s+(?:very\s+)?)?good\s+(?<part>morning|afternoon|evening)(?![\p{L}\p{N}_])/giu;
const hours: Readonly<Record<string, readonly [from: number, until: number]>> = {
  morning: [0, 13],
  afternoon: [11.5, 19],
  evening: [15, 24],
};

function spanOf({ 0: found, index }: RegExpExecArray): Span {
  return { start: index, end: index + found.length };
}

export function edgesIn(text: string, { ahead, over }: EdgeForms): readonly Edge[] {
  return [
    ...matchesOf(ahead, text).map((match): Edge => ({ ...spanOf(match), kind: "ahead" })),
    ...matchesOf(over, text).map((match): Edge => ({ ...spanOf(match), kind: "over" })),
    ...matchesOf(weekend, text).map((match): Edge => ({ ...spanOf(match), kind: "weekend" })),
    ...matchesOf(greeting, text).map((match): Edge => {
      const [from, until] = hours[match.groups?.part?.toLowerCase() ?? ""] ?? [0, 24];
      return { ...spanOf(match), kind: "hour", from, until };
    }),
  ];
}
