/** Names in `to` and `for`, held against accounts.yaml. */

import { type Fault, fault, type Report } from "../../diagnostics/fault.ts";
import type { Path } from "../../diagnostics/source.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { shortened } from "../../system/text/shorten.ts";
import { entriesOf, textsAt } from "../written/written-data.ts";
import type { Data } from "../yaml/data.ts";
import { type Names, networkNames } from "./names.ts";

export function checkRecipients(to: Data | undefined, path: Path, names: Names | undefined, report: Report): void {
  if (names === undefined) return;
  for (const [name, at] of textsAt(to, path)) {
    if (!names.accounts.has(name) && !names.groups.has(name)) report(at, unknownRecipient(name, names));
  }
}

function unknownRecipient(name: string, { accounts, groups }: Names): Fault {
  if (networkNames.has(name)) {
    return fault(
      "account-unknown",
      `"${name}" is a network, not an account.`,
      "`to` takes accounts and groups of campaigns/accounts.yaml.",
    );
  }
  return fault(
    "account-unknown",
    `There is no account or group "${shortened(name)}".`,
    didYouMean(name, [...accounts.keys(), ...groups]) ?? "campaigns/accounts.yaml lists them.",
  );
}

/** False where a name of `for` is not known: what it says would be lost. */
export function checkOverrideNames(
  data: Data | undefined,
  path: Path,
  names: Names | undefined,
  report: Report,
): boolean {
  if (names === undefined) return true;
  let known = true;
  for (const [name] of entriesOf(data)) {
    if (names.accounts.has(name) || networkNames.has(name)) continue;
    known = false;
    report([...path, name], { ...unknownOverride(name, names), on: "key" });
  }
  return known;
}

function unknownOverride(name: string, { accounts, groups }: Names): Fault {
  if (groups.has(name)) {
    return fault(
      "account-unknown",
      `"${name}" is a group; \`for\` takes networks and accounts.`,
      "Write an entry for each of its accounts.",
    );
  }
  return fault(
    "account-unknown",
    `There is no account or network "${shortened(name)}".`,
    didYouMean(name, [...accounts.keys(), ...networkNames]) ?? "campaigns/accounts.yaml lists the accounts.",
  );
}
