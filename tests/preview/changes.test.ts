import { describe, expect, it } from "vitest";
import type { FittedImage, Part } from "../../src/networks/network.ts";
import type { Delivery } from "../../src/plan/delivery.ts";
import { changesBetween, changesText } from "../../src/preview/changes.ts";
import type { Preview } from "../../src/preview/previews.ts";
import { aRendered, dueOn } from "../support/campaign/a-rendered.ts";

const picture: FittedImage = {
  asset: "disc",
  file: "/pictures/one.png",
  sha256: "one",
  format: "png",
  bytes: 1000,
  width: 800,
  height: 800,
  alt: "A disc.",
};
const link = { url: "https://northdale.example.org/help", title: "Where help is", description: "Who to call." };
const plain: Part = { text: "Look.", images: [picture], lang: "en", card: link };

function aPreview(part: Partial<Part> = {}, delivery: Partial<Delivery> = {}, post = "p"): Preview {
  const rendered = aRendered("Look.", { delivery, post });
  const message = { parts: [{ ...plain, ...part }] };
  return { rendered, message, standing: { state: "planned", changed: false }, problems: [] };
}

const { account } = aPreview().rendered.delivery;

describe("what differs between two revisions", () => {
  it.each([
    ["text", aPreview({ text: "Look again." })],
    ["text", aPreview({ contentWarning: "Abuse" })],
    ["time", aPreview({}, dueOn("2027-03-18T10:00"))],
    ["pictures", aPreview({ images: [{ ...picture, sha256: "two" }] })],
    ["alt text", aPreview({ images: [{ ...picture, alt: "A square." }] })],
    ["link card", aPreview({ card: { ...link, title: "Another title" } })],
    ["link card", aPreview({ card: { ...link, image: picture } })],
    ["account", aPreview({}, { account: { ...account, name: "Another name" } })],
    ["account", aPreview({}, { account: { ...account, handle: "another.example.org" } })],
    ["account", aPreview({}, { account: { ...account, service: "https://another.example.org" } })],
    ["account", aPreview({}, { account: { ...account, options: { page: "222" } } })],
    ["account", aPreview({}, { account: { ...account, options: { channel: "linkedin" } } })],
    ["account", aPreview({}, { account: { ...account, options: { folder: "elsewhere" } } })],
    ["settings", aPreview({}, { critical: true })],
    ["settings", aPreview({}, { late: 60_000 })],
    ["settings", aPreview({}, { visibility: "unlisted" })],
  ] as const)("is its %s alone", (aspect, preview) => {
    const { changes, same } = changesBetween([preview], [aPreview()]);

    expect(changes).toMatchObject([{ kind: "changed", aspects: [aspect] }]);
    expect(same).toBe(0);
  });

  it("is nothing where only its standing, or the folder of its picture, is another", () => {
    const sent: Preview = {
      ...aPreview({ images: [{ ...picture, file: "/elsewhere/one.png" }] }),
      standing: { state: "published", changed: false },
    };

    expect(changesBetween([sent], [aPreview()])).toEqual({ changes: [], same: 1 });
  });

  it("names what is new first and what was taken out last", () => {
    const found = changesBetween(
      [aPreview({}, {}, "same"), aPreview({}, {}, "new")],
      [aPreview({}, {}, "old"), aPreview({}, {}, "same")],
    );

    expect(found.changes.map(({ kind }) => kind)).toEqual(["new", "removed"]);
    expect(changesText(found)).toBe("1 new, 0 changed, 1 taken out, 1 as before");
  });
});
