/** What the shape of accounts.yaml cannot say: names used once, keys of the right network, addresses that are safe. */

import { fault, type Report } from "../../diagnostics/fault.ts";
import type { Path } from "../../diagnostics/source.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { folderRefused } from "../../networks/folder-names.ts";
import { identityOf } from "../../networks/identity.ts";
import { type Identified, networkIds } from "../../networks/network.ts";
import { secretOrigin } from "../../networks/origins.ts";
import { networkOf } from "../../networks/registry.ts";
import { shortened } from "../../system/text/shorten.ts";
import { insideWorkspace } from "../file/inside-workspace.ts";
import { checkLanguageCount, checkLanguages } from "../languages/declared.ts";
import { keysOfNetworks } from "../written/accounts-schema.ts";
import { entriesOf, recordOf, textOf, textsAt } from "../written/written-data.ts";
import type { Data } from "../yaml/data.ts";
import { checkApprovers } from "./check-approval.ts";
import { checkHandle } from "./check-handles.ts";
import { checkPartners } from "./check-partners.ts";
import { checkVariables } from "./check-variables.ts";
import { namesIn, networkNames } from "./names.ts";
import { laterNetworks, placeMeant } from "./network-names.ts";

export function checkAccounts(data: Data | undefined, report: Report): void {
  const file = recordOf(data);
  const accounts = entriesOf(file.accounts);
  if (file.accounts !== undefined && file.accounts !== null && accounts.length === 0) {
    report(
      ["accounts"],
      fault("value-empty", "There are no accounts.", "Add one: an outbox needs nothing but `network: outbox`."),
    );
  }
  checkLanguageCount(file, report);
  for (const [id, account] of accounts) {
    if (networkNames.has(id)) nameTwice(report, ["accounts", id], id, "a network");
    warnOfLater(report, ["accounts", id], id);
    checkAccount(id, account, report);
  }
  checkSameAccounts(accounts, report);
  checkGroups(data, report);
  checkPartners(data, report);
  checkApprovers(file, report);
  for (const [network] of entriesOf(recordOf(file.policies).prices)) checkPriced(network, report);
}

function nameTwice(report: Report, path: Path, id: string, other: string): void {
  report(path, {
    ...fault(
      "name-twice",
      `"${id}" is already the name of ${other}.`,
      "Accounts, groups and networks share their names: choose another.",
    ),
    on: "key",
  });
}

/** Then every file that names it would have to change, and `for:` would mean two things. */
function warnOfLater(report: Report, path: Path, id: string): void {
  if (!laterNetworks.includes(id)) return;
  report(path, {
    ...fault(
      "name-of-later-network",
      `"${id}" will be the name of a network.`,
      `Choose another id while it is easy, such as "our-${id}".`,
    ),
    on: "key",
  });
}

function checkPriced(network: string, report: Report): void {
  if (networkNames.has(network)) return;
  const guess = didYouMean(network, networkNames) ?? "";
  report(["policies", "prices", network], {
    ...fault(
      "value-not-allowed",
      `There is no network "${shortened(network)}".`,
      guess || "Write the name of a network.",
    ),
    on: "key",
  });
}

function checkAccount(id: string, data: Data, report: Report): void {
  const account = recordOf(data);
  const path = ["accounts", id];
  const network = textOf(account.network);
  for (const [key, networks] of Object.entries(keysOfNetworks)) {
    if (network === undefined || !networkNames.has(network) || account[key] === undefined || networks.includes(network))
      continue;
    report([...path, key], {
      ...fault(
        "key-of-another-network",
        `\`${key}\` says nothing to ${network}: it is for ${networks.join(" and ")}.`,
        "Take it out, or correct `network`.",
      ),
      on: "key",
    });
  }
  checkNeeds(account, path, report);
  checkService(account, path, report);
  checkHandle(account, path, report);
  checkLanguages(data, path, report);
  checkVariables(account.variables, [...path, "variables"], report);
  checkFolder(account, path, report);
  checkChannel(account, path, report);
}

function takes({ network }: Readonly<Record<string, Data>>, key: string): boolean {
  return keysOfNetworks[key]?.includes(textOf(network) ?? "") === true;
}

/** Any name is taken: only a mistyped one would leave a known place without its limits. */
function checkChannel(account: Readonly<Record<string, Data>>, path: Path, report: Report): void {
  const channel = takes(account, "channel") ? textOf(account.channel) : undefined;
  const meant = channel === undefined ? undefined : placeMeant(channel);
  if (channel === undefined || meant === undefined) return;
  report(
    [...path, "channel"],
    fault(
      "channel-unknown",
      `"${shortened(channel)}" is no place that campaign knows the limits of, so its posts are checked against none.`,
      `Write \`channel: ${meant}\` if that is meant. If it is a place of your own, any other name will do.`,
    ),
  );
}

