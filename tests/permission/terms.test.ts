/** What people agree to: one digest of everything that a reader meets. */
import { describe, expect, it } from "vitest";
import { digestAt, type SourceOf, termsOf } from "../../src/permission/terms.ts";
import type { Delivery } from "../../src/plan/delivery.ts";
import { anAccount } from "../support/campaign/a-plan.ts";
import { anAlt, aRendered, dueOn, type RenderedOptions } from "../support/campaign/a-rendered.ts";

const sourceOf: SourceOf = (file) => `the bytes of ${file}`;
const poster = anAlt("A teal card.");

function termsOfA(options: RenderedOptions = {}, text: string | readonly string[] = "It is never your fault.") {
  const images = options.images ?? ["poster"];
  return termsOf(aRendered(text, { ...options, images, campaign: { assets: poster, ...options.campaign } }), sourceOf);
}

const delivery = (more: Partial<Delivery>): RenderedOptions => ({ delivery: more });
const before = termsOfA();

describe("the terms of a message", () => {
  it.each<[string, () => ReturnType<typeof termsOfA>, readonly string[]]>([
    ["another word", () => termsOfA({}, "It is not your fault."), ["text"]],
    [
      "a second part",
      () => termsOfA({}, ["It is never your fault.", "Tell someone."]),
      ["text", "pictures", "alt text"],
    ],
    ["another alt text", () => termsOfA({ campaign: { assets: anAlt("A blue card.") } }), ["alt text"]],
    [
      "a picture that is cropped",
      () => termsOfA({ campaign: { assets: anAlt("A teal card.", { fit: "crop" }) } }),
      ["pictures"],
    ],
    ["another focus", () => termsOfA({ campaign: { assets: anAlt("A teal card.", { focus: [0, 1] }) } }), ["pictures"]],
    ["no picture", () => termsOfA({ images: [] }), ["pictures", "alt text"]],
    ["another account", () => termsOfA({ account: anAccount("two", "bluesky") }), ["account"]],
    ["another time zone", () => termsOfA({ campaign: { assets: poster, timezone: "Europe/Paris" } }), ["time zone"]],
    ["another language", () => termsOfA(delivery({ lang: "cy" })), ["language"]],
    ["a visibility", () => termsOfA(delivery({ visibility: "unlisted" })), ["visibility"]],
    ["labels", () => termsOfA(delivery({ labels: ["graphic-media"] })), ["labels"]],
    ["a content warning", () => termsOfA(delivery({ contentWarning: "Abuse" })), ["content warning"]],
    ["a longer window", () => termsOfA(delivery({ late: 1 })), ["lateness"]],
    ["again", () => termsOfA(delivery({ again: true })), ["repeat"]],
    ["critical", () => termsOfA(delivery({ critical: true })), ["priority"]],
  ])("know %s", (_name, changed, names) => {
    const after = changed();
    const all = new Set([...Object.keys(before.aspects), ...Object.keys(after.aspects)]) as Set<
      keyof typeof before.aspects
    >;

    expect([...all].filter((aspect) => before.aspects[aspect] !== after.aspects[aspect]).toSorted()).toEqual(
      names.toSorted(),
    );
    expect(after.digest).not.toBe(before.digest);
    expect(after.local).toBe(before.local);
  });

  it("know another time, and nothing else of it", () => {
    const later = termsOfA(delivery(dueOn("2027-03-18T10:00")));

    expect(later.digest).not.toBe(before.digest);
    expect(later.aspects).toEqual(before.aspects);
    expect(digestAt(before.base, "2027-03-18T10:00")).toBe(later.digest);
  });

  it("know other bytes of a picture, whatever it is called", () => {
    const other = termsOf(
      aRendered("It is never your fault.", { images: ["poster"], campaign: { assets: poster } }),
      () => "others",
    );

    expect(other.aspects.pictures).not.toBe(before.aspects.pictures);
    expect({ ...other.aspects, pictures: "" }).toEqual({ ...before.aspects, pictures: "" });
  });

  it("stay what they are when only the id of post, asset or account is another, or a rule is turned off", () => {
    const account = { ...anAccount("one", "bluesky"), id: "renamed" };
    const same = termsOfA({
      account,
      post: "renamed",
      campaign: { assets: poster, checks: new Map([["x", { off: "y" }]]) },
    });

    expect(same.digest).toBe(before.digest);
  });

  it("are those of the first release, for ever: what was agreed then still counts", () => {
    expect(termsOfA({ images: [] }).digest).toBe("v1:98bb6db306e4bac2bb9007864bbea94c059b36d96e23155f975b3fc349538d91");
    expect(before.digest).toBe("v1:17dd16f8225cfb3941fa80e0de6adfb21e470034eaacf706f5fd3c823d37a166");
  });
});
