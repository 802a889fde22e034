/** What is drawn on a poster goes out like any text: it is judged where it stands, whatever its alt text says. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

interface Told {
  readonly code: string;
  readonly line: number;
  readonly column: number;
}

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = aWorkspace({
    "campaigns/accounts.yaml": "workspace: test\naccounts:\n  print-room: { network: outbox }\n",
  });
});
afterEach(() => workspace.remove());

const posts = `  - { id: fault, at: day 09:00, images: [never], text: "You can talk to us. {hashtags}" }\n`;
const fileOf = (assets: string) => campaignYaml({ id: "words", posts, assets });
const posterOf = (words: string, more = "") =>
  fileOf(
    `  never:\n    poster: { words: ${words}, ground: teal${more} }\n    alt: "A teal card with a sentence on it."\n`,
  );

/** What is told of the lines of `assets`: its code, and the line from there on. */
async function toldOf(text: string): Promise<readonly string[]> {
  workspace.write("campaigns/words.yaml", "names: []\n");
  workspace.write("campaigns/poster.yaml", text);
  const { stdout } = await runCampaign(["validate", "--format", "json"], { cwd: workspace.root });
  const lines = text.split("\n");
  const drawn = lines.findIndex((line) => line.startsWith("posts:"));
  return (JSON.parse(stdout).problems as readonly Told[])
    .filter(({ line }) => line <= drawn)
    .map(({ code, line, column }) => `${code}: ${lines[line - 1]?.slice(column - 1)}`);
}

async function expectTold(text: string, expected: readonly string[]): Promise<void> {
  const told = await toldOf(text);
  expect(told.map((each, index) => each.slice(0, expected[index]?.length))).toEqual(expected);
}

describe("the words of a poster with an alt text of its own", () => {
  it.each([
    ['"She put herself at risk."', "discouraged-words: put herself at risk"],
    ['"Join us on 18 March 2026."', "other-year: 18 March 2026"],
    ['"Childline: 0800 1112"', "helpline-mistyped: 0800 1112"],
    ['"Childline: [number]"', "placeholder-left: [number]"],
    ['"It is never your falt."', "spelling: falt"],
  ])("%s are judged in the picture", async (words, expected) => {
    await expectTold(posterOf(words), [expected]);
  });

  it("and those of who said it", async () => {
    await expectTold(posterOf('"We listen."', ', source: "Jo, March 2026 is our month"'), [
      "other-year: March 2026 is",
    ]);
  });

  it("are left alone where nothing is wrong with them", async () => {
    await expectTold(posterOf('"It is never your fault. Childline is free: 0800 1111"', ", source: Youth Voice"), []);
  });

  it("are judged in their own language", async () => {
    const both = posterOf('{ cy: "Mae hi yn rhoi ei hun mewn perygl.", en: "She put herself at risk." }')
      .replace("hashtags:", "languages: [cy, en]\nhashtags:")
      .replace(
        'alt: "A teal card with a sentence on it."',
        'alt: { cy: "Cerdyn gyda brawddeg.", en: "A card with a sentence." }',
      )
      .replace(
        'text: "You can talk to us. {hashtags}"',
        'text: { cy: "Gallwch siarad â ni. {hashtags}", en: "You can talk to us. {hashtags}" }\n    bilingual: apart'.replace(
          "\n    ",
          ", ",
        ),
      );

    await expectTold(both, ["discouraged-words: rhoi ei hun mewn perygl", "discouraged-words: put herself at risk"]);
  });

  it("are told where they would print a secret", async () => {
    workspace.write("campaigns/poster.yaml", posterOf(`"Write to ghp_${"a1B2".repeat(9)}"`));
    const { stdout } = await runCampaign(["validate", "--format", "json"], { cwd: workspace.root });

    expect(stdout).toContain("This would print what looks like an access token in a poster.");
  });
});

it("are judged at their place, as the alt text that they stand for, once", async () => {
  const text = fileOf('  never:\n    poster: { words: "Listen.", source: "March 2026 is our month", ground: teal }\n');

  await expectTold(text, ["other-year: March 2026 is"]);
});

it("are judged in a montage, each at its own place", async () => {
  const text = fileOf(`  a: { poster: { words: "Listen. Join on 18 March 2026.", ground: teal } }
  b: { poster: { words: "She put herself at risk.", ground: navy }, alt: "A card." }
  never: { montage: { of: [a, b] } }
`);

  await expectTold(text, ["other-year: 18 March 2026", "discouraged-words: put herself at risk"]);
});
