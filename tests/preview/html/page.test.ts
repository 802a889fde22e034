/** The page that a manager signs, in a real browser, made by the program as its user would make it. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { previewFiles } from "../../support/campaign/a-preview-workspace.ts";
import { aWorkspace, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { startBrowser, type TestBrowser } from "../../support/machine/browser.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";
import { readCards, sha256 } from "../../support/pictures/read-cards.ts";

const now = "2027-01-10T09:00:00Z";
const repository = path.resolve(import.meta.dirname, "../../..");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What `rehearse` left of one part: made by the publisher itself, each message for its own network. */
interface Sent {
  readonly delivery: string;
  readonly part: number;
  readonly text: string;
  readonly images: readonly { readonly file: string; readonly alt: string }[];
  readonly length: { readonly used: number; readonly limit: number };
  readonly folder: string;
}

let chromium: TestBrowser;
let workspace: TestWorkspace;
let contexts: BrowserContext[] = [];

beforeAll(async () => {
  chromium = await startBrowser();
  workspace = aWorkspace(previewFiles);
  const sample = await runCampaign(
    ["preview", "ceaday-2027", "--html", path.join(workspace.root, "sample.html"), "--now", now],
    { cwd: repository },
  );
  const all = await runCampaign(["preview", "--html", "all.html", "--now", now], { cwd: workspace.root });
  const broken = await runCampaign(["preview", "--html", path.join(workspace.root, "broken.html"), "--now", now], {
    cwd: path.join(repository, "docs/examples/broken"),
  });
  expect([sample.code, all.code, broken.code]).toEqual([0, 0, 1]);
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
  file: string,
  { scheme = "light", hash = "" }: { readonly scheme?: "light" | "dark"; readonly hash?: string } = {},
): Promise<{ readonly page: Page; readonly outside: string[]; readonly errors: string[] }> {
  const context = await chromium.browser.newContext({ colorScheme: scheme });
  contexts.push(context);
  const page = await context.newPage();
  const outside: string[] = [];
  const errors: string[] = [];
  const own = pathToFileURL(path.join(workspace.root, file)).href;
  page.on("request", (request) => {
    if (!request.url().startsWith("data:") && request.url().split("#")[0] !== own) outside.push(request.url());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => errors.push(message.text()));
  await page.goto(own + hash, { waitUntil: "load" });
  return { page, outside, errors };
}

function visibleCards(page: Page): Promise<readonly string[]> {
  return page.locator(".delivery:visible").evaluateAll((all) => all.map(({ id }) => id));
}

/** How many posts these deliveries are. */
/** A post that goes out at two times stands there twice. */
function postsShown(page: Page): Promise<number> {
  return page.locator(".message:visible").count();
}

function choice(page: Page, name: string): Locator {
  return page.getByLabel(name, { exact: true });
}

describe("the preview page of the sample campaign", () => {
  it.each([
    ["sample.html", "light"],
    ["sample.html", "dark"],
    ["all.html", "light"],
    ["all.html", "dark"],
    ["broken.html", "dark"],
  ] as const)("has no accessibility violations (%s, %s) and asks nobody outside", async (file, scheme) => {
    const { page, outside, errors } = await opened(file, { scheme });

    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();

    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect([outside, errors]).toEqual([[], []]);
  });

  it("filters by account, network, day, audience and state, and says how much is shown", async () => {
    const { page } = await opened("sample.html");
    const every = await visibleCards(page);
    const all = await postsShown(page);

    await choice(page, "Network").selectOption("Bluesky");
    await choice(page, "Day").selectOption("Thursday 18 March 2027");
    const filtered = await visibleCards(page);
    await choice(page, "Audience").selectOption("children and young people");
    const narrower = await visibleCards(page);
    const few = await postsShown(page);
    const tally = await page.getByRole("status").textContent();
    const warned = await page.getByText("A filter is on").isVisible();
    await choice(page, "Account").selectOption("youth-voice-bluesky");
    await choice(page, "State").selectOption("planned");
    const accounts = await visibleCards(page);
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByText(`(${every.length} of`).waitFor();

    expect(filtered.length).toBeGreaterThan(narrower.length);
    expect(filtered.every((id) => id.endsWith("-bluesky"))).toBe(true);
    expect(tally).toBe(`Showing ${few} of ${all} posts (${narrower.length} of ${every.length} deliveries).`);
    expect(few).toBeLessThan(all);
    expect(warned).toBe(true);
    expect(accounts.length).toBeGreaterThan(0);
    expect(accounts.every((id) => id.endsWith("/youth-voice-bluesky"))).toBe(true);
    expect(await visibleCards(page)).toEqual(every);
  });

  it("leads from a link to its card, also when a filter hides it", async () => {
    const id = "ceaday-2027/look-again/northdale-instagram";
    const { page } = await opened("sample.html", { hash: `#${id}` });
    const focused = () => page.evaluate("document.activeElement.id");
    const onOpening = await focused();

    await choice(page, "Network").selectOption("Bluesky");
    await page.evaluate("location.hash = ''");
    await page.evaluate(`location.hash = "#${id}"`);
    await page.waitForFunction(`document.activeElement.id === "${id}"`);

    expect(onOpening).toBe(id);
    expect(await page.locator(`[id="${id}"]`).isVisible()).toBe(true);
    expect(await page.evaluate(`document.getElementById("${id}").getBoundingClientRect().top`)).toBeLessThan(200);
  });

  it("is used by keyboard alone: skip link, filters, calendar, cards", async () => {
    const { page } = await opened("sample.html");
    const active = (what: string) => page.evaluate(`document.activeElement.${what}`);

    await page.keyboard.press("Tab");
    const first = await active("textContent");
    await page.keyboard.press("Enter");
    const skipped = await active("id");
    await choice(page, "Network").focus();
    await page.keyboard.type("Blue");
    const network = await choice(page, "Network").inputValue();
    await page.keyboard.press("Tab");
    const next = await active("name");
    await page.locator(".calendar a").first().focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction("document.activeElement.matches('section.day')");
    await page.keyboard.press("Tab");

    expect([first, skipped, network, next]).toEqual(["Skip to the posts", "posts", "=Bluesky", "day"]);
    expect(await active("closest('.delivery').dataset.network")).toBe("Bluesky");
    expect(await active("matches(':focus-visible')")).toBe(true);
  });

  it("prints as a sheet with a box to sign, and pictures in it", async () => {
    const { page } = await opened("sample.html");

    const pdf = await page.pdf({ format: "A4" });
    await page.emulateMedia({ media: "print" });

    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeGreaterThan(10);
    expect(pdf.toString("latin1").match(/\/Subtype\s*\/Image/g)?.length ?? 0).toBeGreaterThanOrEqual(8);
    expect(await page.locator("#filters").isVisible()).toBe(false);
    expect(await page.locator(".sign-off .lines dt").allTextContents()).toEqual(["Name", "Role", "Signature", "Date"]);
  });
});

describe("a card of the preview page", () => {
  let sent: readonly Sent[];

  beforeAll(async () => {
    const run = await runCampaign(["rehearse"], { cwd: workspace.root });
    expect(run.code).toBe(0);
    const outbox = path.join(workspace.root, "outbox");
    const files = readdirSync(outbox, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith("post.json"),
    );
    sent = files.map((file) => ({
      ...(JSON.parse(readFileSync(path.join(outbox, file), "utf8")) as Omit<Sent, "folder">),
      folder: path.join(outbox, path.dirname(file)),
    }));
  });

  it("shows byte for byte the words, the count, the alt texts and the pictures that are sent", async () => {
    const { page } = await opened("all.html");
    const shown = await readCards(page);

    const expected = [...Map.groupBy(sent, ({ delivery }) => delivery)].map(([id, unordered]) => {
      const parts = unordered.toSorted((a, b) => a.part - b.part);
      const images = parts.flatMap((part) => part.images.map((image) => ({ ...image, folder: part.folder })));
      return {
        id,
        texts: parts.map(({ text }) => text),
        counts: parts.map(({ length }) => `${length.used} of ${length.limit}`),
        alts: images.map(({ alt }) => alt),
        pictures: images.map(({ file, folder }) => sha256(readFileSync(path.join(folder, file)))),
      };
    });

    const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);
    expect(sent.length).toBe(13);
    expect(shown.toSorted(byId)).toEqual(expected.toSorted(byId));
  });

  it("writes each picture into the file once, however many cards show it", () => {
    const page = readFileSync(path.join(workspace.root, "all.html"), "utf8");
    const pictures = [...page.matchAll(/base64,([A-Za-z0-9+/=]+)/g)].map((match) => match[1]);

    expect(pictures.length).toBeGreaterThan(2);
    expect(new Set(pictures).size).toBe(pictures.length);
  });
});

describe("a campaign whose every string is an attack", () => {
  const attack = `"><script>document.title='owned'</script><img src=x onerror="document.title='owned'"></style><a href='javascript:alert(1)'>&lt;b&gt;`;
  const quoted = JSON.stringify(attack);

  it("is shown as words", async () => {
    const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#0d5c5c"/></svg>`;
    workspace.write("hostile/assets/a.svg", picture);
    workspace.write(
      "hostile/campaigns/accounts.yaml",
      `workspace: hostile\naccounts:\n  sky: { network: bluesky, handle: northdale.example.org, name: ${quoted} }\n  room: { network: outbox, name: ${quoted}, folder: out }\n`,
    );
    workspace.write(
      "hostile/campaigns/bad.yaml",
      `campaign: bad
title: ${quoted}
date: 2027-03-18
to: [sky, room]
variables: { v: ${quoted} }
assets:
  a: { file: ../assets/a.svg, alt: ${quoted} }
phases:
  w: { title: ${quoted}, from: day, until: day }
posts:
  - id: p
    at: day 09:00
    phase: w
    theme: ${quoted}
    audience: [${quoted}]
    content-warning: ${quoted}
    images: [a]
    text: ${quoted}
  - id: q
    at: day 10:00
    text: "{v}"
    card: { url: "https://example.org/?q=%22><script>", title: ${quoted}, description: ${quoted}, image: a }
`,
    );
    await runCampaign(["preview", "--html", "../hostile.html", "--now", now], {
      cwd: path.join(workspace.root, "hostile"),
    });

    const { page, outside, errors } = await opened("hostile.html");
    await choice(page, "Audience").selectOption(attack);

    expect(await page.title()).toBe(`Preview: ${attack}`);
    expect(await page.locator("h2", { hasText: attack }).count()).toBe(1);
    expect(await page.locator(".wording .text").first().textContent()).toBe(attack);
    expect(await page.locator(".delivery:visible").count()).toBe(2);
    expect(await page.locator(".pic").first().getAttribute("aria-label")).toBe(attack);
    expect(await page.locator("img, [onerror], iframe, a[href^='javascript']").count()).toBe(0);
    expect(await page.locator("script").count()).toBe(1);
    expect([outside, errors]).toEqual([[], []]);
  });
});

describe("preview --html", () => {
  it("writes over its own page, and over nothing else", async () => {
    const again = await runCampaign(["preview", "--html", "all.html", "--now", now], { cwd: workspace.root });
    const slip = await runCampaign(["preview", "--html", "campaigns/all.yaml"], { cwd: workspace.root });
    const folder = await runCampaign(["preview", "--html", "campaigns"], { cwd: workspace.root });

    expect([again.code, slip.code, folder.code]).toEqual([0, 2, 2]);
    expect(slip.stderr).toContain("campaigns/all.yaml exists and is not a preview");
    expect(readFileSync(path.join(workspace.root, "campaigns/all.yaml"), "utf8")).toContain("campaign: all");
  });
});
