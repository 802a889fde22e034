import type { Account, Profile } from "../network.ts";
import { type Channel, channels, otherChannel } from "./channels.ts";
import { handoffLength } from "./text.ts";

export function channelOf(account: Account): Channel {
  const id = account.options.channel ?? "";
  return Object.hasOwn(channels, id) ? (channels[id] ?? otherChannel) : otherChannel;
}

export function handoffProfile(account: Account): Profile {
  const channel = channelOf(account);
  return {
    network: "handoff",
    images: channel.images,
    threads: true,
    refusesRepeats: false,
    measure: (part) => ({ used: handoffLength(part.text), limit: channel.characters, unit: "characters" }),
  };
}
