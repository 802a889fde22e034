/** cron runs `publish` every minute: what does a run with nothing due cost, beside a Node that does nothing? */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sideBySide, wholeProcess } from "./side-by-side.ts";

const root = path.resolve(import.meta.dirname, "..");
const program = path.join(root, "bin/campaign.js");
const workspace = mkdtempSync(path.join(tmpdir(), "campaign-bench-"));
cpSync(path.join(root, "campaigns"), path.join(workspace, "campaigns"), { recursive: true });
cpSync(path.join(root, "assets"), path.join(workspace, "assets"), { recursive: true });

try {
  wholeProcess("first publish", [program, "publish"], workspace).run();
  await sideBySide(
    "publish with nothing due",
    wholeProcess("node -e 0", ["-e", "0"], workspace),
    [
      wholeProcess("campaign publish, nothing due", [program, "publish"], workspace),
      wholeProcess("campaign publish --format json, nothing due", [program, "publish", "--format", "json"], workspace),
      wholeProcess("campaign --version", [program, "--version"], workspace),
      wholeProcess("campaign plan --format json", [program, "plan", "--format", "json"], workspace),
    ],
    20,
  );
} finally {
  rmSync(workspace, { recursive: true });
}
