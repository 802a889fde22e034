/**
 * Makes the pictures of the README from the program itself: the plan as a terminal shows it, and posts as the outbox
 * shows them, and the page to sign. Run `npm run pictures` after a change that shows; it needs a rehearsal of the sample campaign.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { startBrowser } from "../tests/support/machine/browser.ts";

const root = path.resolve(import.meta.dirname, "..");
const program = path.join(root, "bin/campaign.js");
const now = "2027-01-10T09:00:00Z";

function run(args: readonly string[]): string {
  return execFileSync(process.execPath, [program, ...args], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A terminal window with some lines in it. */
function terminal(command: string, lines: readonly string[]): string {
  const font = readFileSync(path.join(root, "fonts/cousine-regular.ttf")).toString("base64");
  const days = /^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day /;
  const body = lines
    .map((line) => (days.test(line) ? `<b>${escaped(line)}</b>` : escaped(line)))
    .map((line) => line.replace(/\b(\d+)\/(\d{3,6})\b/g, "<i>$1/$2</i>"))
    .join("\n");
  return `<!doctype html><meta charset="utf-8"><style>
    @font-face { font-family: Terminal; src: url(data:font/ttf;base64,${font}) }
    body { margin: 0; background: #e9efee; padding: 28px; width: 780px }
    pre { margin: 0; font: 15px/1.5 Terminal; background: #07282a; color: #d9ece9; padding: 22px 26px; border-radius: 10px; white-space: pre }
    b { color: #ffc94d; font-weight: normal } i { color: #8fd6c9; font-style: normal } u { color: #8aa9a5; text-decoration: none }
  </style><pre><u>$ ${escaped(command)}</u>\n\n${body}</pre>`;
}

const { browser, stop } = await startBrowser();
const outbox = mkdtempSync(path.join(tmpdir(), "campaign-pictures-"));
try {
  const page = await browser.newPage({ viewport: { width: 836, height: 700 }, deviceScaleFactor: 2 });
  const plan = run(["plan", "ceaday-2027", "--from", "2027-03-18", "--now", now]).split("\n").slice(0, 18);
  await page.setContent(terminal("npx campaign plan ceaday-2027 --from 2027-03-18", plan));
  await page.locator("body").screenshot({ path: path.join(root, "docs/images/plan.png") });

  run(["rehearse", "ceaday-2027", "--outbox", outbox]);
  await page.goto(pathToFileURL(path.join(outbox, "index.html")).href);
  const post = page.locator("article", { hasText: "never too late to tell" }).first();
  await page.setViewportSize({ width: 836, height: 1600 });
  await post.scrollIntoViewIfNeeded();
  await post
    .locator("img")
    .first()
    .evaluate((image: unknown) => (image as { decode(): Promise<void> }).decode());
  await post.screenshot({ path: path.join(root, "docs/images/post.png") });

  const sheet = path.join(outbox, "preview.html");
  run(["preview", "ceaday-2027", "--html", sheet, "--from", "2027-03-18", "--until", "2027-03-18", "--now", now]);
  const wide = await browser.newPage({ viewport: { width: 1120, height: 1180 }, deviceScaleFactor: 1 });
  await wide.goto(pathToFileURL(sheet).href);
  await wide.screenshot({ path: path.join(root, "docs/images/preview.png") });
} finally {
  rmSync(outbox, { recursive: true, force: true });
  await stop();
}
