/** Who may be posted as, and with which secrets. */

export const networkIds = ["bluesky", "x", "mastodon", "facebook", "handoff", "outbox"] as const;
export type NetworkId = (typeof networkIds)[number];

/** One identity on one network that may be posted to, as campaigns/accounts.yaml names it. */
export interface Account {
  readonly id: string;
  readonly network: NetworkId;
  /** Without a leading @. Empty for networks that have none (handoff, outbox). */
  readonly handle: string;
  /** The organisation's name, as {org} prints it. */
  readonly name: string;
  /** Origin of the server, where it is written; whether secrets go to it, the network says (`secretsGoTo`). */
  readonly service?: string;
  readonly variables: Readonly<Record<string, string>>;
  /** What its readers get, in this order; absent: whatever a campaign is written in. */
  readonly languages?: readonly string[];
  /** By name of a variable, or `org`, that is written by language: the language of the value here. */
  readonly spoken?: Readonly<Record<string, string>>;
  /**
   * The account as accounts.yaml has it, where this is what a person does for it: its network takes from no program what
   * is to be done there.
   */
  readonly byHandFor?: Account;
  /** Of a pack: whose channel this is. `id` is then that of no account, unless we post there for them. */
  readonly partner?: string;
  /** Keys of one network only: visibility, page, api-version, channel, folder. */
  readonly options: Readonly<Record<string, string>>;
}

/** Secrets of one account, by field name in lower case with hyphens (`app-password`). */
export interface Secrets {
  get(field: string): string | undefined;
  /** The origin that the environment names for this account (`CAMPAIGN_<ACCOUNT>_SERVICE`). */
  readonly service: string | undefined;
}
