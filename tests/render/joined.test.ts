import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type NetworkId, networkIds } from "../../src/networks/network.ts";
import { networkOf } from "../../src/networks/registry.ts";
import { changesBetween } from "../../src/preview/changes.ts";
import type { Rendered } from "../../src/render/rendered.ts";
import { speak, welshCampaign } from "../support/campaign/in-languages.ts";

const needed: Readonly<Record<NetworkId, string>> = {
  bluesky: ", handle: us.example.org",
  x: ", handle: us",
  mastodon: ', handle: us, service: "https://m.example.org"',
  facebook: ', page: "1"',
  handoff: ", channel: instagram",
  outbox: "",
};
const accounts = `accounts:\n${networkIds
  .map((network) => `  on-${network}: { network: ${network}${needed[network]} }\n`)
  .join("")}`;

const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 }).filter((text) => /\p{L}/u.test(text));
const yaml = (text: string) => JSON.stringify(text.replaceAll(/[{}]/g, ""));

async function only(post: string, more = ""): Promise<Rendered> {
  const { rendered, problems } = await speak(welshCampaign(post, more, "[both]"));
  const [first] = [...rendered.values()];
  if (first === undefined) throw new Error(problems.join("\n"));
  return first;
}

describe("several languages in one message", () => {
  it("are counted to the letter as each network counts the text that is sent", async () => {
    await fc.assert(
      fc.asyncProperty(words, words, async (welsh, english) => {
        const post = `  - id: one\n    at: day 09:00\n    text: { cy: ${yaml(welsh)}, en: ${yaml(english)} }\n`;
        const to = `[${networkIds.map((network) => `on-${network}`).join(", ")}]`;
        const { rendered } = await speak(welshCampaign(post, "", to), accounts);
        for (const { delivery, profile, parts, voices = [] } of rendered.values()) {
          const [part] = parts;
          const said = voices.map((voice) => voice.parts[0]?.text ?? "");
          const network = networkOf(delivery.account.network);
          expect(part?.text).toBe(
            [...new Set(said)]
              .filter((each) => each !== "")
              .join("\n\n")
              .normalize("NFC"),
          );
          const counted = network.profile(delivery.account).measure({ text: part?.text ?? "", images: [] });
          expect(part?.measure).toEqual(counted);
          expect(profile.network).toBe(network.id);
        }
        expect(rendered.size).toBe(networkIds.length);
      }),
      { numRuns: 25 },
    );
  });

  it("join alt texts in the same way, and what is one line with a stroke", async () => {
    const rendered = await only(
      `  - id: one
    at: day 09:00
    text: { cy: Un., en: One. }
    images: [card]
    content-warning: { cy: Rhybudd, en: Warning }
    card: { url: { cy: "https://example.org/cy", en: "https://example.org/en" }, title: { cy: Teitl, en: Title }, description: { cy: Yr un, en: Yr un } }
`,
      "assets: { card: { file: ../assets/a.png, alt: { cy: Cerdyn., en: A card. } } }\n",
    );

    expect(rendered.parts[0]?.images[0]?.alt).toBe("Cerdyn.\n\nA card.");
    expect(rendered.contentWarning).toBe("Rhybudd / Warning");
    expect(rendered.card).toMatchObject({
      url: "https://example.org/cy",
      title: "Teitl / Title",
      description: "Yr un",
    });
    expect(rendered.parts[0]?.sayings).toEqual([
      { lang: "cy", text: "Un." },
      { lang: "en", text: "One." },
    ]);
  });

  it("are told apart where one of them changes", async () => {
    const previewOf = async (welsh: string, english: string) => {
      const rendered = await only(`  - id: one\n    at: day 09:00\n    text: { cy: ${welsh}, en: ${english} }\n`);
      return { rendered, standing: { state: "planned" as const, changed: false }, problems: [] };
    };
    const base = [await previewOf("Un.", "One.")];

    const { changes } = changesBetween([await previewOf("Un.", "The one.")], base);

    expect(changes).toMatchObject([{ kind: "changed", aspects: ["text"], languages: ["en"] }]);
  });
});
