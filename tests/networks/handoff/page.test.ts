import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HandoffFolder } from "../../../src/networks/handoff/folder.ts";
import { channelOf } from "../../../src/networks/handoff/profile.ts";
import type { Task } from "../../../src/networks/handoff/task.ts";
import type { Account, Part, PartKey } from "../../../src/networks/network.ts";
import { aKey, anAccount, anImage, aPart } from "../../support/campaign/a-part.ts";
import { startBrowser, type TestBrowser } from "../../support/machine/browser.ts";

const attack = `</textarea></title></style><script>document.title="owned"</script><img src=x onerror="document.title='owned'"><a href="javascript:alert(1)">&lt;b&gt;</a>`;

describe("the page of a hand-off, in a real browser", () => {
  let chromium: TestBrowser;
  let root: string;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    chromium = await startBrowser();
    root = mkdtempSync(path.join(tmpdir(), "campaign-handoff-page-"));
  });
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await chromium.stop();
    rmSync(root, { recursive: true, force: true });
  });

  function aTask(part: Part, more: { account?: Partial<Account>; key?: Partial<PartKey> } = {}): Task {
    const account = anAccount({
      id: "nyscp-instagram",
      network: "handoff",
      options: { channel: "instagram" },
      ...more.account,
    });
    const key = aKey({ delivery: "ceaday-2027/what-it-is/nyscp-instagram", ...more.key });
    return { account, channel: channelOf(account), part, key, place: {} };
  }
  async function opened(task: Task, colorScheme: "light" | "dark" = "light"): Promise<{ page: Page; asked: string[] }> {
    const directory = path.join(root, String(contexts.length));
    const folder = new HandoffFolder(directory, directory).write(task, (name) => name);
    const context = await chromium.browser.newContext({ colorScheme });
    contexts.push(context);
    const page = await context.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(path.join(folder, "hand-off.html")).href, { waitUntil: "load" });
    return { page, asked };
  }
  function aFullPart(): Part {
    const images = [1, 2].map((number) => anImage(root, number));
    const card = {
      url: "https://example.org/signs",
      title: "Signs",
      description: "What to look for",
      image: anImage(root, 3),
    };
    return aPart("\n  Know the signs.\n\nReport it: https://example.org/help #CEADay27", { images, card });
  }

  it.each(["light", "dark"] as const)(
    "has no accessibility violations (%s) and asks nobody outside",
    async (scheme) => {
      const { page, asked } = await opened(aTask(aFullPart()), scheme);

      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .analyze();

      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      expect(asked.filter((url) => !url.startsWith("file://"))).toEqual([]);
    },
  );

  it("holds the exact words in a box, first blank line and all, and copies them at a press", async () => {
    const { page } = await opened(aTask(aFullPart()));

    await page.evaluate(
      `document.addEventListener("copy", () => { window.copied = String(document.getSelection()) || document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd); })`,
    );
    await page.getByRole("button").first().click();

    expect(await page.locator("#text").inputValue()).toBe(aFullPart().text);
    expect(await page.evaluate("window.copied")).toBe(aFullPart().text);
    expect(await page.getByRole("button").first().textContent()).toBe("Copied");
  });

  it("names both languages of words that hold two, and of an alt text", async () => {
    const said = (cy: string, en: string) => ({
      sayings: [
        { lang: "cy", text: cy },
        { lang: "en", text: en },
      ],
    });
    const image = { ...anImage(root, 1), alt: "Dwylo.\n\nHands.", ...said("Dwylo.", "Hands.") };
    const part = aPart("Dewch.\n\nCome.", { lang: "cy", images: [image], ...said("Dewch.", "Come.") });

    const { page } = await opened(aTask(part));
    const boxes = await page
      .locator("#text, #alt-1")
      .evaluateAll((all) => all.map((box) => ["aria-label", "lang"].map((name) => box.getAttribute(name))));
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa"]).analyze();

    expect(boxes).toEqual([
      ["The text in cy, en", "mul"],
      ["The alt text of picture-1.png in cy, en", "mul"],
    ]);
    expect(await page.getByRole("button").first().textContent()).toBe("Copy the text in cy, en");
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it("shows pictures with their alt texts, what to heed, and a list to tick", async () => {
    const { page } = await opened(aTask(aFullPart()));

    expect(await page.locator("p.due").textContent()).toBe("Due Thursday 18 March 2027, 09:00 UK time");
    expect(await page.locator("#alt-2").inputValue()).toBe('A teal card. It reads: "Sign number 2."');
    expect(await page.locator(".heed li").allTextContents()).toEqual([
      "The text holds an address, and addresses cannot be tapped in what is posted to Instagram.",
      "It has a link card, and Instagram shows none: put https://example.org/signs where its readers can tap it.",
    ]);
    const widths = await page
      .locator("img")
      .evaluateAll((all) => all.map((image) => (image as unknown as { naturalWidth: number }).naturalWidth));
    expect(widths).toEqual([1, 1, 1]);
    await page.getByRole("checkbox").first().check();
    expect(await page.locator("#settle").inputValue()).toBe(
      "campaign settle ceaday-2027/what-it-is/nyscp-instagram --sent ADDRESS",
    );
  });

  it("shows an attack in every string as words", async () => {
    const images = [{ ...anImage(root, 9), alt: attack, asset: attack }];
    const card = { url: attack, title: attack, description: attack };
    const part = aPart(attack, {
      images,
      card,
      contentWarning: attack,
      visibility: attack,
      labels: [attack],
      lang: attack,
    });
    const account = { id: attack, name: attack, handle: attack };

    const { page, asked } = await opened(aTask(part, { account, key: { delivery: `${attack}/x/y` } }));

    expect(await page.title()).toBe(`Post to Instagram: ${attack}/x/y`);
    expect(await page.locator("script").count()).toBe(1);
    expect(await page.locator("[onerror], a").count()).toBe(0);
    expect(await page.locator("#text").inputValue()).toBe(attack);
    expect(await page.locator("#alt-1").inputValue()).toBe(attack);
    expect(await page.locator("#card").inputValue()).toBe(attack);
    expect(asked.every((url) => url.startsWith("file://"))).toBe(true);
  });

  it("runs no script but its own, even if one got in", async () => {
    const { page } = await opened(aTask(aPart("Know the signs.")));

    await page.evaluate(`{
      const script = document.createElement("script");
      script.textContent = "document.title = 'owned'";
      document.body.append(script);
    }`);

    expect(await page.title()).not.toBe("owned");
  });
});
