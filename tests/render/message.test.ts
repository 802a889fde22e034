import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Asset, Campaign } from "../../src/campaign/model.ts";
import { planCampaign } from "../../src/plan/plan.ts";
import { fitMessage } from "../../src/render/message.ts";
import type { Rendered } from "../../src/render/rendered.ts";
import { renderDelivery } from "../../src/render/text.ts";
import { aCampaign, anAccount, anAsset, aPart, aPost, aProfile, aWorkspace } from "../support/campaign/a-plan.ts";
import { aDarkroom, anSvg, aPlain, type Darkroom } from "../support/pictures/a-picture.ts";

let room: Darkroom;
beforeAll(() => {
  room = aDarkroom();
});
afterAll(() => room.close());

function rendered(more: Partial<Campaign>): Rendered {
  const plan = planCampaign(aCampaign(more), aWorkspace([anAccount("one")]));
  const [delivery] = plan.deliveries;
  if (delivery === undefined) throw new Error("The campaign has no delivery.");
  return renderDelivery(delivery, aProfile()).rendered;
}

function assets(...list: readonly Asset[]): Campaign["assets"] {
  return new Map(list.map((asset) => [asset.id, asset]));
}

const thread = (images: readonly (readonly string[])[]) =>
  ({
    kind: "thread",
    parts: images.map((ids, index) => aPart(`Part ${index + 1}.`, ["posts", 0, "thread", index], ids)),
  }) as const;

describe("a message", () => {
  test("carries each part's words with its images fitted, alt texts and all that every part shares", async () => {
    room.put("assets/wide.png", await aPlain(400, 100, "#cc2200").png().toBuffer());
    room.put("assets/card.png", await aPlain(300, 300).png().toBuffer());
    const post = aPost("p", {
      content: thread([["wide"], []]),
      lang: "cy",
      visibility: "unlisted",
      contentWarning: "Abuse",
      labels: ["graphic-media"],
      card: {
        url: "https://example.org/",
        title: "Signs",
        description: "What to look for",
        image: "card",
        path: ["posts", 0, "card"],
      },
    });
    const campaign = { posts: [post], assets: assets(anAsset("wide", "A red {year}."), anAsset("card", "A card.")) };

    const result = await fitMessage(rendered(campaign), room.fitter, room.root);

    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const shared = { lang: "cy", visibility: "unlisted", contentWarning: "Abuse", labels: ["graphic-media"] };
    expect(result.message.parts).toMatchObject([
      {
        text: "Part 1.",
        ...shared,
        images: [{ asset: "wide", alt: "A red 2027.", width: 400, height: 200, format: "png" }],
        card: { url: "https://example.org/", title: "Signs", image: { asset: "card", width: 300 } },
      },
      { text: "Part 2.", ...shared, images: [] },
    ]);
    expect(result.message.parts[1]).not.toHaveProperty("card");
  });

  test("fits a card's picture for cards, where the network has limits of their own for it", async () => {
    room.put("assets/card.png", await aPlain(1200, 1200).png().toBuffer());
    const card = { url: "https://example.org/", title: "Signs", description: "", image: "card" };
    const post = aPost("p", {
      content: thread([["card"]]),
      card: { ...card, path: ["posts", 0, "card"] },
    });
    const own = aProfile();
    const cardImages = { ...own.images, maxWidth: 600, maxHeight: 600 };
    const delivery = rendered({ posts: [post], assets: assets(anAsset("card", "A card.")) });

    const result = await fitMessage({ ...delivery, profile: { ...own, cardImages } }, room.fitter, room.root);

    expect(result).toMatchObject({
      message: { parts: [{ images: [{ width: 1200 }], card: { image: { width: 600 } } }] },
    });
  });

  test("names every picture that cannot be used, once, at the line of its file", async () => {
    room.put("assets/evil.svg", anSvg('<image href="file:///etc/passwd"/>'));
    const evil = { ...anAsset("evil", "x"), file: "assets/evil.svg" };
    const campaign = {
      posts: [aPost("p", { content: thread([["gone", "evil"], ["gone"]]) })],
      assets: assets(anAsset("gone", "x"), evil),
    };

    const result = await fitMessage(rendered(campaign), room.fitter, room.root);

    if (result.ok) throw new Error("The message was made.");
    expect(
      result.problems.map(({ code, severity, delivery, place }) => ({ code, severity, delivery, file: place.file })),
    ).toEqual([
      { code: "image-missing", severity: "error", delivery: "c/p/one", file: "campaigns/a.yaml#assets/gone/file" },
      {
        code: "image-external-reference",
        severity: "error",
        delivery: "c/p/one",
        file: "campaigns/a.yaml#assets/evil/file",
      },
    ]);
  });

  test("says where the focus is once the picture is padded or cropped", async () => {
    room.put("assets/banner.png", await aPlain(800, 100).png().toBuffer());
    room.put("assets/square.png", await aPlain(1600, 1600).png().toBuffer());
    const banner: Asset = { ...anAsset("banner", "x"), focus: [0.25, 1] };
    const square: Asset = { ...anAsset("square", "x"), fit: "crop", focus: [0.5, 0.1] };
    const campaign = {
      posts: [aPost("p", { content: thread([["banner", "square"]]) })],
      assets: assets(banner, square),
    };

    const result = await fitMessage(rendered(campaign), room.fitter, room.root);

    const images = result.ok ? result.message.parts[0]?.images : [];
    expect(images?.map(({ focus }) => focus)).toEqual([
      [0.25, 0.625],
      [0.5, 0.178],
    ]);
  });
});
