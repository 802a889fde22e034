/** `campaign accounts list` for people: who may be posted to, what each needs, and where its secret would go. */
import { printableLine } from "../../system/text/printable.ts";

export interface AccountEntry {
  readonly id: string;
  readonly network: string;
  readonly name: string;
  readonly handle: string | null;
  readonly service: string | null;
  readonly groups: readonly string[];
  /** Names of environment variables; never what they hold. */
  readonly secrets: readonly { readonly name: string; readonly set: boolean }[];
  /** The origin that the secrets would be sent to. */
  readonly sendsTo: string | null;
  /** Where else they may go, or why they go nowhere. */
  readonly sendsToNote: string | null;
  readonly docs: string;
}

const nameWidth = 10;

/** A name and what it says, beneath the account's id. */
export function detailLine(name: string, text: string): string {
  return `    ${name.padEnd(nameWidth)}${printableLine(text)}`;
}

/** `bluesky, as @ours.example.org`. */
export function whoText({ network, handle }: Pick<AccountEntry, "network" | "handle">): string {
  return handle === null ? network : `${network}, as @${handle}`;
}

function destination({ secrets, sendsTo, sendsToNote }: AccountEntry): readonly string[] {
  if (secrets.length === 0) return [];
  if (sendsTo === null) return [detailLine("sent to", `nowhere. ${sendsToNote ?? ""}`)];
  return [detailLine("sent to", sendsToNote === null ? sendsTo : `${sendsTo} and ${sendsToNote}`)];
}

function blockOf(entry: AccountEntry): string {
  const { id, name, service, groups, secrets } = entry;
  return [
    id,
    detailLine("network", whoText(entry)),
    ...(name === "" ? [] : [detailLine("name", name)]),
    ...(service === null ? [] : [detailLine("service", service)]),
    ...(groups.length === 0 ? [] : [detailLine("groups", groups.join(", "))]),
    ...(secrets.length === 0 ? [detailLine("secret", "none needed")] : []),
    ...secrets.map((secret) => detailLine("secret", `${secret.name} is ${secret.set ? "set" : "not set"}`)),
    ...destination(entry),
  ].join("\n");
}

/** Ends with a line feed; empty when there is nothing to list. */
export function accountsText(entries: readonly AccountEntry[]): string {
  return entries.length === 0 ? "" : `${entries.map(blockOf).join("\n\n")}\n`;
}
