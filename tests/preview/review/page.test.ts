/** The page for whoever agrees with a mail and a phone, in a real browser, made by the program as its user would. */
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { unzipSync } from "fflate";
import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { answerIn, numbersAgreed } from "../../../src/permission/review/answer.ts";
import { codeOf, sheetIn } from "../../../src/permission/review/sheet.ts";
import { previewFiles } from "../../support/campaign/a-preview-workspace.ts";
import { aWorkspace, campaignYaml, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { startBrowser, type TestBrowser } from "../../support/machine/browser.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const arabic = "\u0644\u064a\u0633 \u0630\u0646\u0628\u0643 \u0623\u0628\u062f\u0627.";

let chromium: TestBrowser;
let workspace: TestWorkspace;
let contexts: BrowserContext[] = [];

const preview = (...args: readonly string[]) =>
  runCampaign(["preview", ...args, "--now", "2027-01-10T09:00:00Z"], { cwd: workspace.root });
const read = (file: string) => readFileSync(path.join(workspace.root, file));

beforeAll(async () => {
  chromium = await startBrowser();
  const posts = `  - { id: right, at: day-1 10:00, to: [sky], text: "${arabic} {hashtags}" }\n`;
  workspace = aWorkspace({ ...previewFiles, "campaigns/right.yaml": campaignYaml({ id: "right", to: "sky", posts }) });
  const { code, stderr } = await preview("--review", "agree.html", "--reply-to", "sam@example.org");
  expect([code, stderr]).toEqual([0, expect.stringContaining("agree.html asks about 4 posts")]);
});
afterEach(async () => {
  for (const context of contexts) await context.close();
  contexts = [];
});
afterAll(async () => {
  await chromium.stop();
  workspace.remove();
});

async function opened(options: BrowserContextOptions = {}) {
  const context = await chromium.browser.newContext(options);
  contexts.push(context);
  const page = await context.newPage();
  const outside: string[] = [];
  const errors: string[] = [];
  const own = pathToFileURL(path.join(workspace.root, "agree.html")).href;
  page.on("request", (request) => {
    if (!request.url().startsWith("data:") && request.url().split("#")[0] !== own) outside.push(request.url());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => errors.push(message.text()));
  await page.goto(own, { waitUntil: "load" });
  return { page, outside, errors };
}

/** As a mail program shows it. */
function mailIn(href: string | null): { readonly to: string; readonly body: string } {
  const url = new URL(href ?? "");
  return { to: url.pathname, body: url.searchParams.get("body") ?? "" };
}

async function mailOf(page: Page, name: RegExp) {
  return mailIn(await page.getByRole("link", { name }).getAttribute("href"));
}

const agreedIn = (body: string) => numbersAgreed(answerIn(body), 4).numbers;

describe("the page to agree on", () => {
  it("shows each message with its number, accounts, picture, alt text and length, and asks nobody for anything", async () => {
    const { page, outside, errors } = await opened();
    const first = page.getByRole("region", { name: "Number 1", exact: true });

    expect(await page.getByText(/^No\. \d$/).allTextContents()).toEqual(["No. 1", "No. 2", "No. 3", "No. 4"]);
    expect(await first.getByRole("img", { name: "A teal card with a yellow disc." }).count()).toBeGreaterThan(0);
    expect(await first.innerText()).toMatch(/Mastodon[\s\S]*of 500 characters[\s\S]*Alt text/);
    expect([outside, errors]).toEqual([[], []]);
  });

  it("can be used by everybody, on a phone, in light and dark", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const { page } = await opened({ ...phone, colorScheme });
      await page.getByRole("radio", { name: "Change" }).first().check();
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      const wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
      expect(await page.evaluate(wider)).toBe(0);
    }
  });

  it("turns only what is read from the right", async () => {
    const { page } = await opened();
    const turned = await page.locator(".text:dir(rtl)").allTextContents();

    expect(turned).toEqual([expect.stringContaining(arabic)]);
  });

  it("offers links that need no script, each a mail that agrees to just that", async () => {
    const { page } = await opened({ javaScriptEnabled: false });
    const all = await mailOf(page, /^Agree to all 4 posts$/);

    expect(all.to).toBe("sam@example.org");
    expect(agreedIn(all.body)).toEqual([1, 2, 3, 4]);
    expect(agreedIn((await mailOf(page, /^Agree to no\. 3$/)).body)).toEqual([3]);
    const change = answerIn((await mailOf(page, /^Change no\. 2$/)).body);
    expect([change.agreed, change.wishes]).toEqual([undefined, [{ number: 2, words: "" }]]);
    expect(await page.getByRole("radio").count()).toBe(0);
    const typed = await page.getByText(/^AGREE ALL BUT 2, code/).innerText();
    expect(agreedIn(typed)).toEqual([1, 3, 4]);
  });

  it("makes the answer from what is ticked with the keyboard alone", async () => {
    const { page } = await opened();
    const choose = async (number: number, key: string) => {
      await page
        .getByRole("group", { name: `Your answer on no. ${number}` })
        .getByRole("radio", { name: "Agree" })
        .focus();
      await page.keyboard.press(key);
    };
    await choose(1, "Space");
    await choose(2, "ArrowDown");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Do not say\nvictim, agree all");
    const some = await mailOf(page, /^Open it as a mail$/);
    expect(agreedIn(some.body)).toEqual([1]);

    await choose(3, "Space");
    await choose(4, "Space");
    const { body } = await mailOf(page, /^Open it as a mail$/);
    expect(body).toContain("AGREE ALL BUT 2\r\nCHANGE 2: Do not say victim, agree all\r\n\r\nEND OF ANSWER, code ");
    expect(agreedIn(body)).toEqual([1, 3, 4]);
    expect(await page.getByRole("status").innerText()).toBe("3 agreed, 1 to change, 0 not answered.");
  });

  it("offers an answer that is too long for a link to be copied and saved only", async () => {
    const { page } = await opened();
    await page.getByRole("radio", { name: "Change" }).first().check();
    const wish = page.getByLabel("What to change in no. 1");
    await wish.fill("w ".repeat(300));
    expect(await page.getByRole("link", { name: "Open it as a mail" }).count()).toBe(1);
    await wish.fill("w ".repeat(600));

    expect(await page.getByRole("link", { name: "Open it as a mail" }).count()).toBe(0);
    expect(await page.getByText("too long for a link").isVisible()).toBe(true);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save it" }).click();
    const saved = readFileSync(await (await download).path(), "utf8");
    expect(answerIn(saved).wishes).toEqual([{ number: 1, words: "w ".repeat(600).trim() }]);
    expect(saved.trim().split("\n").at(-1)).toMatch(/^END OF ANSWER, code( [0-9a-f]{4}){6}$/);
  });
});

