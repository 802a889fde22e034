/** What of a campaign partners get to post themselves: their channels as if they were accounts. */
import type { Campaign, Partner, Post, SeriesItem, Workspace } from "../../campaign/model.ts";
import { type Account, networkIds } from "../../networks/network.ts";
import { isSkipped, overridesFor } from "../choice.ts";
import type { Delivery, Printed } from "../delivery.ts";
import { recipientsOf } from "./recipients.ts";
import { placeOf } from "./shares.ts";

/** One of its own accounts where we post for it there, else one that is nobody yet. */
function accountOf(channel: string, partner: Partner, workspace: Workspace): Account {
  const own = partner.accounts.flatMap((id) => workspace.accounts.get(id) ?? []);
  const known = own.find((account) => placeOf(account) === channel);
  const network = networkIds.find((id) => id === channel);
  const { name, languages } = partner;
  const { variables: ofAccount = {}, ...account } = known ?? {
    id: channel,
    network: network ?? ("handoff" as const),
    handle: "",
    options: network === undefined ? { channel } : {},
  };
  const variables = { ...ofAccount, ...partner.variables };
  return { ...account, name, variables, partner: partner.id, ...(languages && { languages }) };
}

function channelsOf(partner: Partner, workspace: Workspace): readonly Account[] {
  return partner.channels.map((channel) => accountOf(channel, partner, workspace));
}

/** With the partner's channels for accounts. */
export function workspaceFor(partner: Partner, workspace: Workspace): Workspace {
  const { accountsIn: _, ...rest } = workspace;
  const accounts = channelsOf(partner, workspace).map((each) => [each.id, each] as const);
  return { ...rest, accounts: new Map(accounts), groups: new Map() };
}

/** On any of its channels; a partner whose words name nothing of its own is not in it. */
function printedBy(words: string, partner: Partner, workspace: Workspace): readonly Printed[] {
  const all = channelsOf(partner, workspace).flatMap(({ name, handle, variables }) =>
    Object.entries({ ...variables, org: name, handle }).filter(([key]) => words.includes(`{${key}}`)),
  );
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
}

/** What partners' own names print in words that go out by their hands: whoever agrees to those agrees to these. */
export function withPrinted(delivery: Delivery, workspace: Workspace): Delivery {
  const printed = Object.entries(delivery.partnerWords ?? {}).flatMap(([id, words]) => {
    const partner = workspace.partners?.get(id);
    const values = partner === undefined ? [] : printedBy(words, partner, workspace);
    return values.length === 0 ? [] : [[id, values] as const];
  });
  return printed.length === 0 ? delivery : { ...delivery, partnersPrint: Object.fromEntries(printed) };
}

/** Whether the post is one of those that the partner gets. */
export function reachesPartner(post: Post, partner: Partner, workspace: Workspace): boolean {
  // Passing on somebody's post is for accounts here: a partner would look for a lead of their own.
  if (post.content.kind === "share") return false;
  // Whoever has words for that minute takes part, whatever else their pack has.
  if (post.moment !== undefined) return post.moment.partners.has(partner.id);
  if (post.to === undefined || partner.accounts.length === 0) return true;
  return recipientsOf(post.to, workspace).some(({ id }) => partner.accounts.includes(id));
}

/** Whether a pack has the post, or this item of it, for somebody. */
export function isInPacks(
  { post, item }: { readonly post: Post; readonly item: SeriesItem | undefined },
  { basedOn }: Campaign,
  workspace: Workspace,
): boolean {
  // What is based on a pack is not packed again.
  if (basedOn !== undefined) return false;
  return [...(workspace.partners?.values() ?? [])].some(
    (partner) =>
      reachesPartner(post, partner, workspace) &&
      channelsOf(partner, workspace).some((channel) => !isSkipped(overridesFor(channel, post, item))),
  );
}
