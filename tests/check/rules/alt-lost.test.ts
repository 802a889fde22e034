import { expect, it } from "vitest";
import { altLost } from "../../../src/check/rules/alt-lost.ts";
import { networkOf } from "../../../src/networks/registry.ts";
import { anAlt, aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

const alt = 'A teal card. It reads: "You are not to blame."';
const campaign = { assets: anAlt(alt) };

function posted(channel: string, text: string, { post = "p", id = "by-hand", images = ["poster"] } = {}) {
  const account = {
    id,
    handle: "",
    name: "By hand",
    network: "handoff",
    variables: {},
    options: { channel },
    path: [],
  } as const;
  const profile = networkOf("handoff").profile(account);
  return aRendered(text, { account, profile, post, images, campaign });
}

it.each([
  ["whatsapp-channel", "WhatsApp Channel"],
  ["tiktok", "TikTok"],
  ["story", "Story"],
])("%s loses what its text does not say", (channel, name) => {
  expect(problemsOf(altLost, posted(channel, "Know the signs."))).toEqual([
    expect.objectContaining({
      code: "alt-lost",
      severity: "warning",
      message: `The alt text of poster is lost at by-hand: ${name} has no field for it, and whoever cannot see the picture learns nothing from it.`,
      help: expect.stringContaining("`for: { by-hand: { text: ... } }`"),
    }),
  ]);
});

it("is told once for each account of a campaign, whatever the number of posts", () => {
  const some = ["a", "b", "c"].flatMap((post) =>
    ["one", "two"].map((id) => posted("tiktok", "Know the signs.", { post, id })),
  );

  expect(problemsOf(altLost, some).map(({ message }) => message.split(":")[0])).toEqual([
    "The alt text of poster is lost at one",
    "The alt text of poster is lost at two",
  ]);
});

it("leaves alone a text that says all of it, in other cases and another order", () => {
  expect(problemsOf(altLost, posted("tiktok", "You are not to blame, the TEAL card reads. It helps."))).toEqual([]);
});

it("wants the numbers that stand in a picture, too", () => {
  const assets = anAlt("Call 0800 1111.");
  const one = posted("tiktok", "Call 0800 for help.");

  expect(
    problemsOf(altLost, {
      ...one,
      parts: one.parts.map((part) => ({
        ...part,
        images: part.images.map((image) => ({ ...image, alt: assets.get("poster")?.alt ?? "" })),
      })),
    }),
  ).toHaveLength(1);
});

it.each(["screen", "instagram", "linkedin", "email", "town-crier"])("leaves alone what goes to: %s", (channel) => {
  expect(problemsOf(altLost, posted(channel, "Know the signs."))).toEqual([]);
});

it("leaves alone a post without pictures, and one whose alt text is missing, which has a rule of its own", () => {
  expect(problemsOf(altLost, posted("tiktok", "Know the signs.", { images: [] }))).toEqual([]);
});

it.each(["bluesky", "mastodon", "facebook", "x"] as const)(
  "leaves alone what is sent to %s, which takes them",
  (network) => {
    expect(problemsOf(altLost, aRendered("Know the signs.", { network, images: ["poster"], campaign }))).toEqual([]);
  },
);
