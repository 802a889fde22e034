import { expect, it } from "vitest";
import { imageCropped } from "../../src/check/rules/image-cropped.ts";
import { imageOnGround } from "../../src/check/rules/image-on-ground.ts";
import { networkOf } from "../../src/networks/registry.ts";
import { anAccount } from "../support/campaign/a-plan.ts";
import { anAlt, aRendered, problemsOf } from "../support/campaign/a-rendered.ts";

const facts = { format: "jpeg", width: 1200, height: 4000, bytes: 1, vector: false, metadata: false } as const;
const account = { ...anAccount("our-instagram", "handoff"), options: { channel: "instagram" } };

it.each([
  [imageCropped, facts],
  [imageOnGround, { ...facts, format: "png", ground: "#123456" }],
] as const)("names the place of a hand-off, and the account that reaches it", (rule, image) => {
  const shown = aRendered("W", {
    account,
    profile: networkOf("handoff").profile(account),
    images: ["poster"],
    campaign: { assets: anAlt("A card", { fit: "crop" }) },
  });
  const [problem] = problemsOf(rule, shown, { images: new Map([["poster", image]]) });

  expect(problem?.message).toContain("Instagram");
  expect(problem?.help).toContain("our-instagram");
  expect(`${problem?.message} ${problem?.help}`).not.toContain("handoff");
});
