import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OutboxFolder } from "../../../src/networks/outbox/folder.ts";
import { type OutboxKind, pageOf } from "../../../src/networks/outbox/page/page.ts";
import { type Post, toPostFile } from "../../../src/networks/outbox/post-file.ts";
import { aKey, anAccount, anImage, aPart } from "../../support/campaign/a-part.ts";
import { startBrowser, type TestBrowser } from "../../support/machine/browser.ts";

const attack = `"><script>document.title="owned"</script><img src=x onerror="document.title='owned'"><a href="javascript:alert(1)">&lt;b&gt;</a>`;

describe("the page of an outbox, in a real browser", () => {
  let chromium: TestBrowser;
  let root: string;
  let contexts: BrowserContext[] = [];

  beforeAll(async () => {
    chromium = await startBrowser();
    root = mkdtempSync(path.join(tmpdir(), "campaign-page-"));
  });
  afterAll(async () => {
    for (const context of contexts) await context.close();
    contexts = [];
    await chromium.stop();
    rmSync(root, { recursive: true, force: true });
  });

  function outboxOf(name: string, posts: readonly Post[]): OutboxFolder {
    const folder = new OutboxFolder(path.join(root, name), root);
    for (const post of posts) folder.write(post);
    folder.refreshPage();
    return folder;
  }
  function aPost(text: string, more: Partial<Post> = {}): Post {
    const account = anAccount({ id: "nyscp-bluesky", network: "bluesky", handle: "nyscp.example.org" });
    return { account, part: aPart(text), key: aKey(), place: {}, label: {}, ...more };
  }
  async function opened(
    folder: OutboxFolder,
    colorScheme: "light" | "dark" = "light",
  ): Promise<{ page: Page; requests: string[] }> {
    const context = await chromium.browser.newContext({ colorScheme });
    contexts.push(context);
    const page = await context.newPage();
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(path.join(folder.directory, "index.html")).href, { waitUntil: "load" });
    return { page, requests };
  }
  function aCampaign(): OutboxFolder {
    const delivery = "ceaday-2027/three-facts/nyscp-bluesky";
    const thread = [0, 1].map((part) => aPost(`Fact ${part + 1} of two. #CEADay27`, { key: aKey({ delivery, part }) }));
    const label = {
      local: "2027-07-01T09:00",
      timezone: "Europe/London",
      campaign: "Awareness Day",
      facts: [
        { label: "Theme", text: "spot the signs" },
        { label: "For", text: "professionals" },
      ],
      lengths: [{ used: 62, limit: 300, unit: "graphemes" }],
    };
    const images = [1, 2, 3, 4].map((number) => anImage(root, number));
    const key = aKey({ dueAt: new Date("2027-07-01T08:00:00Z") });
    const summer = aPost("Know the signs: https://example.org/help, www.example.org/x @police.example.org #CEADay27", {
      key,
      label,
      part: aPart("Know the signs: https://example.org/help, www.example.org/x @police.example.org #CEADay27", {
        images,
      }),
    });
    return outboxOf(`campaign-${contexts.length}`, [...thread, summer]);
  }

  it.each(["light", "dark"] as const)(
    "has no accessibility violations (%s) and asks nobody outside",
    async (scheme) => {
      const { page, requests } = await opened(aCampaign(), scheme);

      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .analyze();

      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      expect(requests.filter((url) => !url.startsWith("file://"))).toEqual([]);
    },
  );

  it("shows days, local times, joined threads, links, hashtags and pictures with their words", async () => {
    const { page } = await opened(aCampaign());

    expect(await page.locator("h2 span:first-child").allTextContents()).toEqual([
      "Thursday 18 March 2027",
      "Thursday 1 July 2027",
    ]);
    expect((await page.locator("time").allTextContents()).map((text) => text.trim())).toEqual([
      "09:00UTC",
      "09:00Europe/London",
    ]);
    expect(await page.locator("article").count()).toBe(2);
    expect(await page.locator(".part-number").allTextContents()).toEqual(["Part 1 of 2", "Part 2 of 2"]);
    expect(await page.locator(".text a").evaluateAll((all) => all.map((link) => link.getAttribute("href")))).toEqual([
      "https://example.org/help",
      "https://www.example.org/x",
    ]);
    expect(await page.locator(".mention").allTextContents()).toEqual(["@police.example.org"]);
    expect(await page.locator("figcaption").first().textContent()).toContain('It reads: "Sign number 1."');
    await page.locator("img").last().scrollIntoViewIfNeeded();
    expect(
      await page
        .locator("img")
        .first()
        .evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
    ).toBe(1);
  });

  it("shows an attack in every string as words", async () => {
    const account = anAccount({ id: attack.slice(0, 100), name: attack, handle: attack });
    const label = {
      local: attack,
      timezone: attack,
      campaign: attack,
      facts: [{ label: attack, text: attack }],
      lengths: [{ used: 1, limit: 2, unit: attack }],
    };
    const images = [{ ...anImage(root, 9), alt: attack, asset: attack.slice(0, 100) }];
    const card = { url: attack, title: attack, description: attack };
    const part = aPart(`${attack} https://example.org/"onmouseover="alert(1) #tag`, {
      images,
      card,
      contentWarning: attack,
      visibility: attack,
      labels: [attack],
      lang: attack,
    });
    const folder = outboxOf("attacked", [
      aPost(attack, { account, part, label, key: aKey({ delivery: `${attack}/${attack}/${attack}` }) }),
    ]);

    const { page, requests } = await opened(folder);

    expect(await page.title()).toBe(`Outbox: ${attack}`);
    expect(await page.locator("script").count()).toBe(0);
    expect(await page.locator("[onerror], [onmouseover], a[href^='javascript']").count()).toBe(0);
    expect(await page.locator(".text").textContent()).toContain(attack);
    expect(await page.locator(".who").textContent()).toContain(attack);
    expect(requests.every((url) => url.startsWith("file://"))).toBe(true);
  });

  it("lets no name turn the direction of what stands beside it", async () => {
    const account = anAccount({ id: "ob", name: "\u202elive", handle: "police.example.org", network: "bluesky" });
    const { page } = await opened(outboxOf("turned", [aPost("Words", { account })]));
    // Without its flex, which places its children itself.
    const places: unknown = await page.evaluate(`(() => {
      const heading = document.querySelector("h3.who");
      heading.setAttribute("style", "display: block");
      const leftOf = (words) => {
        const range = document.createRange();
        range.selectNodeContents(words);
        return range.getBoundingClientRect().left;
      };
      return leftOf(heading.firstChild) < leftOf(heading.querySelector(".handle"));
    })()`);
    expect(places).toBe(true);
    expect(await page.locator("h3.who bdi").count()).toBe(1);
  });

  it("runs no script even if one got in", async () => {
    const { page } = await opened(aCampaign());

    await page.evaluate(`{
      const script = document.createElement("script");
      script.textContent = "document.title = 'owned'";
      document.body.append(script);
    }`);

    expect(await page.title()).not.toBe("owned");
  });

  it("names its campaigns, and of a rehearsal says that it is one and that nothing was sent", () => {
    const posts = ["Day of Hope", "Week of Hope", "Year of Hope", "Age of Hope"].map((campaign, index) =>
      aPost("Words", { label: { campaign, network: "Bluesky" }, key: aKey({ delivery: `c${index}/a/b`, part: 0 }) }),
    );
    const pageWith = (count: number, kind: OutboxKind) => {
      const files = posts.slice(0, count).map((post) => ({ folder: "2027-03-18/0900", post: toPostFile(post) }));
      return pageOf(files, kind);
    };

    const rehearsed = pageWith(2, "rehearsal");

    expect(rehearsed).toContain("<h1>Rehearsal: Day of Hope and Week of Hope</h1>");
    expect(rehearsed).toContain('<p class="notice">This is a rehearsal: nothing on this page was sent.</p>');
    expect(rehearsed).toContain('<span class="badge">Bluesky</span>');
    expect(pageWith(4, "rehearsal")).toContain("<title>Rehearsal: 4 campaigns</title>");
    expect(pageWith(1, "outbox")).toContain("<h1>Outbox: Day of Hope</h1>");
    expect(pageWith(1, "outbox")).not.toContain("rehears");
  });

  it("says so when it is empty", async () => {
    const folder = outboxOf("emptied", [aPost("Gone again")]);
    folder.prune(new Set());
    folder.refreshPage();

    const { page } = await opened(folder);

    expect(await page.locator("main").textContent()).toContain("What is posted to this outbox appears here.");
  });
});