function checkFolder(account: Readonly<Record<string, Data>>, path: Path, report: Report): void {
  const folder = textOf(account.folder);
  if (folder === undefined) return;
  const inside = insideWorkspace(folder, ".");
  const refused = inside.kind === "fault" ? undefined : folderRefused(folder);
  if (inside.kind === "fault") report([...path, "folder"], inside.fault);
  else if (refused !== undefined) {
    report(
      [...path, "folder"],
      fault(
        "folder-not-allowed",
        `Posts cannot be written to "${shortened(folder)}": it ${shortened(refused)}.`,
        "Write a folder that holds nothing else, as in `folder: published/noticeboard`.",
      ),
    );
  }
}

/** Told offline, and not at the minute of the first post. A key without a value is told elsewhere. */
function checkNeeds(account: Readonly<Record<string, Data>>, path: Path, report: Report): void {
  const network = networkIds.find((id) => id === textOf(account.network));
  for (const [key, { message, help }] of Object.entries((network && networkOf(network).written?.needs) ?? {})) {
    if (account[key] === undefined) report(path, { ...fault("key-missing", message, help), on: "key" });
  }
}

function checkService(account: Readonly<Record<string, Data>>, path: Path, report: Report): void {
  const service = textOf(account.service);
  if (service === undefined) return;
  const origin = secretOrigin(service);
  if (origin === undefined) {
    report(
      [...path, "service"],
      fault("address-invalid", `${shortened(service)} is not the address of a server.`, suggestedService(service)),
    );
  } else if (
    `${origin.origin}/` !== `${service.replace(/\/$/, "").toLowerCase()}/` &&
    new URL(service).href !== `${origin.origin}/`
  ) {
    report(
      [...path, "service"],
      fault(
        "address-invalid",
        `${shortened(service)} has more than the address of a server.`,
        `Write \`${origin.origin}\`.`,
      ),
    );
  }
}

function suggestedService(written: string): string {
  const host = /^(?:https?:\/\/)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)/i.exec(written)?.[1];
  return `Write it with https, as in \`https://${host?.toLowerCase() ?? "mastodon.example.org"}\`.`;
}

/** As far as it is written; undefined where its network is none. */
function identified(id: string, account: Readonly<Record<string, Data>>): Identified | undefined {
  const network = networkIds.find((known) => known === textOf(account.network));
  if (network === undefined) return undefined;
  const text = (key: string) => {
    const value = textOf(account[key]);
    return value === undefined ? {} : { [key]: value };
  };
  const options = Object.assign({}, ...Object.keys(keysOfNetworks).map(text)) as Identified["options"];
  return { id, network, handle: textOf(account.handle) ?? "", ...text("service"), options };
}

function checkSameAccounts(accounts: readonly (readonly [string, Data])[], report: Report): void {
  const first = new Map<string, string>();
  for (const [id, data] of accounts) {
    const account = identified(id, recordOf(data));
    if (account === undefined) continue;
    const identity = identityOf(account);
    const other = first.get(identity);
    if (other === undefined) first.set(identity, id);
    else {
      report(
        ["accounts", id],
        {
          ...fault(
            "account-twice",
            `"${id}" is the same account as "${other}": it would post everything twice.`,
            "Keep one of them.",
          ),
          on: "key",
        },
        [["accounts", other]],
      );
    }
  }
}

function checkGroups(data: Data | undefined, report: Report): void {
  const { accounts, groups } = namesIn(data);
  for (const [id, members] of entriesOf(recordOf(data).groups)) {
    warnOfLater(report, ["groups", id], id);
    if (networkNames.has(id)) nameTwice(report, ["groups", id], id, "a network");
    else if (accounts.has(id)) nameTwice(report, ["groups", id], id, "an account");
    for (const [member, path] of textsAt(members, ["groups", id])) {
      if (accounts.has(member)) continue;
      report(
        path,
        groups.has(member)
          ? fault(
              "account-unknown",
              `"${member}" is a group, and groups hold accounts only.`,
              "Write its accounts here.",
            )
          : fault(
              "account-unknown",
              `There is no account "${shortened(member)}".`,
              didYouMean(member, accounts.keys()) ?? "Write the id of an account of this file.",
            ),
      );
    }
  }
}
