import { describe, expect, it } from "vitest";
import type { Account } from "../../src/networks/network.ts";
import { fingerprintOf } from "../../src/preview/fingerprint.ts";
import type { PreviewedCampaign } from "../../src/preview/previews.ts";
import { aRendered } from "../support/campaign/a-rendered.ts";
import { anAccount } from "../support/publishing/a-publisher.ts";

const page = anAccount({ network: "facebook", options: { page: "111" } });
const task = anAccount({ network: "handoff", options: { channel: "instagram" } });

function signed(account: Account, state: "planned" | "published" = "planned"): string {
  const rendered = aRendered("Look.", { delivery: { account } });
  const preview = { rendered, standing: { state, changed: false }, problems: [] } as const;
  return fingerprintOf([{ plan: {}, previews: [preview], aside: [], problems: [] } as unknown as PreviewedCampaign]);
}

describe("the fingerprint of what was signed", () => {
  it.each([
    ["page", page, { options: { page: "222" } }],
    ["channel", task, { options: { channel: "linkedin" } }],
    ["server", page, { service: "https://another.example.org" }],
    ["shown name", page, { name: "Another name" }],
    ["handle", task, { handle: "another" }],
  ] as const)("is another with another %s", (_, account, change) => {
    expect(signed({ ...account, ...change })).not.toBe(signed(account));
  });

  it("stays when it has gone out", () => {
    expect(signed(page, "published")).toBe(signed(page));
  });
});
