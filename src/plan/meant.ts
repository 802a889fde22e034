/** Posts to a name that does not exist, or at a time (or with a length of time) that cannot be read, as they were probably meant. For checking only. */
import type { Campaign, Override, Post, Workspace } from "../campaign/model.ts";
import { meantInterval, meantLength, type ReadLength } from "../campaign/times/read-length.ts";
import { meantTime } from "../campaign/times/read-time.ts";
import { isFault } from "../diagnostics/fault.ts";
import { nearest } from "../diagnostics/suggest.ts";
import type { Account } from "../networks/network.ts";
import { overridesFor } from "./choice.ts";
import { recipientsOf } from "./reach/recipients.ts";
import { latenessOf } from "./times/lateness.ts";

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
    const written = post.to ?? campaign.to;
    const known = recipientsOf(written, workspace);
    const unknown = written.filter((name) => !workspace.accounts.has(name) && !workspace.groups.has(name));
    const guessed = unknown.flatMap((name) => guessOf(name, workspace)).filter((account) => !known.includes(account));
    // Nothing is planned for one whose time cannot be read, nor for a name that is none.
    const isPlanned = (account: Account) =>
      isReadable(timeFor(account, post)) && typeof lateFor(account, post, campaign) === "number";
    const unreached = [...known.filter((account) => !isPlanned(account)), ...guessed];
    const to = [...new Set(unreached)].filter((account) => timesMeant(timeFor(account, post)) !== undefined);
    if (to.length > 0) return { ...atMeantTimes(post), to: to.map(({ id }) => id) };
    if (known.length > 0 || guessed.length > 0 || timesMeant(post.at) === undefined) return [];
    const stranger = anyAccount(unknown[0] ?? "nobody", workspace);
    strangers.set(stranger.id, stranger);
    return { ...atMeantTimes(post), to: [stranger.id] };
  });
  if (posts.length === 0) return undefined;
  return {
    campaign: { ...campaign, late: lateMeant(campaign.late), posts },
    workspace: { ...workspace, accounts: new Map([...workspace.accounts, ...strangers]) },
  };
}

function timeFor(account: Account, post: Post): Post["at"] {
  return overridesFor(account, post, undefined).find(({ at }) => at !== undefined)?.at ?? post.at;
}

function lateFor(account: Account, post: Post, campaign: Campaign): ReadLength<number> {
  return latenessOf(overridesFor(account, post, undefined), post, campaign).late;
}

/** Nothing that is checked depends on it, so that any will do. */
function lateMeant(late: ReadLength<number>): number {
  return typeof late === "number" ? late : (meantLength(late) ?? 0);
}

function isReadable(at: Post["at"]): boolean {
  if (!("from" in at)) return !isFault(at);
  return !isFault(at.from) && !isFault("every" in at ? at.every : at.until);
}

/** Undefined where nobody can tell what was meant: on a day of our own choosing its words could be untrue. */
function timesMeant(at: Post["at"]): Post["at"] | undefined {
  if (!("from" in at)) return meantTime(at);
  const from = meantTime(at.from);
  if ("every" in at) {
    const every = isFault(at.every) ? meantInterval(at.every) : at.every;
    return from && every && { from, every };
  }
  const until = meantTime(at.until);
  return from === undefined || until === undefined ? undefined : { from, until };
}

function withLateMeant({ late }: Pick<Override, "late">): Pick<Override, "late"> {
  return late === undefined ? {} : { late: lateMeant(late) };
}

/** What cannot be told stays as it is: nobody is asked to whom it matters. */
function atMeantTimes(post: Post): Post {
  const overrides = [...post.for].map(([name, override]): [string, Override] => {
    const at = override.at === undefined ? undefined : meantTime(override.at);
    return [name, { ...override, ...(at && { at }), ...withLateMeant(override) }];
  });
  return { ...post, at: timesMeant(post.at) ?? post.at, ...withLateMeant(post), for: new Map(overrides) };
}

function guessOf(name: string, workspace: Workspace): readonly Account[] {
  const { accounts, groups } = workspace;
  const ofNetwork = [...accounts.values()].filter(({ network }) => network === name);
  if (ofNetwork.length > 0) return ofNetwork;
  const guess = nearest(name, [...accounts.keys(), ...groups.keys()]);
  return guess === undefined ? [] : recipientsOf([guess], workspace);
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
