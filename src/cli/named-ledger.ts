/** Whether CAMPAIGN_LEDGER names a ledger elsewhere, in the environment or in the workspace's .env. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Environment } from "../system/secrets.ts";

export function namesLedger(root: string, environment: Environment): boolean {
  if ((environment.CAMPAIGN_LEDGER ?? "") !== "") return true;
  const file = path.join(root, ".env");
  return existsSync(file) && /^\s*(?:export\s+)?CAMPAIGN_LEDGER\s*=\s*\S/m.test(readFileSync(file, "utf8"));
}
