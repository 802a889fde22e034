/** The campaign model: what a file says, checked and normalised, nothing resolved against calendar or clock yet. */
import type { Nation } from "../calendar/bank-holidays/nations.ts";
import type { Problem } from "../diagnostics/problem.ts";
import type { Path, Source } from "../diagnostics/source.ts";
import type { Account } from "../networks/network.ts";
import type { FiledAct } from "./approvals/act.ts";
import type { Consents } from "./consents/consents.ts";
import type { Spoken } from "./languages/readings.ts";
import type { Periods } from "./periods/period.ts";
import type { Interval, ReadLength } from "./times/read-length.ts";
import type { ReadDay, ReadTime } from "./times/read-time.ts";
import type { Ages } from "./words/audiences.ts";
import type { Words } from "./words/words.ts";

export interface Prices {
  /** By network, then by what is charged (`post`, `link`, `alt`), in US dollars. */
  readonly [network: string]: Readonly<Record<string, number>>;
}

/** What accounts.yaml asks of every picture. */
export interface ImagePolicy {
  /** Each photograph says who is in it. */
  readonly peopleRequired: boolean;
  /** Nothing with `origin: ai` goes out. */
  readonly refusesAi: boolean;
}

export interface Person {
  readonly id: string;
  readonly name?: string;
  readonly role: string;
  /** A public SSH key. */
  readonly key?: string;
}

/** An organisation that posts a campaign itself. */
export interface Partner {
  readonly id: string;
  readonly name: string;
  /** Networks, and places of a hand-off: each once, at least one. */
  readonly channels: readonly string[];
  /** In this order; absent: whatever a campaign is written in. */
  readonly languages?: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  /** Of this workspace: where we post for it. */
  readonly accounts: readonly string[];
}

export interface ApprovalPolicy {
  /** 0, 1 or 2. */
  readonly needed: number;
  /** Ids of people; all of them where accounts.yaml does not say. */
  readonly by: readonly string[];
  /** Only what is signed counts. */
  readonly signed: boolean;
  /** Milliseconds before the first slot. */
  readonly warn: number;
  /** Milliseconds that a post may move within its day. */
  readonly moves: number;
}

export interface Workspace {
  /** Absolute, symlinks resolved. */
  readonly root: string;
  /** `default` where accounts.yaml names none. */
  readonly id: string;
  /** The one ledger that may publish to real networks, where it is pinned. */
  readonly ledger?: string;
  /** Least distance between two posts of one account, in milliseconds. */
  readonly gap: number;
  /** Posts of one account in a local day, above which it is too many; absent: nobody counts. */
  readonly perDay?: number;
  readonly prices: Prices;
  /** Absent: nothing is asked. */
  readonly images?: ImagePolicy;
  readonly people: ReadonlyMap<string, Person>;
  readonly approval: ApprovalPolicy;
  /** By `audienceKey`, with their ages where they are written; absent: any word is an audience. */
  readonly audiences?: ReadonlyMap<string, Ages | undefined>;
  readonly accounts: ReadonlyMap<string, Account>;
  /** By language, where accounts.yaml is written in several: `accounts` are those of the first. */
  readonly accountsIn?: ReadonlyMap<string, ReadonlyMap<string, Account>>;
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** Who gets campaigns to post them themselves; absent: nobody. */
  readonly partners?: ReadonlyMap<string, Partner>;
  /** accounts.yaml: `place(["accounts", id])`. */
  readonly source: Source;
}

export interface Phase {
  readonly id: string;
  readonly title: string;
  readonly from: ReadDay;
  readonly until: ReadDay;
  readonly path: Path;
}

/** Something that may turn out in several ways. */
export interface Switch {
  readonly is: string;
  readonly mayBe: readonly string[];
}

export interface Asset {
  readonly id: string;
  /** Workspace-relative, with forward slashes; not yet known to exist. Of a poster or a montage a name that no file has. */
  readonly file: string;
  /** It is drawn from words, for each frame that it goes into. */
  readonly poster?: Poster;
  /** It is joined of others, for each frame that it goes into. */
  readonly montage?: Montage;
  /** A template, like a text. */
  readonly alt: string;
  /** Where that stands, if not under `alt`: of a poster its words are the alt text, of a montage those of its pictures, unless another is written. */
  readonly altPath?: Path;
  readonly fit: "whole" | "crop";
  readonly focus?: readonly [number, number];
  /** References of the consents of those who can be seen; empty: the file says that nobody can. Absent: it says nothing. */
  readonly people?: readonly string[];
  readonly origin?: "photo" | "illustration" | "stock" | "ai";
  readonly rights?: Rights;
  readonly path: Path;
}

