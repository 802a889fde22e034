/** What is posted, and what a network answers for it. */
import type { Account } from "./account.ts";
import type { ImageFormat } from "./limits.ts";

/** What one language says of a text in several. */
export interface Saying {
  /** BCP 47. */
  readonly lang: string;
  readonly text: string;
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
  /** Of an alt text in several languages. */
  readonly sayings?: readonly Saying[];
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

/** What a file says of a post beside its words: a name for a person, and its text. */
export interface Fact {
  readonly label: string;
  readonly text: string;
}

/** Another account's post that is passed on. */
export interface SharedPost {
  /** Its delivery. */
  readonly delivery: string;
  readonly account: Pick<Account, "id" | "network" | "name" | "handle" | "service">;
  /** The words of its first part as the file has them, for a person. */
  readonly words: string;
  /** What its network answered; absent as long as it is not out. */
  readonly receipt?: Receipt;
}

/** One text with its fitted images: what a network takes in one write. */
export interface Part {
  readonly text: string;
  readonly images: readonly FittedImage[];
  /** BCP 47; of a text in several languages the first. */
  readonly lang: string;
  /** Of a text in several languages: what it says in each, in order. */
  readonly sayings?: readonly Saying[];
  readonly visibility?: string;
  readonly contentWarning?: string;
  readonly labels?: readonly string[];
  readonly card?: Card;
  /** Instead of words and pictures, which it then has none of. */
  readonly share?: SharedPost;
  /** For the person who posts it by hand, where one does; no network is sent them. */
  readonly facts?: readonly Fact[];
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
  /** Where a browser finds it: https, or http on this machine; for the outbox a workspace-relative path. */
  readonly url?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}
export type ReceiptId = string;

/** Where a part goes in a thread: nowhere for its first part. */
export interface ThreadPlace {
  readonly root?: Receipt;
  readonly parent?: Receipt;
}

/** What `prepare` returns (uploaded pictures, resolved mentions): JSON only, since the ledger keeps it before the write. */
export interface Prepared {
  readonly part: Part;
  readonly data: Readonly<Record<string, unknown>>;
}
