import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { fileLimit } from "../../src/campaign/file/read-file.ts";
import { postLimit } from "../../src/campaign/names/check-posts.ts";
import { longestText } from "../../src/campaign/written/long-texts.ts";
import { aliasLimit } from "../../src/campaign/yaml/traps/hazards.ts";
import { MAX_BYTES, MAX_PIXELS, MAX_SIDE, MAX_SVG_BYTES } from "../../src/images/faults.ts";
import { longestDrawing } from "../../src/images/fitter.ts";
import * as bluesky from "../../src/networks/bluesky/profile.ts";
import * as facebook from "../../src/networks/facebook/profile.ts";
import { channels } from "../../src/networks/handoff/channels.ts";
import { defaultLimits as mastodon } from "../../src/networks/mastodon/limits.ts";
import { networkIds } from "../../src/networks/network.ts";
import { outboxProfile } from "../../src/networks/outbox/profile.ts";
import { networkOf } from "../../src/networks/registry.ts";
import { prices } from "../../src/networks/x/prices.ts";
import * as x from "../../src/networks/x/profile.ts";
import { spans } from "../../src/publish/engine.ts";
import { longestSentence } from "../../src/system/text/shorten.ts";

const root = path.resolve(import.meta.dirname, "../..");
const minute = 60_000;
const day = 24 * 60 * minute;

const count = (value: number) => value.toLocaleString("en-GB");
const megabytes = (bytes: number) => `${bytes / 1_000_000} MB`;
const settling = (id: "bluesky" | "mastodon" | "x") => networkOf(id).settlingTime / minute;

/** What a page says in words, made from the constant that the program goes by. */
const promises: Readonly<Record<string, readonly string[]>> = {
  "docs/campaign-file.md": [
    `at most ${megabytes(fileLimit)} and ${count(postLimit)} posts, and a text at most ${count(longestText)} characters`,
    `up to ${aliasLimit} in a file`,
    `again within ${spans.sameWords / day} days`,
  ],
  "docs/images.md": [
    `| bytes | ${megabytes(MAX_BYTES)}, an SVG ${megabytes(MAX_SVG_BYTES)} |`,
    `| pixels | ${MAX_PIXELS / 1_000_000} million, and ${count(MAX_SIDE)} on a side |`,
    `longer than ${longestDrawing / 1000} seconds to draw`,
  ],
  "docs/publishing.md": [
    `(${settling("bluesky")} minutes for Bluesky, ${settling("mastodon")} for Mastodon, ${settling("x")} for X:`,
  ],
  "docs/pull-requests.md": [`no\nmore than ${count(longestSentence)} characters`],
  "docs/networks/bluesky.md": [
    `| Text | ${bluesky.textLimits.graphemes} graphemes`,
    `and ${count(bluesky.textLimits.bytes)} bytes`,
    `| Pictures | ${bluesky.imageLimits.count} a post, or ${bluesky.galleryLimits.count} where`,
    `${megabytes(bluesky.imageLimits.bytes)} each, kept up to ${bluesky.imageLimits.maxWidth} x ${bluesky.imageLimits.maxHeight} pixels`,
    `own limits: ${megabytes(bluesky.cardImageLimits.bytes)}`,
  ],
  "docs/networks/facebook.md": [
    `| Text | ${count(facebook.textLimits.characters)} characters`,
    `| Pictures | ${facebook.imageLimits.count} a post, ${megabytes(facebook.imageLimits.bytes)} each`,
    `up to ${count(facebook.imageLimits.alt.limit ?? 0)} characters`,
  ],
  "docs/networks/mastodon.md": [
    `| Text | ${mastodon.text.graphemes} graphemes`,
    `every link with \`https://\` counts ${mastodon.text.link};`,
    `| Pictures | ${mastodon.images.count} a post, ${mastodon.images.bytes / 2 ** 20} MiB each`,
    `alt text up to ${count(mastodon.images.alt.limit ?? 0)} characters`,
  ],
  "docs/networks/x.md": [
    `pay per use: $${prices.post} a post, $${prices.link.toFixed(2)} a post with a link, $${prices.alt} an alt text`,
    `| Text | ${x.textLimits.weighted}, weighted: NFC, every link ${x.textLimits.link}`,
    `| Pictures | ${x.imageLimits.count} a post, ${megabytes(x.imageLimits.bytes)} each`,
    `alt text up to ${count(x.imageLimits.alt.limit ?? 0)} characters`,
  ],
  "docs/networks/outbox.md": [
    `${count(outboxProfile.measure({ text: "", images: [] }).limit)} characters, ${outboxProfile.images.count} pictures`,
  ],
  "docs/networks/handoff.md": ["instagram", "threads", "linkedin", "facebook-group", "tiktok", "whatsapp-channel"].map(
    (name) => `| ${name} | ${count(channels[name]?.characters ?? 0)}`,
  ),
};

it("the page of each network tells its limits as the program has them", () => {
  expect(networkIds.filter((id) => promises[`docs/networks/${id}.md`] === undefined)).toEqual([]);
});

describe("a number in the documents is the one that the program goes by", () => {
  it.each(Object.entries(promises))("%s", (page, phrases) => {
    const text = readFileSync(path.join(root, page), "utf8");

    expect(phrases.filter((phrase) => !text.includes(phrase))).toEqual([]);
  });
});
