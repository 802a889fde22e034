/** `preview --serve` in a process of its own, looked at with a real browser and with requests that no browser makes. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { previewFiles } from "../../support/campaign/a-preview-workspace.ts";
import { aWorkspace, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { startBrowser, type TestBrowser } from "../../support/machine/browser.ts";

const program = path.resolve(import.meta.dirname, "../../../bin/campaign.js");

let chromium: TestBrowser;
let workspace: TestWorkspace;
let served: ChildProcess;
let url: URL;

beforeAll(async () => {
  chromium = await startBrowser();
  workspace = aWorkspace(previewFiles);
  served = spawn(process.execPath, [program, "preview", "--serve", "--now", "2027-01-10T09:00:00Z"], {
    cwd: workspace.root,
    env: { PATH: process.env.PATH ?? "", HOME: workspace.root },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [said] = (await once(served.stdout ?? served, "data")) as [Buffer];
  url = new URL(said.toString("utf8").trim());
});
afterAll(async () => {
  if (served.exitCode === null) served.kill("SIGKILL");
  await chromium.stop();
  workspace.remove();
});

function statusOf(address: string, headers: Readonly<Record<string, string>> = {}, method = "GET"): Promise<number> {
  const { port, pathname } = new URL(address);
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path: pathname, method, headers }, (response) => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    asked.on("error", reject).end();
  });
}

describe("preview --serve", () => {
  it("follows the file as it is edited, and keeps the filters", async () => {
    const page = await chromium.browser.newPage();
    const outside: string[] = [];
    page.on("request", (each) => {
      if (!each.url().startsWith("data:") && !each.url().startsWith(url.href)) outside.push(each.url());
    });
    await page.goto(url.href);
    await page.getByLabel("Network", { exact: true }).selectOption("Bluesky");
    const before = previewFiles["campaigns/all.yaml"] ?? "";

    workspace.write("campaigns/all.yaml", before.replace("Somebody will listen.", "Somebody will always listen."));
    await page.getByText("Somebody will always listen.").waitFor();

    expect(await page.getByLabel("Network", { exact: true }).inputValue()).toBe("=Bluesky");
    expect(await page.locator(".delivery:visible").count()).toBe(3);
    expect(outside).toEqual([]);

    workspace.write("campaigns/all.yaml", "campaign: [broken");
    await page.locator("header .problems .error").first().waitFor();
    await page.close();
  });

  it("answers nobody who does not know the token, comes under another name, or from another site", async () => {
    const statuses = await Promise.all([
      statusOf(url.href),
      statusOf(`${url.origin}/`),
      statusOf(`${url.origin}/${"a".repeat(32)}/`),
      statusOf(`${url.href}../../etc/passwd`),
      statusOf(url.href, { host: `attacker.example.org:${url.port}` }),
      statusOf(`${url.href}events`, { host: "attacker.example.org" }),
      statusOf(url.href, { "sec-fetch-site": "cross-site" }),
      statusOf(url.href, {}, "POST"),
    ]);

    expect(url.hostname).toBe("127.0.0.1");
    expect(url.pathname.length).toBeGreaterThan(30);
    expect(statuses).toEqual([200, 404, 404, 404, 403, 403, 403, 405]);
  });

  it("ends on a signal", async () => {
    served.kill("SIGINT");
    const [code] = (await once(served, "exit")) as [number | null];

    expect(code).toBe(130);
  });
});
