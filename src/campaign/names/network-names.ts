/** Other names by which networks are called, and where those are found that are none yet. */
import { nearest } from "../../diagnostics/suggest.ts";
import { networkIds } from "../../networks/network.ts";
import { handoffChannels } from "../../networks/registry.ts";

/** Names that networks of a later version will have: an account or group of that name would be in the way. */
export const laterNetworks: readonly string[] = ["instagram", "threads", "linkedin", "notify", "teams", "slack"];

const otherNames: Readonly<Record<string, string>> = {
  twitter: "It is called X now: write `network: x`.",
  "twitter/x": "Write `network: x`.",
  mail: handedOff("email"),
  newsletter: handedOff("email"),
  tiktok: handedOff("tiktok"),
  youtube: handedOff("youtube"),
  whatsapp: handedOff("whatsapp-channel"),
  "facebook-page": "Write `network: facebook`.",
};

function handedOff(channel: string): string {
  return `A person posts there: write \`network: handoff\` and \`channel: ${channel}\`, and campaign prepares words, pictures and a checklist.`;
}

/** What to write where a network is named that is known by another name here, or that only a person posts to. */
export function networkElsewhere(written: string): string | undefined {
  const name = written.trim().toLowerCase().replace(/[ _]+/g, "-");
  if (Object.hasOwn(otherNames, name)) return otherNames[name];
  // Before the places of a hand-off: a network can be one of them, too.
  if (networkIds.some((id) => id === name)) return `Write it in small letters: \`network: ${name}\`.`;
  return handoffChannels.includes(name) || laterNetworks.includes(name) ? handedOff(name) : undefined;
}

const otherPlaces: Readonly<Record<string, string>> = {
  insta: "instagram",
  ig: "instagram",
  twitter: "x",
  fb: "facebook-group",
  mail: "email",
  newsletter: "email",
  display: "screen",
  stories: "story",
};

/**
 * The place of a hand-off that a `channel` probably means; absent where it is one, or like none. `instagram-youth` is
 * Instagram, and `whatsapp` its channel.
 */
export function placeMeant(channel: string): string | undefined {
  if (handoffChannels.includes(channel)) return undefined;
  if (Object.hasOwn(otherPlaces, channel)) return otherPlaces[channel];
  const longer = handoffChannels.find((place) => place.startsWith(`${channel}-`));
  const shorter = handoffChannels.filter((place) => place.length > 2 && channel.startsWith(`${place}-`));
  return (
    longer ??
    shorter[0] ??
    nearest(
      channel,
      handoffChannels.filter((place) => place.length > 2),
    )
  );
}
