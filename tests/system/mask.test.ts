import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskerFor } from "../../src/system/mask.ts";

describe("the mask", () => {
  it("hides every secret in every encoding it may be printed in", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8, maxLength: 40, unit: "grapheme" }), (secret) => {
        const mask = maskerFor({ CAMPAIGN_A_TOKEN: secret });
        const forms = [
          secret,
          JSON.stringify(secret).slice(1, -1),
          Buffer.from(secret).toString("base64"),
          Buffer.from(secret).toString("hex"),
        ];
        try {
          forms.push(encodeURIComponent(secret));
        } catch {
          // A lone surrogate cannot be put into a url at all.
        }

        for (const form of forms) expect(mask(`before ${form} after`)).not.toContain(form);
      }),
    );
  });

  it("leaves everything else as it is", () => {
    const mask = maskerFor({
      CAMPAIGN_A_TOKEN: "hunter2hunter2",
      HOME: "/home/me",
      CAMPAIGN_A_SERVICE: "https://pds.example.org",
    });

    expect(mask("/home/me at https://pds.example.org: hunter2hunter2.")).toBe(
      "/home/me at https://pds.example.org: ***.",
    );
  });
});