/** Several pictures in one. What is said of people, origin and rights stands beside each of them. */
export interface Montage {
  /** Two or more, none of them a montage. */
  readonly of: readonly Asset[];
  /** Absent: as many as suit the frame. */
  readonly columns?: number;
  /** A name of a colour, or #rrggbb. */
  readonly background: string;
}

/** A pictorial message that is drawn. */
export interface Poster {
  readonly words: string;
  /** Who said it. */
  readonly source?: string;
  /** A name of a colour, or #rrggbb. */
  readonly ground: string;
  /** Of the letters, #rrggbb; absent: white or black, whichever is easier to read. */
  readonly ink?: string;
  /** Workspace-relative. */
  readonly logo?: string;
  /** Of the words. */
  readonly lang: string;
}

export interface Rights {
  readonly holder?: string;
  readonly licence?: string;
  readonly credit?: string;
  /** YYYY-MM-DD, the last day. */
  readonly until?: string;
}

/** A text with the ids of its images. `[...path, "text"]` is where the text stands. */
export interface PartContent {
  /** A template, as written. */
  readonly text: string;
  readonly images: readonly string[];
  readonly path: Path;
  /** Where the list of images stands. */
  readonly imagesPath: Path;
}

export interface CardContent {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly image?: string;
  readonly path: Path;
}

/** One part, or a chain of replies. A `text` has exactly one part. */
export interface Body {
  readonly kind: "text" | "thread";
  readonly parts: readonly PartContent[];
}

/** What becomes of a post in several languages for one account: one post with all of them, or one for each. */
export type Bilingual = "together" | "apart";

export interface Options {
  readonly lang?: string;
  readonly bilingual?: Bilingual;
  /** Milliseconds. */
  readonly late?: ReadLength<number>;
  readonly visibility?: string;
  readonly contentWarning?: string;
  readonly labels?: readonly string[];
  readonly card?: CardContent;
}

/** What `for:` says about one network or account. Each key replaces whole. */
export interface Override extends Options {
  readonly body?: Body;
  /**
   * Present where the override has the key `images`, beside a `text` too (`images: []` takes them away). Without it a
   * text has the images of the next less specific place. They go with the first part.
   */
  readonly images?: readonly string[];
  readonly imagesPath?: Path;
  /** Absent for a series. */
  readonly at?: ReadTime;
  /** Absent where it is not written: then the next less specific place decides. */
  readonly skip?: boolean;
  readonly path: Path;
}

export interface SeriesItem {
  /** Its own id, or absent: then it is known by its number. */
  readonly id?: string;
  /** A text without `images` of its own has those of the post. */
  readonly body: Body;
  readonly for: ReadonlyMap<string, Override>;
  readonly path: Path;
}

/** What a post says of itself, and so of each of its deliveries. */
export interface PostFacts {
  readonly audience: readonly string[];
  readonly theme?: string;
  readonly phase?: string;
  readonly critical: boolean;
  readonly again: boolean;
  /** By switch, the positions at which it goes out; absent: always. */
  readonly when?: Readonly<Record<string, readonly string[]>>;
  /** Of a moment: by partner, the words that its people send in that minute, as they are written. */
  readonly partnerWords?: Readonly<Record<string, string>>;
}

/** No words of its own: what another account said is passed on. */
export interface ShareContent {
  readonly kind: "share";
  /** The post whose words they are, as its deliveries name it: an item of a series, or one of its languages, by its own name. */
  readonly post: string;
  /** Accounts and groups: whose post it is, one on each network. */
  readonly of: readonly string[];
}

/** Spread from one time until another, or each so long after the one before. */
export type SeriesTimes =
  | { readonly from: ReadTime; readonly until: ReadTime }
  | { readonly from: ReadTime; readonly every: ReadLength<Interval> };

