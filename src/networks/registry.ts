/** Every network, by plain imports: none of them loads a client library before `connect`. */
import { bluesky } from "./bluesky/index.ts";
import { facebook } from "./facebook/index.ts";
import { handoff as byHand } from "./handoff/index.ts";
import { mastodon } from "./mastodon/index.ts";
import type { Account, Network, NetworkId, Profile } from "./network.ts";
import { outbox } from "./outbox/index.ts";
import type { Rehearsal, RehearsalSettings } from "./outbox/rehearsal.ts";
import { x } from "./x/index.ts";

/** Networks that a person may post to by hand too: what they take is the same. */
const alsoByHand: Readonly<Record<string, Network>> = { x, bluesky, mastodon, facebook };

function profileByHand(account: Account): Profile {
  const profile = byHand.profile(account);
  const { channel = "" } = account.options;
  const network = Object.hasOwn(alsoByHand, channel) ? alsoByHand[channel] : undefined;
  if (network === undefined) return profile;
  const { measure, images } = network.profile(account);
  return { ...profile, measure, images };
}

/** Nothing is ever asked of that network, so what does not tell whose it is may stand. */
function authorByHand(url: string, account: Account): "another account" | undefined {
  const { channel = "" } = account.options;
  const network = Object.hasOwn(alsoByHand, channel) ? alsoByHand[channel] : undefined;
  const isPost = network?.receiptOf?.(url, account) !== undefined;
  return isPost && network.authorIn?.(url, account) === "another account" ? "another account" : undefined;
}

const handoff: Network = { ...byHand, profile: profileByHand, authorIn: authorByHand };

const byId = { bluesky, x, mastodon, facebook, handoff, outbox } as const satisfies Record<NetworkId, Network>;

export const networks: readonly Network[] = Object.values(byId);

export function networkOf(id: NetworkId): Network {
  return byId[id];
}

/** Channels of a hand-off account whose limits are known; any other name is taken without limits. */
export { channelNames as handoffChannels } from "./handoff/channels.ts";

/** The outbox in place of every network, for a rehearsal. */
export async function openRehearsal(settings: RehearsalSettings): Promise<Rehearsal> {
  return (await import("./outbox/rehearsal.ts")).outboxRehearsal(settings);
}
