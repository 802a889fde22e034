import { afterEach, expect, it, vi } from "vitest";
import { isTeams } from "../../src/telling/adaptive-card.ts";
import type { Trouble } from "../../src/telling/telling.ts";
import { webhook } from "../../src/telling/webhook.ts";

const teams = "https://prod-01.westeurope.logic.azure.com:443/workflows/1/triggers/manual/paths/invoke?sig=x";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Nothing leaves this machine: what would be sent is kept. */
async function sentTo(url: string, troubles: readonly Trouble[]) {
  const bodies: string[] = [];
  vi.stubGlobal("fetch", (_: URL, init: RequestInit) => {
    bodies.push(String(init.body));
    return Promise.resolve(new Response(null, { status: 202 }));
  });
  await webhook(url, "northdale", (text) => text.replaceAll("hunter2", "***")).send(troubles);
  return bodies;
}

const missed: Trouble = {
  subject: "day/hello/ours",
  text: "day/hello/ours is missed: hunter2 [here](https://elsewhere.example.org)",
  state: "missed",
  digest: "d",
};

it("sends Teams an Adaptive Card of plain words, masked", async () => {
  const [body = ""] = await sentTo(teams, [missed]);

  expect(JSON.parse(body)).toMatchObject({
    type: "message",
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        content: {
          type: "AdaptiveCard",
          body: [
            { type: "RichTextBlock", inlines: [{ text: "campaign (northdale): 1 post needs a person." }] },
            {
              type: "RichTextBlock",
              inlines: [{ text: "day/hello/ours is missed: *** [here](https://elsewhere.example.org)" }],
            },
            { type: "RichTextBlock" },
          ],
        },
      },
    ],
  });
});

it("keeps a card of many troubles below what Teams takes, and says how many are not named", async () => {
  const many = Array.from({ length: 500 }, (_, index) => ({ ...missed, text: `${index} ${"é".repeat(100)}` }));
  const [body = ""] = await sentTo(teams, many);

  expect(Buffer.byteLength(body)).toBeLessThan(28_000);
  expect(body).toMatch(/And 4\d\d more\./);
});

it("sends every other place what it always got", async () => {
  const [body = ""] = await sentTo("https://hooks.example.org/services/x", [missed]);

  expect(JSON.parse(body)).toMatchObject({ version: 1, workspace: "northdale" });
});

it.each([
  [teams, true],
  ["https://council.webhook.office.com/webhookb2/x", true],
  ["https://default1.2.environment.api.powerplatform.com:443/powerautomate/x", true],
  ["https://hooks.slack.com/services/x", false],
  ["https://logic.azure.com.example.org/x", false],
  ["https://example.org/?a=.logic.azure.com", false],
  ["not an address", false],
])("knows Teams by its host: %s", (url, is) => {
  expect(isTeams(url)).toBe(is);
});
