/** Facts of the protocol's own tests (packages/api/tests/rich-text-detection.test.ts), where we read a text alike. */
import { describe, expect, it } from "vitest";
import { findOnBluesky } from "../../../../src/networks/text/finders/bluesky.ts";

function found(text: string): readonly string[] {
  return findOnBluesky(text).map(({ start, end }) => text.slice(start, end));
}

describe("what Bluesky is sent", () => {
  it.each([
    [
      "@police.example.org, (@north-dale.gov.uk) and @nobody-here.test!",
      ["@police.example.org", "@north-dale.gov.uk", "@nobody-here.test"],
    ],
    ["@police.example.org’s team, “@police.example.org”", ["@police.example.org", "@police.example.org"]],
    ["@police.example.org!@#$chars", ["@police.example.org"]],
    ["not@right.org, @NorthdalePolice, @police@social.example.org, @a.nosuchdomain", []],
    ["https://social.example.org/@police.example.org", ["https://social.example.org/@police.example.org"]],
  ])("mentions of %s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    [
      "https://foo.com, https://bar.com/whatever; https://baz.com.",
      ["https://foo.com", "https://bar.com/whatever", "https://baz.com"],
    ],
    ["start middle.com/foo/bar?baz=bux#hash end", ["middle.com/foo/bar?baz=bux#hash"]],
    ["https://newline1.com\nnewline2.com", ["https://newline1.com", "newline2.com"]],
    ["not.. a..url ..here e.g./foo", []],
    ["#a #a1 #a__b #1 # #with,punctuation #like. I#no", ["#a", "#a1", "#a__b", "#with", "#like"]],
  ])("links and hashtags of %s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it("no hashtag longer than the protocol takes", () => {
    expect(found(`#${"a".repeat(64)} #${"a".repeat(65)}`)).toEqual([`#${"a".repeat(64)}`]);
  });
});
