/**
 * The port to the social networks: what an adapter knows (limits, as dated data) and what it can do (one write,
 * and the reads that prove what became of it). Contract only, no code but the list of names.
 */

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
  /** Keys of one network only: visibility, page, api-version, channel, folder. */
  readonly options: Readonly<Record<string, string>>;
}

export type ImageFormat = "jpeg" | "png" | "webp";

/** A fact about a network that changes over the years: where it was read, and when. */
export interface Dated {
  readonly source: string;
  /** YYYY-MM-DD */
  readonly checkedOn: string;
}

export interface ImageLimits extends Dated {
  /** Images a part may carry. */
  readonly count: number;
  /** Bytes of one image. */
  readonly bytes: number;
  readonly formats: readonly ImageFormat[];
  /** Greatest width and height that the network keeps, in pixels; what is larger is made to fit. */
  readonly maxWidth: number;
  readonly maxHeight: number;
  /** Width times height, where the network limits it. */
  readonly maxPixels?: number;
  /** Width divided by height that is shown uncut; outside of it a whole image is padded, a cropped one cropped. */
  readonly ratio: { readonly min: number; readonly max: number };
  /** What a photograph that may be cropped is cropped to, in pixels. */
  readonly frame: { readonly width: number; readonly height: number };
  /** Below this width or height an image looks poor there; it is a warning, never a reason to enlarge. */
  readonly minWidth: number;
  readonly minHeight: number;
  readonly alt: { readonly supported: boolean; readonly limit?: number; readonly unit?: LengthUnit };
}

export type LengthUnit = "graphemes" | "bytes" | "weighted" | "characters";

/** How long a part is as its network counts, against the limit nearest to breaking. */
export interface Measure {
  readonly used: number;
  readonly limit: number;
  readonly unit: LengthUnit;
}

/** What `measure` looks at. */
export interface PartText {
  readonly text: string;
  readonly contentWarning?: string;
}

/** What a post may carry beside words and pictures. */
export interface Extras extends Dated {
  /** Whether words may stand before a post, which its reader opens. */
  readonly contentWarning: boolean;
  /** Content labels that it knows. */
  readonly labels: readonly string[];
  readonly visibility: readonly string[];
  readonly card: {
    /** `as-written`: title, description and picture of the file; `from-the-page`: the network makes its own from a link. */
    readonly words: "as-written" | "from-the-page";
    /** Whether its link is sent although no text holds it. */
    readonly carriesLink: boolean;
    readonly besideImages: boolean;
  };
}

/** Facts read from a server (limits, token expiry), as a session stored them in the ledger. */
export type ServerFacts = Readonly<Record<string, unknown>>;

/** What a network allows, offline. */
/** What a place that a person posts to takes, beside lengths and pictures. */
export interface PlaceLimits extends Dated {
  /** As people call it: Instagram. */
  readonly name: string;
  readonly needsPicture: boolean;
  readonly hashtags?: number;
  readonly mentions?: number;
  readonly links?: number;
}

export interface Profile {
  readonly network: NetworkId;
  /** Of a hand-off only. */
  readonly place?: PlaceLimits;
  readonly images: ImageLimits;
  /** Of a link card's picture; absent: as for any other. */
  readonly cardImages?: ImageLimits;
  /** Absent where a person or a folder takes whatever there is. */
  readonly extras?: Extras;
  /** Whether one post may answer another, so that a thread can be told there. */
  readonly threads: boolean;
  /** Refuses the same words twice from one account, whatever the file says. */
  readonly refusesRepeats: boolean;
  measure(part: PartText): Measure;
}

/** An image made for one network, on disk, named by its content. */
export interface FittedImage {
  /** The asset's id in its campaign. */
  readonly asset: string;
  /** Absolute path of the file; its name is the sha256 of its bytes plus the ending. */
  readonly file: string;
  readonly sha256: string;
  readonly format: ImageFormat;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  /** From 0 to 1, left to right and top to bottom: what a further crop should keep. */
  readonly focus?: readonly [number, number];
}

/** A link preview that the campaign file gives. */
export interface Card {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly image?: FittedImage;
}

/** One text with its fitted images: what a network takes in one write. */
export interface Part {
  readonly text: string;
  readonly images: readonly FittedImage[];
  /** BCP 47. */
  readonly lang: string;
  readonly visibility?: string;
  readonly contentWarning?: string;
  readonly labels?: readonly string[];
  readonly card?: Card;
}

/** What a delivery hands to its network: one part, or several for a thread. */
export interface Message {
  readonly parts: readonly Part[];
}

