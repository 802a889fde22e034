import type { Account, PlaceLimits, Profile } from "../network.ts";
import { type Channel, channels, otherChannel } from "./channels.ts";
import { handoffLength } from "./text.ts";

export function channelOf(account: Account): Channel {
  const id = account.options.channel ?? "";
  return Object.hasOwn(channels, id) ? (channels[id] ?? otherChannel) : otherChannel;
}

function placeOf({ name, posting, most, images }: Channel): PlaceLimits {
  const { source, checkedOn } = most ?? images;
  return { name, needsPicture: posting.needsPicture === true, source, checkedOn, ...most };
}

export function handoffProfile(account: Account): Profile {
  const channel = channelOf(account);
  const { images, characters: limit, lengthOf = handoffLength } = channel;
  return {
    network: "handoff",
    // A place that nobody has described has nothing to be held against.
    ...(channel === otherChannel ? {} : { place: placeOf(channel) }),
    images,
    threads: true,
    refusesRepeats: false,
    measure: (part) => ({ used: lengthOf(part.text), limit, unit: "characters" }),
  };
}
