/** What the shape of `partners` cannot say: accounts that exist, places that are known, names of variables. */
import { type Fault, fault, type Report } from "../../diagnostics/fault.ts";
import type { Path } from "../../diagnostics/source.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { networkIds } from "../../networks/network.ts";
import { shortened } from "../../system/text/shorten.ts";
import { entriesOf, recordOf, textsAt } from "../written/written-data.ts";
import type { Data } from "../yaml/data.ts";
import { checkVariables } from "./check-variables.ts";
import { namesIn } from "./names.ts";
import { placeMeant } from "./network-names.ts";

export function checkPartners(data: Data | undefined, report: Report): void {
  const { accounts } = namesIn(data);
  for (const [id, written] of entriesOf(recordOf(data).partners)) {
    const path = ["partners", id];
    const partner = recordOf(written);
    checkVariables(partner.variables, [...path, "variables"], report);
    for (const [account, at] of textsAt(partner.accounts, [...path, "accounts"])) {
      if (accounts.has(account)) continue;
      const help = didYouMean(account, accounts.keys()) ?? "Write the id of an account of this file.";
      report(at, fault("account-unknown", `There is no account "${shortened(account)}".`, help));
    }
    checkChannels(partner.channels, [...path, "channels"], report);
  }
}

function checkChannels(data: Data | undefined, path: Path, report: Report): void {
  const seen = new Set<string>();
  for (const [channel, at] of textsAt(data, path)) {
    const found = seen.has(channel) ? twice(channel) : channelFault(channel);
    if (found !== undefined) report(at, found);
    seen.add(channel);
  }
}

function twice(channel: string): Fault {
  return fault("partner-channels", `"${shortened(channel)}" stands here twice.`, "Take one of them out.");
}

function channelFault(channel: string): Fault | undefined {
  if (channel === "handoff" || channel === "outbox") {
    const help = "Write where the partner posts, as in `channels: [x, instagram]`.";
    return fault("partner-channels", `\`${channel}\` is no place where anybody reads.`, help);
  }
  const meant = networkIds.some((network) => network === channel) ? undefined : placeMeant(channel);
  return meant === undefined
    ? undefined
    : fault(
        "channel-unknown",
        `"${shortened(channel)}" is no place that campaign knows the limits of.`,
        `Write \`${meant}\` if that is meant. If it is a place of their own, any other name will do.`,
      );
}
