/** What a preview is drawn from: each delivery with the very message that would be sent, and all that is said about it. */
import type { Problem } from "../diagnostics/problem.ts";
import type { Standing } from "../ledger/standing.ts";
import { identityOf } from "../networks/identity.ts";
import type { Account, Message, Part } from "../networks/network.ts";
import { networkOf } from "../networks/registry.ts";
import { permitPhrases, type ShownPermit } from "../permission/shown.ts";
import type { Plan } from "../plan/delivery.ts";
import { type Rendered, readerParts } from "../render/rendered.ts";
import { type FileNote, fileNotes } from "./went-out.ts";

/** One delivery as a preview draws it. */
export interface Preview {
  readonly rendered: Rendered;
  readonly standing: Standing;
  /** As `publish` would send it; absent where a picture cannot be fitted, which `problems` tells. */
  readonly message?: Message;
  /** Where `rendered` and `message` are what went out: what the file says now. */
  readonly file?: { readonly rendered: Rendered; readonly message?: Message };
  /** Those that name this delivery. */
  readonly problems: readonly Problem[];
  /** Who agreed, and what keeps it back; absent of another revision. */
  readonly permit?: ShownPermit;
}

/** As the file has it, whatever went out: what a signature and a comparison with another revision are about. */
export function inFile(preview: Preview): Pick<Preview, "rendered" | "message"> {
  return preview.file ?? preview;
}

export interface PreviewedCampaign {
  readonly plan: Plan;
  /** By due instant, then id. */
  readonly previews: readonly Preview[];
  /** What does not apply as its switches stand, in the same order. */
  readonly aside: readonly Preview[];
  /** Those that name no delivery. */
  readonly problems: readonly Problem[];
}

/** What the file says otherwise than what went out; empty where it says the same. */
export function notesOf({ rendered, message, file }: Preview): readonly FileNote[] {
  if (file === undefined) return [];
  const shas = new Map(message?.parts.flatMap(({ images }) => images.map(({ asset, sha256 }) => [asset, sha256])));
  const redrawn = (file.message?.parts ?? [])
    .flatMap(({ images }) => images)
    .filter(({ asset, sha256 }) => shas.has(asset) && shas.get(asset) !== sha256)
    .map(({ asset }) => ({ head: `The picture ${asset} is another one now` }));
  return [...fileNotes({ rendered, file: file.rendered }), ...redrawn];
}

/** As its readers know the place: "Bluesky"; "Instagram", by hand. */
export function placeName({ network, options }: Account): string {
  const { name, byHand } = networkOf(network);
  const { channel = "" } = options;
  return !byHand || channel === "" ? name : `${channel.charAt(0).toUpperCase()}${channel.slice(1)}, by hand`;
}

/** How far text and limit are apart, as the network counts: "195 of 500 characters". */
function countText(used: number, limit: number, unit: string): string {
  const words = unit === "bytes" ? unit : unit === "weighted" ? "characters as X counts" : "characters";
  return Number.isFinite(limit) ? `${used} of ${limit} ${words}` : `${used} ${words}`;
}

/** How long each part is against its limit. */
export function countsOf({
  rendered: { parts },
}: Preview): readonly { readonly text: string; readonly over: boolean }[] {
  return parts.map(({ measure: { used, limit, unit } }) => ({
    text: countText(used, limit, unit),
    over: used > limit,
  }));
}

export function displayName({ name, id }: Account): string {
  return name === "" ? id : name;
}

/** All by which a reader, or whoever posts it by hand, tells this account from another. */
export function faceOf(account: Account): readonly unknown[] {
  const { handle, service, options } = account;
  return [identityOf(account), handle, displayName(account), service, options.page, options.channel, options.folder];
}

/** As readers there see it; empty where they see none. */
export function shownHandle(account: Account): string {
  if (account.handle === "") return "";
  return networkOf(account.network).shownHandle?.(account) ?? `@${account.handle}`;
}

/** Of what cannot be fitted the words are still shown, and of what passes on another's post that one's. */
export function partsOf({ message, rendered }: Pick<Preview, "rendered" | "message">): readonly Part[] {
  const { lang } = rendered.delivery;
  const [first] = message?.parts ?? [];
  if (first?.share !== undefined) return [{ ...first, text: first.share.words }];
  return (
    message?.parts ??
    readerParts(rendered).map(({ text, sayings }) => ({ text, images: [], lang, ...(sayings && { sayings }) }))
  );
}

export function stateWords(preview: Preview): string {
  const { state, changed } = preview.standing;
  return [changed ? `${state}, changed since` : state, ...permitWords(preview)].join(" · ");
}

/** Who agreed, and what keeps it back, in a few words each. */
export function permitWords({ permit }: Preview): readonly string[] {
  return permit === undefined ? [] : permitPhrases(permit);
}

const barriers = { approval: "not approved", period: "kept back by a sensitive period", consent: "without a consent" };

/** "3 not approved, 1 without a consent"; empty where nothing is kept back so. */
export function blockedText(previews: readonly Preview[]): string {
  const counts = Object.entries(barriers).map(([barrier, words]) => {
    const count = previews.filter(({ permit }) => permit?.blocked === barrier).length;
    return count === 0 ? "" : `${count} ${words}`;
  });
  return counts.filter((text) => text !== "").join(", ");
}