/** Of a post that everybody sends in the same minute. */
export interface MomentWords {
  /** By partner: the words that are theirs alone. */
  readonly partners: ReadonlyMap<string, Body>;
  /** What our own accounts say, each of its wordings. */
  readonly ours: readonly Body[];
}

export interface Post extends Options, PostFacts {
  readonly id: string;
  readonly at: ReadTime | SeriesTimes;
  readonly content: Body | { readonly kind: "series"; readonly items: readonly SeriesItem[] } | ShareContent;
  /** Accounts and groups; absent: the campaign's. */
  readonly to?: readonly string[];
  readonly for: ReadonlyMap<string, Override>;
  /** Whether partners may say it in their own words; absent: what its campaign says. */
  readonly mayAdapt?: boolean;
  /** Everybody sends it in the same minute; absent: it is no such post. */
  readonly moment?: MomentWords;
  /** How many people have to agree; absent: as many as its campaign needs. A lower number than that counts for nothing. */
  readonly needed?: number;
  /** It names a picture or an override that does not exist: it is planned, and held until that is put right. */
  readonly faults?: readonly Problem[];
  readonly path: Path;
}

export interface Campaign {
  readonly id: string;
  readonly title: string;
  /** The pack that most of it comes from, as it is written. */
  readonly basedOn?: string;
  /** Of `people`: who cannot approve it. */
  readonly owner?: string;
  /** How many people have to agree; absent: as many as the workspace needs. A lower number than that counts for nothing. */
  readonly needed?: number;
  /** Whether partners may say its posts in their own words; absent: they may. */
  readonly mayAdapt?: boolean;
  /** Instead of the workspace's. */
  readonly perDay?: number;
  /** An id of the calendar, with `year`. */
  readonly day?: string;
  readonly year?: number;
  /** YYYY-MM-DD; wins over what the calendar says. */
  readonly date?: string;
  readonly timezone: string;
  /** Until when nothing of it may be public. */
  readonly embargo?: ReadTime;
  readonly onWeekend: "keep" | "previous-workday" | "next-workday";
  /** Whose bank holidays are no workdays either. */
  readonly holidays?: Nation;
  readonly to: readonly string[];
  /** Of these words: of several languages, that of this reading of the file. */
  readonly lang: string;
  /** Those that the file is written in, the first to be read first; absent: `lang` alone. */
  readonly languages?: readonly string[];
  readonly bilingual?: Bilingual;
  /** Which language stands where, of what is written by language. */
  readonly spoken?: Spoken;
  /** The same file in each of its languages, this one too; absent where it has one. */
  readonly readings?: ReadonlyMap<string, Campaign>;
  /** Milliseconds, of posts that say nothing else. */
  readonly late: ReadLength<number>;
  readonly hashtags: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly phases: ReadonlyMap<string, Phase>;
  /** Absent where it has none. */
  readonly switches?: ReadonlyMap<string, Switch>;
  /** Rules turned off, with the reason. */
  readonly checks: ReadonlyMap<string, { readonly off: string }>;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly posts: readonly Post[];
  readonly source: Source;
}

/** A campaign file that cannot be used: nothing of it is published. */
export interface UnusableFile {
  /** Workspace-relative. */
  readonly file: string;
  /** Its campaign id, where that much could be read. */
  readonly campaign?: string;
}

export interface Loaded {
  readonly consents: Consents;
  /** Absent when accounts.yaml cannot be used. */
  readonly workspace?: Workspace;
  readonly campaigns: readonly Campaign[];
  /**
   * Of files that cannot be used: what of them can be checked all the same, so that one key too many does not hide every
   * other problem. Never planned for anybody, never published.
   */
  readonly forChecks: { readonly workspace?: Workspace; readonly campaigns: readonly Campaign[] };
  readonly unusable: readonly UnusableFile[];
  /** campaigns/words.yaml; none where it cannot be used. */
  readonly words: Words;
  /** campaigns/periods.yaml. */
  readonly periods: Periods;
  /** What people agreed to and took back, as far as it can be read. */
  readonly acts: readonly FiledAct[];
  /** Files of acts that cannot be read: each may take something back. Workspace-relative. */
  readonly unreadActs: readonly string[];
  readonly problems: readonly Problem[];
  /** Every file that was read, for code frames, by its workspace-relative name. */
  readonly sources: ReadonlyMap<string, Source>;
}
