/** Posts to a name that does not exist, or at a time that cannot be read, as they were probably meant. For checking only. */
import type { Campaign, Post, Workspace } from "../campaign/model.ts";
import { meantTime } from "../campaign/times/read-time.ts";
import { isFault } from "../diagnostics/fault.ts";
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
 * So that a mistyped account or time does not hide what else is wrong with its post until it is put right. Absent where
 * every post goes to all whom it names, at a time that can be read.
 */
export function asMeant(campaign: Campaign, workspace: Workspace): Meant | undefined {
  const strangers = new Map<string, Account>();
  const posts = campaign.posts.flatMap((post): Post | readonly [] => {
    const at = timesMeant(post.at);
    if (at === undefined) return [];
    const written = post.to ?? campaign.to;
    const known = new Set(recipientsOf(written, workspace).map(({ id }) => id));
    const unknown = written.filter((name) => !workspace.accounts.has(name) && !workspace.groups.has(name));
    const guessed = unknown.flatMap((name) => guessOf(name, workspace));
    // Nothing of it is planned as long as its time cannot be read; else only for whom it does not reach.
    const planned = isReadable(post.at) ? known : new Set();
    const to = [...new Set([...known, ...guessed])].filter((id) => !planned.has(id));
    if (to.length > 0) return { ...post, at, to };
    if (known.size > 0) return [];
    const stranger = anyAccount(unknown[0] ?? "nobody", workspace);
    strangers.set(stranger.id, stranger);
    return { ...post, at, to: [stranger.id] };
  });
  if (posts.length === 0) return undefined;
  return {
    campaign: { ...campaign, posts },
    workspace: { ...workspace, accounts: new Map([...workspace.accounts, ...strangers]) },
  };
}

function isReadable(at: Post["at"]): boolean {
  return "from" in at ? !isFault(at.from) && !isFault(at.until) : !isFault(at);
}

/** Undefined where nobody can tell what was meant: on a day of our own choosing its words could be untrue. */
function timesMeant(at: Post["at"]): Post["at"] | undefined {
  if (!("from" in at)) return meantTime(at);
  const [from, until] = [meantTime(at.from), meantTime(at.until)];
  return from === undefined || until === undefined ? undefined : { from, until };
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