describe("preview --review", () => {
  it("writes the words of the mail, a zip of both, and what the code stands for", () => {
    const text = read("agree.html.txt").toString("utf8");
    const zip = unzipSync(read("agree.html.zip"));
    const [, code = ""] = /code ((?:[0-9a-f]{4} ?){6})/.exec(text) ?? [];
    const plain = code.replaceAll(" ", "");
    const sheet = sheetIn(read(`.campaign/sheets/${plain}.json`).toString("utf8"), plain);

    expect(Object.keys(zip)).toEqual(["agree.html", "agree.html.txt"]);
    expect(Buffer.from(zip["agree.html"] ?? []).equals(read("agree.html"))).toBe(true);
    expect(text).toContain("No. 4: ");
    expect(text).toContain("Picture: A teal card with a yellow disc.");
    expect(answerIn(text).agreed).toBeUndefined();
    expect(sheet?.messages.map(({ post }) => post)).toEqual(["signs", "right", "steps", "read-on"]);
    expect(sheet === undefined ? "" : codeOf(sheet.messages)).toBe(plain);
    expect(statSync(path.join(workspace.root, "agree.html")).size).toBeLessThan(5_000_000);
  });

  it("has the same code for the same messages, and another when one word differs", async () => {
    const codeOfRun = async () => /code ([0-9a-f ]{29})/.exec((await preview("--review", "again.html")).stderr)?.[1];
    const before = await codeOfRun();
    expect(await codeOfRun()).toBe(before);
    const file = "campaigns/right.yaml";
    const kept = read(file).toString("utf8");
    workspace.write(file, kept.replace("{hashtags}", "Sam {hashtags}"));
    const after = await codeOfRun();
    workspace.write(file, kept);

    expect(before).toMatch(/^([0-9a-f]{4} ){5}[0-9a-f]{4}$/);
    expect(after).not.toBe(before);
  });

  it("writes over nothing but its own, and takes one address", async () => {
    workspace.write("notes.html.txt", "Mine.");
    const beside = await preview("--review", "notes.html");
    const own = await preview("--review", "campaigns/right.yaml");
    const address = await preview("--review", "new.html", "--reply-to", "sam@example.org?bcc=x@example.org");
    const both = await preview("--review", "new.html", "--html", "other.html");

    expect([beside, own, address, both].map(({ code }) => code)).toEqual([2, 2, 2, 2]);
    expect(beside.stderr).toContain("notes.html.txt exists");
    expect(read("notes.html.txt").toString("utf8")).toBe("Mine.");
  });
});
