/** The calendar of the year in a real browser, made by the program as its user would make it. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { aWorkspace, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { startBrowser, type TestBrowser } from "../../support/machine/browser.ts";
import { type Run, runCampaign } from "../../support/machine/run-campaign.ts";

const now = "2027-01-10T09:00:00Z";
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const hostile = `<img src="https://example.org/x" onerror="alert(1)">"'</p><script>alert(2)</script>`;

const accounts = `format: 2
policies: { per-day: 2 }
accounts:
  lead: { network: bluesky, handle: lead.example.org, name: Lead }
  board: { network: outbox, name: Board }
people: { mo: { role: Monitoring officer } }
`;

function campaign(id: string, title: string, date: string, to: string, posts: readonly string[]): string {
  const written = posts.map((at, index) => `  - { id: p${index}, at: ${at}, text: "Words ${index} of ${id}." }\n`);
  return `campaign: ${id}
title: ${JSON.stringify(title)}
date: ${date}
to: ${to}
checks: { hashtags-missing: { off: "Words for a test" } }
phases: { launch: { title: ${JSON.stringify(`Launch ${title}`)}, from: day-7, until: day } }
posts:
${written.join("")}`;
}

const files = {
  "campaigns/accounts.yaml": accounts,
  "campaigns/march.yaml": campaign("march-2027", hostile, "2027-03-18", "[lead, board]", [
    "day-3 09:00",
    "day 09:00",
    "day 12:00",
    "day 17:00",
  ]),
  "campaigns/work.yaml": campaign("work-2027", "Social work", "2027-03-16", "[lead]", ["day 09:00", "day+3 09:00"]),
  "campaigns/may.yaml": campaign("may-2027", "May", "2027-05-20", "[board]", ["day 09:00"]),
  "campaigns/periods.yaml":
    "- { id: pre-2027, kind: pre-election, from: 2027-03-19, until: 2027-05-06, by: [mo] }\n- { id: quiet-2027, kind: quiet, from: 2027-05-19, until: 2027-05-21 }\n",
};

let chromium: TestBrowser;
let workspace: TestWorkspace;
let contexts: BrowserContext[] = [];
let said: Run;

const run = (...args: string[]) => runCampaign([...args, "--now", now], { cwd: workspace.root });

beforeAll(async () => {
  workspace = aWorkspace(files);
  said = await run("preview", "--calendar", "year.html");
  chromium = await startBrowser();
});
afterEach(async () => {
  for (const context of contexts) await context.close();
  contexts = [];
});
afterAll(async () => {
  await chromium.stop();
  workspace.remove();
});

async function opened(
  options: { readonly width?: number; readonly scheme?: "light" | "dark"; readonly script?: boolean } = {},
): Promise<{ readonly page: Page; readonly outside: string[]; readonly context: BrowserContext }> {
  const { width = 1400, scheme = "light", script = true } = options;
  const viewport = { width, height: 900 };
  const context = await chromium.browser.newContext({ viewport, colorScheme: scheme, javaScriptEnabled: script });
  contexts.push(context);
  const page = await context.newPage();
  const outside: string[] = [];
  const own = pathToFileURL(path.join(workspace.root, "year.html")).href;
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== own) outside.push(request.url());
  });
  page.on("dialog", (dialog) => outside.push(dialog.message()));
  await page.goto(own, { waitUntil: "load" });
  return { page, outside, context };
}

const day = (page: Page, date: string) => page.locator(`#d${date}`);
const text = async (page: Page, selector: string) => (await page.locator(selector).innerText()).replace(/\s+/g, " ");

describe("the calendar", () => {
  it("is written by the command, which says how much it shows and what is wrong", () => {
    expect(said.code).toBe(0);
    expect(said.stderr).toContain("year.html shows 7 posts of 3 campaigns");
    expect(said.stderr).toContain("too-many-a-day");
  });

  it("has each day's posts and accounts, what it is, and what keeps a post back", async () => {
    const { page } = await opened();

    expect(await text(page, "#d2027-03-18")).toMatch(
      /09:00 march-2027\/p1 board, lead.*12:00 march-2027\/p2.*17:00 march-2027\/p3.*3 posts: board 3 too many, lead 3 too many/,
    );
    expect(await text(page, "#d2027-03-19")).toMatch(
      /pre-2027 09:00 work-2027\/p1 lead in pre-2027, kept back 1 post: lead 1/,
    );
    expect(await text(page, "#d2027-05-20")).toMatch(/09:00 may-2027\/p0 board in quiet-2027/);
    expect(await text(page, "#d2027-03-26")).toContain("Bank holiday: Good Friday");
    expect(await text(page, "#d2027-03-29")).toContain("Easter Monday (England, Wales and Northern Ireland)");
    expect(await text(page, "#d2027-05-10")).toContain(
      "Mental Health Awareness Week until Sunday 16 May 2027, not confirmed",
    );
  });

  it("says clashes and periods before the months, in the words of the plan", async () => {
    const { page } = await opened();
    const plan = (await run("plan", "--no-color")).stdout.replace(/\s+/g, " ");
    const said = [
      "march-2027 and work-2027 have their days in the week of Monday 15 March 2027, on lead.",
      "pre-2027 (pre-election): Friday 19 March 2027 until Thursday 6 May 2027: posts have to be approved for it. 1 post in it, 1 kept back.",
      "quiet-2027 (quiet): Wednesday 19 May 2027 until Friday 21 May 2027: posts go out. 1 post in it.",
    ];

    for (const words of said) {
      expect(await text(page, ".overview")).toContain(words);
      expect(plan).toContain(words);
    }
  });

  it("draws a period across its days, from its first to its last", async () => {
    const { page } = await opened();
    const drawn = await page.locator("li:has(> .bar.ask)").evaluateAll((all) => all.length);
    const first = await day(page, "2027-03-19").locator(".bar.ask").boundingBox();
    const next = await page.locator("li:has(> .bar.ask)").nth(1).locator(".bar.ask").boundingBox();

    expect(drawn).toBe(49);
    expect(await day(page, "2027-03-18").locator(".bar.ask").count()).toBe(0);
    expect(await day(page, "2027-05-06").locator(".bar.ask.ends").count()).toBe(1);
    // Side by side at one height: one bar to the eye.
    expect(next?.y).toBe(first?.y);
    expect((next?.x ?? 0) - ((first?.x ?? 0) + (first?.width ?? 0))).toBeLessThan(3);
  });

  it.each(["light", "dark"] as const)("is clean for axe, wide and on a phone (%s)", async (scheme) => {
    for (const width of [1400, 390]) {
      const { page } = await opened({ width, scheme });
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();

      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    }
  });

  it("needs no script, loads nothing, and lets no title be markup", async () => {
    const { page, outside } = await opened({ script: false });
    const source = readFileSync(path.join(workspace.root, "year.html"), "utf8");

    expect(await text(page, "#d2027-03-18 .the-day")).toContain(`${hostile}`);
    expect(await page.locator("script, img, [onerror]").count()).toBe(0);
    expect(source).not.toContain("<script");
    expect(source).toContain('content="default-src &#39;none&#39;; ');
    expect(source).not.toContain("script-src");
    expect(outside).toEqual([]);
  });

  it("is read by keyboard: to the months, and from a campaign to its day", async () => {
    const { page } = await opened();
    await page.keyboard.press("Tab");

    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the months");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("months");
    await page.getByRole("link", { name: "Thursday 18 March 2027" }).press("Enter");
    expect(await page.evaluate(`document.querySelector(":target").id`)).toBe("d2027-03-18");
  });

  it("fits a phone, where only days with something are there, and A4 across", async () => {
    const { page } = await opened({ width: 390 });
    const width = await page.evaluate("document.documentElement.scrollWidth");
    const shown = await page.locator(".still:visible").count();
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");

    expect([width, shown]).toEqual([390, 0]);
    expect(await day(page, "2027-03-18").locator("h3 .long").isVisible()).toBe(true);
    expect(pdf).toMatch(/\/MediaBox \[0 0 84[12][\d.]* 59[45][\d.]*\]/);
  });

  it("shows only the campaigns that are named, and what they meet in the others", async () => {
    const { code } = await run("preview", "work-2027", "--calendar", "year.html");
    const { page } = await opened();
    const whole = (await page.locator("body").innerText()).replace(/\s+/g, " ");
    await run("preview", "--calendar", "year.html");

    expect(code).toBe(0);
    expect(whole).toContain("2 posts (2 deliveries) of 1 campaign");
    expect(whole).not.toContain("march-2027/p");
    expect(whole).toContain("march-2027 and work-2027 have their days in the week");
  });

  it("is written over nothing but itself, and goes with no other page", async () => {
    workspace.write("notes.html", "<p>Mine</p>\n");
    const over = await run("preview", "--calendar", "notes.html");
    const both = await run("preview", "--calendar", "year.html", "--html", "a.html");

    expect([over.code, both.code]).toEqual([2, 2]);
    expect(readFileSync(path.join(workspace.root, "notes.html"), "utf8")).toBe("<p>Mine</p>\n");
  });
});
