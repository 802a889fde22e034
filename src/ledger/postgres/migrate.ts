/** Brings the tables to the version this program knows, one program at a time. */
import { identityInClaim } from "../columns.ts";
import { LedgerError, OlderLedgerError } from "../ledger.ts";
import type { Ask, Database } from "./database.ts";
import { identitySince, migrations } from "./schema.ts";

/** Of all programs, the one that holds this may change the tables: "camp" in ASCII. */
const migrationLock = 0x63616d70;

/** Undefined where there is no ledger; -1 where a schema of that name is somebody else's. */
async function versionIn(ask: Ask): Promise<number | undefined> {
  // From the tables of the system: to_regnamespace answers from a cache that another program's change may not have reached.
  const [found] = await ask<{ about: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM pg_class WHERE relnamespace = pg_namespace.oid AND relname = 'about') AS about
     FROM pg_namespace WHERE nspname = 'campaign'`,
  );
  if (found === undefined) return undefined;
  if (!found.about) return -1;
  const [about] = await ask<{ version: number }>("SELECT version FROM campaign.about");
  return about?.version ?? -1;
}

/** @throws {LedgerError} for tables that this program does not know. */
export function refuseVersion(version: number): void {
  if (version === migrations.length) return;
  if (version < 0) {
    throw new LedgerError(
      "The database that CAMPAIGN_LEDGER names has a schema `campaign` that is not a ledger. Name another database.",
    );
  }
  if (version > migrations.length) {
    throw new LedgerError(
      `The ledger's database was changed by a newer campaign (its version is ${version}, this one knows ${migrations.length}). Bring every machine to the same version of campaign.`,
    );
  }
  throw new OlderLedgerError(
    `The ledger's database is of an older campaign (its version is ${version}, this one knows ${migrations.length}). The next \`campaign publish\` brings it up to date, and keeps no copy: make one first, with \`pg_dump --schema=campaign\`.`,
  );
}

/** Whether there are tables that this program can read. @throws {LedgerError} */
export async function hasTables(ask: Ask): Promise<boolean> {
  const version = await versionIn(ask);
  if (version !== undefined) refuseVersion(version);
  return version !== undefined;
}

async function nameAccounts(ask: Ask): Promise<void> {
  const claimed = await ask<{ delivery: string; claim: string }>(
    "SELECT delivery, claim FROM campaign.deliveries WHERE claim IS NOT NULL",
  );
  const named = claimed.map(({ delivery, claim }) => ({ delivery, identity: identityInClaim(claim) }));
  await ask(
    `UPDATE campaign.deliveries AS one SET identity = given.identity
     FROM jsonb_to_recordset($1::text::jsonb) AS given (delivery text, identity text)
     WHERE one.delivery = given.delivery`,
    [JSON.stringify(named)],
  );
}

/** Whether it was an older program's, and this one changed it. @throws {LedgerError} where it is newer, or not a ledger. */
export async function migrate(database: Database): Promise<boolean> {
  if ((await versionIn(database.ask)) === migrations.length) return false;
  return database.transaction(async (ask) => {
    await ask(`SELECT pg_advisory_xact_lock(${migrationLock})`);
    // Another program may have done it while this one waited.
    const version = await versionIn(ask);
    if (version !== undefined && (version < 0 || version > migrations.length)) refuseVersion(version);
    for (const [index, sql] of migrations.entries()) if (index >= (version ?? 0)) await ask(sql);
    if ((version ?? 0) < identitySince) await nameAccounts(ask);
    await ask(`UPDATE campaign.about SET version = ${migrations.length}`);
    return version !== undefined && version < migrations.length;
  });
}
