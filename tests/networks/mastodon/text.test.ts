import { describe, expect, it } from "vitest";
import { mastodonProfile } from "../../../src/networks/mastodon/profile.ts";

const profile = mastodonProfile(undefined);
const used = (text: string, contentWarning?: string) =>
  profile.measure({ text, images: [], ...(contentWarning && { contentWarning }) }).used;

describe("the length of a text on Mastodon", () => {
  it.each([
    ["plain words", "Know the signs.", 15],
    ["a link with a scheme", "https://example.org/a/very/long/path/to/help", 23],
    ["a short link", "https://a.org", 23],
    ["a bare domain at its full length", "example.org/help", 16],
    ["a link and its full stop", "See https://example.org/help.", 28],
    ["a local mention", "Thanks @police", 14],
    ["a remote mention by its name", "Thanks @police@social.example.org!", 15],
    ["an e-mail address in full", "write to me@example.org", 23],
    ["a family as one", "👨‍👩‍👧‍👦", 1],
    ["Welsh letters", "dŵr", 3],
  ])("counts %s", (_what, text, expected) => {
    expect(used(text)).toBe(expected);
  });

  it("counts the content warning too", () => {
    expect(used("Know the signs.", "Abuse")).toBe(20);
  });

  it("takes what the server has told of itself", () => {
    const facts = {
      maxCharacters: 5000,
      charactersReservedPerUrl: 25,
      maxMediaAttachments: 6,
      supportedMimeTypes: ["image/png", "video/mp4"],
      descriptionLimit: 5000,
      checkedOn: "2027-01-02",
    };

    const { images, measure } = mastodonProfile(facts);

    expect(measure({ text: "https://example.org", images: [] })).toEqual({ used: 25, limit: 5000, unit: "graphemes" });
    expect(images).toMatchObject({ count: 6, formats: ["png"], checkedOn: "2027-01-02", alt: { limit: 5000 } });
  });

  it("keeps its defaults where a server's facts make no sense", () => {
    const facts = {
      maxCharacters: -1,
      charactersReservedPerUrl: "23",
      maxMediaAttachments: Number.NaN,
      supportedMimeTypes: ["text/html"],
      imageSizeLimit: null,
    };

    expect(mastodonProfile(facts).images).toMatchObject({
      count: 4,
      formats: ["jpeg", "png", "webp"],
      bytes: 16_777_216,
    });
    expect(mastodonProfile(facts).measure({ text: "a", images: [] }).limit).toBe(500);
  });
});