/** Names one part of one delivery for ever; made at the first claim (ledger rule 5), never from clock, machine or text. */
export interface PartKey {
  /** 64 hex digits: sha256 of workspace, delivery id, due instant and part number. */
  readonly hash: string;
  readonly delivery: string;
  /** From 0. */
  readonly part: number;
  /** The instant of the first claim: createdAt of what is published. */
  readonly createdAt: Date;
  readonly dueAt: Date;
}

/** What the network answered for a part. `data` is the network's own (Bluesky: uri and cid), JSON only. */
export interface Receipt {
  readonly id: string;
  /** https, or loopback, on the network's public host; for the outbox a workspace-relative path. */
  readonly url?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}
export type ReceiptId = string;

/** Where a part goes in a thread: nowhere for its first part. */
export interface Place {
  readonly root?: Receipt;
  readonly parent?: Receipt;
}

/** What `prepare` returns (uploaded pictures, resolved mentions): JSON only, since the ledger keeps it before the write. */
export interface Prepared {
  readonly part: Part;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Identity {
  readonly handle: string;
  readonly id: string;
  readonly mayPost: boolean;
  readonly expiresAt?: Date;
  /** The server's clock when it answered, from its Date header. */
  readonly serverTime?: Date;
  /** Limits of this server, for `profile`. JSON only. */
  readonly facts?: ServerFacts;
}

/** The network surely did not take it. */
export type Refusal =
  | { readonly kind: "rejected"; readonly reason: string }
  | { readonly kind: "unauthorized"; readonly reason: string }
  | { readonly kind: "later"; readonly retryAt: Date; readonly reason: string };

export type SendOutcome =
  | { readonly kind: "published"; readonly receipt: Receipt }
  /** Handed off: a person posts it. */
  | { readonly kind: "waiting"; readonly folder: string }
  /** It may have taken it: never blindly resend. */
  | { readonly kind: "unknown"; readonly reason: string }
  | Refusal;

/** What the account listed when it was looked at. */
interface Listed {
  /** The newest own post, for the mark of what is sent next; null: there was none. Absent where keys prove. */
  readonly newest?: ReceiptId | null;
}

export type Found =
  | ({ readonly kind: "published"; readonly receipt: Receipt; readonly by: "key" | "words" } & Listed)
  | { readonly kind: "waiting"; readonly folder: string }
  /** Proved: it is not there now. */
  | ({ readonly kind: "absent" } & Listed)
  | ({ readonly kind: "unprovable"; readonly reason: string } & Listed)
  | Refusal;

/** What `find` is told beside the part. Where words are the proof, `provedByWords` weighs it. */
export interface Hint {
  /** By our clock, the part was not there before this. */
  readonly since: Date;
  /** Posts that are known to be others. */
  readonly exclude: readonly ReceiptId[];
  /** The newest own post before the part was sent: what is listed after it is since. Null: there was none. Absent: not known. */
  readonly after?: ReceiptId | null;
  /** Another part of the account may be out as well, so that words prove nothing for either. */
  readonly ambiguous?: boolean;
}

export interface Session {
  whoAmI(signal: AbortSignal): Promise<Identity | Refusal>;
  /** Uploads pictures, resolves mentions: repeatable, publishes nothing. */
  prepare(
    part: Part,
    signal: AbortSignal,
  ): Promise<{ readonly kind: "prepared"; readonly prepared: Prepared } | Refusal>;
  /** The one write. Never throws for what the network or the wire did; a throw counts as `unknown`. */
  send(prepared: Prepared, key: PartKey, place: Place, signal: AbortSignal): Promise<SendOutcome>;
  /** Looks for a part by key, else by its words among the account's latest posts. */
  find?(part: Part, key: PartKey, hint: Hint, signal: AbortSignal): Promise<Found>;
  remove?(receipt: Receipt, signal: AbortSignal): Promise<"removed" | "absent" | Refusal>;
  close?(): Promise<void>;
}

/** Secrets of one account, by field name in lower case with hyphens (`app-password`). */
export interface Secrets {
  get(field: string): string | undefined;
  /** The origin that the environment names for this account (`CAMPAIGN_<ACCOUNT>_SERVICE`). */
  readonly service: string | undefined;
}

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

export interface Network {
  readonly id: NetworkId;
  readonly name: string;
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
  /** Limits and counting, offline. */
  profile(account: Account, facts?: ServerFacts): Profile;
  /** Imports its client library here, not before. */
  connect(
    account: Account,
    secrets: Secrets,
    deps: Deps,
  ): Promise<{ readonly kind: "session"; readonly session: Session } | Refusal>;
  /** For `settle --sent`. */
  receiptOf?(url: string): Receipt | undefined;
  /** Whose post an address names; absent where addresses do not tell. */
  authorIn?(url: string, account: Account): Author;
}
