/** A real Chromium for tests of pages, unpacked into a folder of its own. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium } from "playwright-core";

export interface TestBrowser {
  readonly browser: Browser;
  stop(): Promise<void>;
}

export async function startBrowser(): Promise<TestBrowser> {
  const folder = mkdtempSync(path.join(tmpdir(), "campaign-chromium-"));
  const usual = process.env.TMPDIR;
  // The package unpacks into TMPDIR and takes any `chromium` that it finds there for its own.
  process.env.TMPDIR = folder;
  try {
    const { default: packaged } = await import("@sparticuz/chromium");
    const args = packaged.args.filter((arg) => !/^--(single-process|no-zygote)$/.test(arg));
    const browser = await chromium.launch({ executablePath: await packaged.executablePath(), args, headless: true });
    const stop = async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    };
    return { browser, stop };
  } finally {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
  }
}
