/** Facts of Mastodon's own specs (spec/lib/text_formatter_spec.rb, spec/models/tag_spec.rb), in texts of our own. */
import { describe, expect, it } from "vitest";
import { findOnMastodon } from "../../../../src/networks/text/finders/mastodon.ts";

function found(text: string): readonly string[] {
  return findOnMastodon(text).map(({ start, end }) => text.slice(start, end));
}

describe("what Mastodon makes of a text", () => {
  it.each([
    ["https://example.org/ŵyneb/مدرسة/日本?utf8=✓&q=ŵ", ["https://example.org/ŵyneb/مدرسة/日本?utf8=✓&q=ŵ"]],
    ["https://nic.みんな/", ["https://nic.みんな/"]],
    ["Read https://example.org/a. Then", ["https://example.org/a"]],
    ["(https://example.org/)", ["https://example.org/"]],
    ["https://en.wikipedia.org/wiki/Kind_(film)", ["https://en.wikipedia.org/wiki/Kind_(film)"]],
    ["“https://example.org/a”", ["https://example.org/a”"]],
    ["「https://example.org/」", ["https://example.org/"]],
    ["https://example.org/a<b", ["https://example.org/a"]],
    ["https://example.org/\u3000abc", ["https://example.org/"]],
    ["Https://example.org/a", ["Https://example.org/a"]],
    ["www.example.org, example.org", []],
    ["https://intranet/a and seehttps://example.org", []],
  ])("links of %s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    [
      "#3d #l33t #world2016 #_test #test_ #one·two·three",
      ["#3d", "#l33t", "#world2016", "#_test", "#test_", "#one·two·three"],
    ],
    ["＃ｆｏｏ #dŵr #ਬੱਚਾ\n#Line", ["＃ｆｏｏ", "#dŵr", "#ਬੱਚਾ", "#Line"]],
    ["#0123456 #·one #", []],
    ["#one·two·", ["#one·two"]],
    ["(#Tag) #A/#B closer.#C", ["#A"]],
    ["https://example.org/a#b", ["https://example.org/a#b"]],
  ])("hashtags of %s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    ["@police and @police@social.example.org.", ["@police", "@police@social.example.org"]],
    ["@police.northdale.example.org", []],
    ["help@northdale.gov.uk", []],
    ["https://social.example.org/@police/1", ["https://social.example.org/@police/1"]],
  ])("mentions of %s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});
