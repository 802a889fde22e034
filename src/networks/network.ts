/**
 * The port to the social networks: what an adapter knows (limits, as dated data) and what it can do (one write,
 * and the reads that prove what became of it). Contract only, in four files of port/ and this one.
 */
import type { Account, NetworkId, Secrets } from "./port/account.ts";
import type { Profile, ServerFacts } from "./port/limits.ts";
import type { Receipt } from "./port/post.ts";
import type { Refusal, Session } from "./port/session.ts";

export * from "./port/account.ts";
export type * from "./port/limits.ts";
export type * from "./port/post.ts";
export type * from "./port/session.ts";

/** What the outside world hands to an adapter. */
export interface Deps {
  readonly fetch: typeof fetch;
  /** The real clock, not `--now`. */
  readonly now: () => Date;
  /** Absolute path of the workspace. */
  readonly root: string;
  readonly userAgent: string;
}

/** Where secrets may be sent; `also` says in words where else, when only a login will tell. */
export interface SecretsPlace {
  readonly kind: "origin";
  readonly origin: string;
  readonly also?: string;
}

/** Whose post an address names, as far as the address tells. */
export type Author = "this account" | "another account" | "unclear";

/** What an account is known by; the rest of it is how it posts. */
export type Identified = Pick<Account, "id" | "network" | "handle" | "service" | "options" | "byHandFor">;

export interface Wrong {
  readonly message: string;
  readonly help: string;
}

export interface WrittenForm {
  /** Why no account there has this handle, which is bare and not empty. */
  wrongHandle(handle: string): Wrong | undefined;
  /** The same of a key that only this network has. */
  wrongOption?(key: string, value: string): Wrong | undefined;
  /** Keys without which no account there can post (`service`, one of its own), and what to say where one is missing. */
  readonly needs?: Readonly<Record<string, Wrong>>;
}

export interface Mentions {
  /** What a handle looks like, as the end of "a handle there is"; absent where none makes a mention. */
  readonly form?: string;
  /** Who a handle without its server is, where that is not who was meant. */
  readonly bareName?: string;
}

/** What a price depends on: a rendered part, or one that is ready to be sent. */
export interface PricedPart {
  readonly text: string;
  readonly images: readonly { readonly alt: string }[];
}

export interface Cost {
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

export interface Network {
  readonly id: NetworkId;
  readonly name: string;
  /** False where nobody reads what is sent: an outbox. */
  readonly isReal: boolean;
  /** A person posts it, each account at a place of its own. */
  readonly byHand?: true;
  /** Passes on another account's post for a program; elsewhere a person does. */
  readonly shares?: true;
  /** The same key twice is one post there, from whichever ledger it comes. */
  readonly refusesSameKey: boolean;
  /** Whether a session can look for a post: without, what is in doubt waits for a person. */
  readonly canFind: boolean;
  /** Fields of the environment that `connect` needs, such as `app-password`; none for the outbox. */
  readonly secrets: readonly string[];
  /** False where they end only when somebody revokes them; absent where the network may end them. */
  readonly secretsExpire?: false;
  /** Where the secrets of this account would go, offline; a refusal when they may go nowhere. Absent where there are none. */
  secretsGoTo?(account: Account, secrets: Secrets): SecretsPlace | Refusal;
  /** How late a commit may still appear after the writer has stopped, in milliseconds: a stated assumption. */
  readonly settlingTime: number;
  /** Whether reading the account's latest posts is free, so that `publish` may look before it sends. */
  readonly looksFirst: boolean;
  /** What tells its accounts apart: the place, then the name. Where the name is empty, only its id tells an account. */
  somebody(account: Identified): readonly [place: string, name: string];
  /** As its readers see the handle; absent where they see it behind an @. */
  shownHandle?(account: Account): string;
  /** Why an account as it is written can be nobody's there, told offline. */
  readonly written?: WrittenForm;
  /** How people are mentioned there; absent where nobody is mentioned by a text alone. */
  readonly mentions?: Mentions;
  /** What sending costs, where it does, at the workspace's own prices. */
  costOf?(parts: readonly PricedPart[], prices: Readonly<Record<string, number>> | undefined): Cost;
  /** Limits and counting, offline. */
  profile(account: Account, facts?: ServerFacts): Profile;
  /** Imports its client library here, not before. */
  connect(
    account: Account,
    secrets: Secrets,
    deps: Deps,
  ): Promise<{ readonly kind: "session"; readonly session: Session } | Refusal>;
  /** What is posted as this account has no address of its own; absent where everything has one. */
  nameless?(account: Account): boolean;
  /** For `settle --sent`; absent where nobody has to be told what is there. */
  receiptOf?(url: string, account: Account): Receipt | undefined;
  /** Whose post an address names; absent, or undefined, where nobody asks. */
  authorIn?(url: string, account: Account): Author | undefined;
}
