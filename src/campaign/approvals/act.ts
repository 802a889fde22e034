/** What a person agreed to, or took back, at one moment: the model of a file in campaigns/approvals/. */

export interface AgreedMessage {
  /** `v1:` and 64 hex digits, as `termsOf` made it (permission/terms.ts). */
  readonly digest: string;
  /** In the campaign's zone, `2027-03-18T09:00`. */
  readonly local: string;
  /** The same message to several accounts that are one on their network; ids of then, for people. */
  readonly deliveries: readonly string[];
  /** Of each part. Counts only where it is what the message says. */
  readonly words: readonly string[];
  /** Name of what was agreed to, and the first 12 hex digits of its digest: only to tell what changed. */
  readonly aspects: Readonly<Record<string, string>>;
}

export const ways = ["command", "answer", "sheet", "signed"] as const;
export type How = (typeof ways)[number];

export interface Act {
  readonly workspace: string;
  /** Of `people`; it may not be there any more. */
  readonly by: string;
  readonly at: Date;
  readonly how: How;
  /** Who wrote it down, where that was somebody else. */
  readonly recordedBy?: string;
  readonly note?: string;
  /** Given for this sensitive period, and for nothing else. */
  readonly period?: string;
  /** Empty where it takes something back. */
  readonly agreed: readonly AgreedMessage[];
  /** Digests for which no earlier word counts any more, whoever gave it. */
  readonly withdrawn: readonly string[];
}

/** As it was read. JSON only but for `at`. */
export interface FiledAct extends Act {
  /** Workspace-relative. */
  readonly file: string;
  /** Where a signature lies beside it: the file's text, and that of the signature, empty where it cannot be read. */
  readonly signed?: { readonly text: string; readonly signature: string };
}
