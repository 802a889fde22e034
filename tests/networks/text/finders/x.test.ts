import fc from "fast-check";
import twitterText from "twitter-text";
import { describe, expect, it } from "vitest";
import { findOnX, linksOnX } from "../../../../src/networks/text/finders/x.ts";
import type { TextSpan } from "../../../../src/networks/text/spans.ts";

const addresses = ["https://", "http://", "Https://", "://", "example.org", "gov.uk", "www.", "t.co/abc", ":8080"];
const paths = [
  "/",
  "/path",
  "/a_(b)",
  "(",
  "(a(b)c)",
  ")",
  "?",
  "?x=1",
  "&",
  "=",
  "+",
  "~",
  "*",
  "|",
  ";",
  "[",
  "]",
  "!",
];
const names = ["#", "＃", "#Tag", "#ŵ1", "@", "＠", "@name", "/list", "rt", "RT:", "_", "-", "$"];
const letters = [
  "。",
  "a",
  "é",
  "ŵ",
  "看",
  "中国",
  "みんな",
  "мир",
  "рф",
  "xn--fiqs8s",
  "next",
  "Next",
  "5",
  "pm",
  "ι",
  "٣",
];
const others = [".", "..", ",", "“", "”", "’s", "'s", "…", "–", '"', " ", "\n", "\u00a0", "👉", "\ufe0f", "\u202a"];
const long = ["abc".repeat(22), "看".repeat(40), `看${"a".repeat(60)}`];
const texts = fc
  .array(fc.constantFrom(...addresses, ...paths, ...names, ...letters, ...others, ...long), { maxLength: 14 })
  .map((all) => all.join(""));

type Entity = readonly [kind: string, start: number, end: number];

/** The library gives some links beside others a place that is not theirs: such a text says nothing. */
function librarysLinks(text: string): readonly Entity[] | undefined {
  const found = twitterText.extractUrlsWithIndices(text, { extractUrlsWithoutProtocol: true });
  const misplaced = found.some(({ url, indices: [start, end] }) => text.slice(start, end) !== url);
  const twice = found.some(({ url }) => text.indexOf(url) !== text.lastIndexOf(url));
  return misplaced || twice ? undefined : found.map(({ indices: [start, end] }) => ["link", start, end]);
}

/** Its types know nothing of the second. */
const hashtagsIn: (
  text: string,
  options: { readonly checkUrlOverlap: boolean },
) => ReturnType<typeof twitterText.extractHashtagsWithIndices> = twitterText.extractHashtagsWithIndices;

/** Names that X has not, of more than 15 characters, aside. */
function librarysEntities(text: string): readonly Entity[] | undefined {
  // What overlaps is sorted out below, as the library does it for all that it finds together.
  const tags = hashtagsIn(text, { checkUrlOverlap: false });
  const mentions = twitterText.extractMentionsWithIndices(text).filter(({ screenName }) => screenName.length <= 15);
  const all = [
    ...(librarysLinks(text) ?? []),
    ...tags.map(({ indices: [start, end] }): Entity => ["tag", start, end]),
    ...mentions.map(({ indices: [start, end] }): Entity => ["mention", start, end]),
  ].toSorted((a, b) => a[1] - b[1]);
  let until = 0;
  return all.filter(([, start, end]) => {
    if (start < until) return false;
    until = end;
    return true;
  });
}

const asEntity = ({ kind, start, end }: TextSpan): Entity => [kind, start, end];

describe("what X makes of a text", () => {
  it("is what twitter-text makes of it: links", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const theirs = librarysLinks(text);
        fc.pre(theirs !== undefined);
        expect(linksOnX(text).map(asEntity)).toEqual(theirs);
      }),
      { numRuns: 10_000 },
    );
  });

  it("is what twitter-text makes of it: hashtags and mentions beside them", () => {
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(librarysLinks(text) !== undefined);
        expect(findOnX(text).map(asEntity)).toEqual(librarysEntities(text));
      }),
      { numRuns: 10_000 },
    );
  });

  it.each([
    ["a full stop without a space", "We listen to children.Next week", ["children.Next"]],
    ["a time of day", "open until 5.pm today", ["5.pm"]],
    ["two abbreviations", "at 9 a.m.Then we", []],
    ["a top-level domain newer than the library", "hear it on northdale.music", ["northdale.music"]],
    ["a handle of another network", "@police.northdale.example.org", ["@police"]],
    ["a handle of Mastodon", "@police@social.example.org", []],
    ["a name that is too long", "@NorthdalePoliceForce", []],
    ["what is stuck together", "#one#two Ask@northdale", []],
    ["an address of letters that X does not take", "https://example.org/ŵ/看", ["https://example.org/ŵ/"]],
  ])("of %s", (_what, text, expected) => {
    expect(findOnX(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });
});
