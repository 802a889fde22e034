import { describe, expect, it } from "vitest";
import { secretName } from "../../../src/system/secrets/secrets.ts";

describe("the name of a secret", () => {
  it("is made of the account and the field", () => {
    expect(secretName("nyscp-bluesky", "app-password")).toBe("CAMPAIGN_NYSCP_BLUESKY_APP_PASSWORD");
  });
});
