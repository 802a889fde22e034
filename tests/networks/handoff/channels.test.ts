import { describe, expect, it } from "vitest";
import { channelNames, channels, otherChannel } from "../../../src/networks/handoff/channels.ts";
import { settleCommand, stepsFor, toHeed } from "../../../src/networks/handoff/checklist.ts";
import { channelOf } from "../../../src/networks/handoff/profile.ts";
import type { Part } from "../../../src/networks/network.ts";
import { networkOf } from "../../../src/networks/registry.ts";
import { aKey, anAccount, aPart } from "../../support/campaign/a-part.ts";

const image = {
  asset: "sign",
  file: "/sign.png",
  sha256: "",
  format: "png",
  bytes: 1,
  width: 1,
  height: 1,
  alt: "A teal card.",
} as const;

function aTask(channel: string, text: string, more: Partial<Part> = {}, part = 0) {
  const account = anAccount({ network: "handoff", options: { channel } });
  const key = aKey({ delivery: "ceaday-2027/what-it-is/nyscp", part });
  return { account, channel: channelOf(account), part: aPart(text, more), key, place: {} };
}

describe("the channels of a hand-off", () => {
  it.each([...channelNames])(
    "%s has limits with a source and a checklist that ends with telling the ledger",
    (name) => {
      const task = aTask(name, "Know the signs.", { images: [image] });

      const steps = stepsFor(task);

      expect(task.channel.images.source).not.toBe("");
      expect(task.channel.images.checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(steps.length).toBeGreaterThan(4);
      expect(steps[0]).toContain("still stands");
      expect(steps.at(-1)).toMatch(/[Tt]ell the ledger/);
    },
  );

  it.each([
    { channel: "x", network: "x" },
    { channel: "bluesky", network: "bluesky" },
    { channel: "mastodon", network: "mastodon" },
  ] as const)("counts for $channel as the network itself does", ({ channel, network }) => {
    const text = "Know the signs 👩‍👩‍👧: https://example.org/a/long/address/that/counts/otherwise";
    const byHand = networkOf("handoff").profile(anAccount({ network: "handoff", options: { channel } }));
    const itself = networkOf(network).profile(anAccount({ network }));

    expect(byHand.measure({ text, images: [] })).toEqual(itself.measure({ text, images: [] }));
    expect(byHand.images).toEqual(itself.images);
    expect(byHand.network).toBe("handoff");
  });

  it("counts an emoji on Threads by its bytes", () => {
    const { measure } = networkOf("handoff").profile(
      anAccount({ network: "handoff", options: { channel: "threads" } }),
    );

    expect(measure({ text: "Café 💚", images: [] })).toEqual({ used: 9, limit: 500, unit: "characters" });
  });

  it("neither pads nor misses pixels of a banner of an e-mail", () => {
    const { ratio, minWidth, minHeight } = channels.email?.images ?? otherChannel.images;

    expect(ratio.max).toBeGreaterThanOrEqual(1200 / 200);
    expect(minWidth).toBeLessThanOrEqual(1200);
    expect(minHeight).toBeLessThanOrEqual(200);
  });

  it("gives each display exactly its pixels", () => {
    expect(channels.screen?.images.frame).toEqual({ width: 1920, height: 1080 });
    expect(channels.story?.images.frame).toEqual({ width: 1080, height: 1920 });
  });

  it.each(["", "constructor", "__proto__", "town-crier"])(
    "takes the unknown channel %j as a place without limits",
    (name) => {
      expect(channelOf(anAccount({ options: { channel: name } }))).toBe(otherChannel);
    },
  );

  it("asks for pictures, links and mentions only where there are some", () => {
    const plain = stepsFor(aTask("linkedin", "Know the signs.")).join("\n");
    const full = stepsFor(
      aTask("linkedin", "Know the signs, says @police.example.org: https://example.org", { images: [image] }),
    ).join("\n");

    const card = { url: "https://example.org/signs", title: "", description: "" };
    expect(stepsFor(aTask("linkedin", "A", { card }))).toContain(
      "Share this address with it: https://example.org/signs",
    );
    expect(plain).not.toMatch(/picture|@mention|address with it/);
    expect(full).toMatch(/pictures in the order/);
    expect(full).toMatch(/@mention/);
    expect(plain).toContain("Paste the text.");
  });

  it("tells what is easily got wrong at this place with this very text", () => {
    const heed = toHeed(
      aTask(
        "instagram",
        "#One #Two #Three #Four #Five #Six: example.org/help",
        { contentWarning: "Abuse", labels: ["graphic-media"], visibility: "unlisted" },
        1,
      ),
    );

    expect(heed).toEqual([
      "It has no picture, and Instagram takes nothing without one. Ask whoever wrote the campaign.",
      "The text has 6 hashtags, and Instagram takes 5. Ask which to leave out.",
      "The text holds an address, and addresses cannot be tapped in what is posted to Instagram.",
      "This is part 2 of a thread: post it as a reply to part 1.",
      "It needs a content warning, before anything else: Abuse",
      "It needs the label graphic-media, where Instagram has labels.",
      "Its visibility is: unlisted.",
    ]);
  });

  it("has nothing to heed where all is well", () => {
    expect(toHeed(aTask("instagram", "Know the signs. #CEADay27 #5", { images: [image] }))).toEqual([]);
    expect(toHeed(aTask("linkedin", "https://example.org"))).toEqual([]);
  });

  it("asks for an address only where what is posted has one", () => {
    expect(settleCommand(aTask("linkedin", "A"))).toBe("campaign settle ceaday-2027/what-it-is/nyscp --sent ADDRESS");
    expect(settleCommand(aTask("screen", "A"))).toBe("campaign settle ceaday-2027/what-it-is/nyscp --sent done");
  });
});
