import { Agent } from "@atproto/api";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashtagsIn as tagsOfChecks } from "../../../src/check/text/tags/hashtags.ts";
import { facetsOf } from "../../../src/networks/bluesky/record/facets.ts";
import { findOn } from "../../../src/networks/text/finds.ts";
import { gluedHashtagsIn, hashtagsIn } from "../../../src/networks/text/hashtags.ts";
import { linksIn } from "../../../src/networks/text/links.ts";
import { markedText } from "../../../src/networks/text/marked-text.ts";
import { isTopLevelDomain, listed, topLevelDomains } from "../../../src/networks/text/top-level-domains.ts";
import { html as asMarkup } from "../../../src/system/text/markup.ts";
import data from "./links.json" with { type: "json" };

describe.each(data.cases)("of $text", ({ text, links, tags }) => {
  it("readers and checks see its links and hashtags", () => {
    expect(linksIn(text).map(({ start, end, url }) => [text.slice(start, end), url])).toEqual(links);
    expect(tagsOfChecks(text).map(({ tag }) => tag)).toEqual(tags);
    expect(hashtagsIn(text).map(({ start, end }) => text.slice(start + 1, end))).toEqual(tags);
  });

  it("Bluesky is sent the same", async () => {
    const resolver = {
      agent: new Agent("http://127.0.0.1:9"),
      known: new Map<string, string>(),
      signal: AbortSignal.timeout(1000),
    };

    const facets = await facetsOf(text, resolver);

    const bytes = Buffer.from(text, "utf8");
    const sent = facets.map(({ index, features: [feature] }) => ({
      written: bytes.subarray(index.byteStart, index.byteEnd).toString("utf8"),
      feature: feature as { readonly uri?: string; readonly tag?: string },
    }));
    expect(sent.flatMap(({ written, feature: { uri } }) => (uri ? [[written, uri]] : []))).toEqual(links);
    expect(sent.flatMap(({ feature: { tag } }) => (tag ? [tag] : []))).toEqual(tags);
  });

  it("the preview of Bluesky and of Facebook marks the same", () => {
    for (const network of ["bluesky", "facebook"] as const) {
      const { html } = markedText(text, network);

      const marked = [...html.matchAll(/<a href="([^"]*)"[^>]*>([^<]*)<\/a>/g)].map(([, url, words]) => [words, url]);
      expect(marked).toEqual(links.map((pair) => pair.map((words) => asMarkup`${words}`.html)));
      expect([...html.matchAll(/<span class="tag">.([^<]*)<\/span>/gu)].map(([, tag]) => tag)).toEqual(tags);
    }
  });
});

describe("whatever the text", () => {
  const pieces = ["https://", "www.", "example", ".org", ".", "/", "(", ")", "[", "]", "#", "＃", "@", "a", "ŵ", "ਬੱ"];
  const more = [
    "👉",
    "“",
    "”",
    "’s",
    "…",
    " ",
    "\n",
    ",",
    "-",
    "_",
    "1",
    ":80",
    "?",
    "&",
    "Next",
    "\u200d",
    "\ufe0f",
    "💚",
  ];
  const texts = fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 30 }).map((all) => all.join(""));

  it.each(["bluesky", "x", "mastodon", "facebook", "handoff", "outbox"] as const)(
    "spans on %s are in order, overlap nowhere, and are what they say",
    (network) => {
      fc.assert(
        fc.property(fc.oneof(texts, fc.string({ unit: "grapheme" })), (text) => {
          let end = 0;
          for (const span of findOn(network, text)) {
            expect(span.start).toBeGreaterThanOrEqual(end);
            expect(span.end).toBeGreaterThan(span.start);
            expect(span.end).toBeLessThanOrEqual(text.length);
            end = span.end;
            const written = text.slice(span.start, span.end);
            if (span.kind === "tag") expect(written.slice(1)).toBe(span.tag);
            if (span.kind === "mention") expect(written.slice(1)).toBe(span.handle);
            if (span.kind === "link") expect(span.url.toLowerCase().endsWith(written.toLowerCase())).toBe(true);
            if (span.kind === "link") expect(span.url).toMatch(/^https?:\/\/[^/]/);
          }
        }),
        { numRuns: 2000 },
      );
    },
  );

  it("a hashtag is never both whole and stuck to a word", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const whole = new Set(hashtagsIn(text).map(({ start }) => start));
        expect(gluedHashtagsIn(text).filter(({ start }) => whole.has(start))).toEqual([]);
      }),
    );
  });
});

describe("the list of top-level domains", () => {
  it("is dated, sorted out and whole", () => {
    const domains = [...topLevelDomains()];

    expect(listed.checkedOn).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(domains.length).toBeGreaterThan(1400);
    expect(domains.filter((domain) => domain !== domain.toLowerCase() || /[\s.]/.test(domain))).toEqual([]);
  });

  it.each(["uk", "UK", "org", "cymru", "wales", "music", "kids", "みんな", "рф", "xn--p1ai"])("knows %s", (domain) => {
    expect(isTopLevelDomain(domain)).toBe(true);
  });

  it.each(["then", "jpg", "example", "test", "", "constructor"])("does not know %s", (domain) => {
    expect(isTopLevelDomain(domain)).toBe(false);
  });
});
