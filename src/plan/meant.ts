/** Posts to a name that does not exist, as if they went where it was probably meant to go. For checking only. */
import type { Campaign, Post, Workspace } from "../campaign/model.ts";
import { nearest } from "../diagnostics/suggest.ts";
import type { Account } from "../networks/network.ts";
import { recipientsOf } from "./recipients.ts";

export interface Meant {
  /** With those posts only, each to whom it does not reach as it is written. */
  readonly campaign: Campaign;
  /** With an account more for each name that nothing is like. */
  readonly workspace: Workspace;
}

/**
 * So that a mistyped account does not hide what else is wrong with its post until it is put right. Absent where every
 * post goes to all whom it names.
 */
export function asMeant(campaign: Campaign, workspace: Workspace): Meant | undefined {
  const strangers = new Map<string, Account>();
  const posts = campaign.posts.flatMap((post): Post | readonly [] => {
    const written = post.to ?? campaign.to;
    const known = new Set(recipientsOf(written, workspace).map(({ id }) => id));
    const unknown = written.filter((name) => !workspace.accounts.has(name) && !workspace.groups.has(name));
    const guessed = unknown.flatMap((name) => guessOf(name, workspace));
    const to = [...new Set(guessed)].filter((id) => !known.has(id));
    if (to.length > 0) return { ...post, to };
    if (known.size > 0) return [];
    const stranger = anyAccount(unknown[0] ?? "nobody", workspace);
    strangers.set(stranger.id, stranger);
    return { ...post, to: [stranger.id] };
  });
  if (posts.length === 0) return undefined;
  return {
    campaign: { ...campaign, posts },
    workspace: { ...workspace, accounts: new Map([...workspace.accounts, ...strangers]) },
  };
}

/** Ids of accounts. */
function guessOf(name: string, workspace: Workspace): readonly string[] {
  const { accounts, groups } = workspace;
  const ofNetwork = [...accounts.values()].filter(({ network }) => network === name);
  if (ofNetwork.length > 0) return ofNetwork.map(({ id }) => id);
  const guess = nearest(name, [...accounts.keys(), ...groups.keys()]);
  return guess === undefined ? [] : recipientsOf([guess], workspace).map(({ id }) => id);
}

/** One without limits of its own, and with a value for whatever an account of this workspace has a value for. */
function anyAccount(id: string, { accounts }: Workspace): Account {
  const all = [...accounts.values()];
  return {
    id,
    network: "outbox",
    handle: all.find(({ handle }) => handle !== "")?.handle ?? "us",
    name: all.find(({ name }) => name !== "")?.name ?? "us",
    variables: Object.assign({}, ...all.map(({ variables }) => variables)) as Account["variables"],
    options: {},
  };
}
