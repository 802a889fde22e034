import { describe, expect, it } from "vitest";
import type { FittedImage, Part } from "../../src/networks/network.ts";
import type { Delivery } from "../../src/plan/delivery.ts";
import type { Card } from "../../src/preview/cards.ts";
import { changesBetween, changesText } from "../../src/preview/changes.ts";
import { aRendered, dueOn } from "../support/a-rendered.ts";

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

function aCard(part: Partial<Part> = {}, delivery: Partial<Delivery> = {}, post = "p"): Card {
  const rendered = aRendered("Look.", { delivery, post });
  const message = { parts: [{ ...plain, ...part }] };
  return { rendered, message, standing: { state: "planned", changed: false }, problems: [] };
}

const { account } = aCard().rendered.delivery;

describe("what differs between two revisions", () => {
  it.each([
    ["text", aCard({ text: "Look again." })],
    ["text", aCard({ contentWarning: "Abuse" })],
    ["time", aCard({}, dueOn("2027-03-18T10:00"))],
    ["pictures", aCard({ images: [{ ...picture, sha256: "two" }] })],
    ["alt text", aCard({ images: [{ ...picture, alt: "A square." }] })],
    ["link card", aCard({ card: { ...link, title: "Another title" } })],
    ["link card", aCard({ card: { ...link, image: picture } })],
    ["account", aCard({}, { account: { ...account, name: "Another name" } })],
    ["account", aCard({}, { account: { ...account, handle: "another.example.org" } })],
    ["account", aCard({}, { account: { ...account, service: "https://another.example.org" } })],
    ["account", aCard({}, { account: { ...account, options: { page: "222" } } })],
    ["account", aCard({}, { account: { ...account, options: { channel: "linkedin" } } })],
    ["account", aCard({}, { account: { ...account, options: { folder: "elsewhere" } } })],
    ["settings", aCard({}, { critical: true })],
    ["settings", aCard({}, { late: 60_000 })],
    ["settings", aCard({}, { visibility: "unlisted" })],
  ] as const)("is its %s alone", (aspect, card) => {
    const { changes, same } = changesBetween([card], [aCard()]);

    expect(changes).toMatchObject([{ kind: "changed", aspects: [aspect] }]);
    expect(same).toBe(0);
  });

  it("is nothing where only its standing, or the folder of its picture, is another", () => {
    const sent: Card = {
      ...aCard({ images: [{ ...picture, file: "/elsewhere/one.png" }] }),
      standing: { state: "published", changed: false },
    };

    expect(changesBetween([sent], [aCard()])).toEqual({ changes: [], same: 1 });
  });

  it("names what is new first and what was taken out last", () => {
    const found = changesBetween(
      [aCard({}, {}, "same"), aCard({}, {}, "new")],
      [aCard({}, {}, "old"), aCard({}, {}, "same")],
    );

    expect(found.changes.map(({ kind }) => kind)).toEqual(["new", "removed"]);
    expect(changesText(found)).toBe("1 new, 0 changed, 1 taken out, 1 as before");
  });
});
