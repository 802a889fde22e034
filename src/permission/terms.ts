/**
 * What people agree to, as digests: everything of a message that its readers meet, and when it goes out. One function
 * for approvals, for the code of a printed sheet, and for what `--base` compares.
 */
import { createHash } from "node:crypto";
import { homeZone } from "../calendar/local-time.ts";
import type { Asset } from "../campaign/model.ts";
import { withBehind } from "../campaign/montages/behind.ts";
import { identityOf } from "../networks/identity.ts";
import type { Delivery } from "../plan/delivery.ts";
import {
  type Rendered,
  type RenderedCard,
  type RenderedImage,
  type RenderedPart,
  readerParts,
} from "../render/rendered.ts";

/** Names of what may change, as a person is told. A key that a message does not use has no digest. */
export const aspects = [
  "text",
  "shared post",
  "content warning",
  "labels",
  "visibility",
  "language",
  "link card",
  "pictures",
  "alt text",
  "account",
  "time zone",
  "lateness",
  "repeat",
  "priority",
  "switch",
  "partners' words",
] as const;
export type Aspect = (typeof aspects)[number];

/** JSON only, since the ledger keeps it with what was claimed. */
export interface Terms {
  /** `v1:` and 64 hex digits, of all below. */
  readonly digest: string;
  /** 64 hex digits, of the aspects alone: with another `local` it makes the digest of the same message at another time. */
  readonly base: string;
  /** In the campaign's zone, `2027-03-18T09:00`. */
  readonly local: string;
  /** 64 hex digits each. */
  readonly aspects: Readonly<Partial<Record<Aspect, string>>>;
  /**
   * Whom its pictures show and until when they may be used. No part of the digest: the digest holds the pictures
   * themselves, and what is said of them may be put right without asking again.
   */
  readonly pictures?: readonly TermsPicture[];
}

export interface TermsPicture {
  /** `<campaign>/<asset>`. */
  readonly asset: string;
  /** As `SourceOf` says it. */
  readonly source: string;
  /** References of consents. */
  readonly people: readonly string[];
  /** YYYY-MM-DD, the last day. */
  readonly until?: string;
}

const sha256 = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex");

/** The version stands in front: a newer program still judges what was agreed under an older one. */
export function digestAt(base: string, local: string): string {
  return `v1:${sha256([base, local])}`;
}

/** sha256 of a picture's source bytes, an SVG's with LF line ends, by its workspace-relative file. Of one that cannot be read, its name. */
export type SourceOf = (file: string) => string;

/** Of a poster and of a montage everything that it is drawn from. */
function sourceIn({ file, poster, montage }: Asset, sourceOf: SourceOf): string {
  if (montage !== undefined) {
    const { of, columns, background } = montage;
    return sha256(["montage", of.map((asset) => drawnFrom(asset, sourceOf)), columns ?? null, background]);
  }
  if (poster === undefined) return sourceOf(file);
  const { words, source, ground, ink, logo, lang } = poster;
  return sha256([
    "poster",
    words,
    source ?? null,
    ground,
    ink ?? null,
    logo === undefined ? null : sourceOf(logo),
    lang,
  ]);
}

function drawnFrom(asset: Asset, sourceOf: SourceOf) {
  return [sourceIn(asset, sourceOf), asset.fit, asset.focus ?? null];
}

function pictureOf({ asset }: RenderedImage, sourceOf: SourceOf) {
  return drawnFrom(asset, sourceOf);
}

function cardOf({ url, title, description, image }: RenderedCard, sourceOf: SourceOf) {
  return [url, title, description, ...(image === undefined ? [] : [pictureOf(image, sourceOf), image.alt])];
}

/** Nothing where no part has any. */
function ofParts<T>(parts: readonly RenderedPart[], each: (part: RenderedPart) => readonly T[]): unknown {
  const found = parts.map(each);
  return found.every((some) => some.length === 0) ? undefined : found;
}

/** Of one language its tag alone, as it always was. */
function languageOf({ lang, languages = [lang] }: Delivery): unknown {
  return languages.length > 1 ? languages : lang;
}

/** Of a post that is passed on: whoever agrees to that agrees to all of it. */
export function sharedAspect({ digest }: Pick<Terms, "digest">): string {
  return sha256(digest);
}

/** The order in which they are written says nothing. */
function sorted<T>(values: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** Their words as they are written, and what the campaign and their own entries in accounts.yaml print in them. */
function partnersSay(words: Readonly<Record<string, string>>, delivery: Delivery): unknown {
  const { campaign, voices = [], partnersPrint } = delivery;
  const said = Object.values(words).join("\n");
  const readings = [...new Set([campaign, ...voices.map((voice) => voice.campaign)])];
  const printed = readings.map(({ variables, hashtags }) =>
    sorted<unknown>({ ...variables, hashtags }).filter(([name]) => said.includes(`{${name}}`)),
  );
  const own = partnersPrint === undefined ? [] : [sorted(partnersPrint)];
  const isPlain = own.length === 0 && printed.every((values) => values.length === 0);
  return isPlain ? sorted(words) : [sorted(words), printed, ...own];
}

export function termsOf(rendered: Rendered, sourceOf: SourceOf): Terms {
  const { delivery, parts, contentWarning, card } = rendered;
  const lead = rendered.shares && termsOf(rendered.shares, sourceOf);
  const { account, campaign, local, labels, visibility, late, again, critical, when, partnerWords } = delivery;
  const values: Readonly<Record<Aspect, unknown>> = {
    text: readerParts(rendered).map(({ text }) => text),
    "shared post": lead?.digest,
    "content warning": contentWarning,
    labels,
    visibility,
    language: lead === undefined ? languageOf(delivery) : undefined,
    "link card": card && cardOf(card, sourceOf),
    pictures: ofParts(parts, ({ images }) => images.map((image) => pictureOf(image, sourceOf))),
    "alt text": ofParts(parts, ({ images }) => images.map(({ alt }) => alt)),
    account: identityOf(account),
    "time zone": campaign.timezone === homeZone ? undefined : campaign.timezone,
    lateness: late,
    repeat: again || undefined,
    priority: critical || undefined,
    // Agreed to for one turn of things, it is not agreed to for another.
    switch: when && sorted(when),
    // They go out by people's hands in the same minute: whoever agrees to the one agrees to the others.
    "partners' words": partnerWords && partnersSay(partnerWords, delivery),
  };
  const used = aspects.flatMap((aspect) =>
    values[aspect] === undefined ? [] : [[aspect, sha256(values[aspect])] as const],
  );
  const base = sha256(used);
  const shown = [...parts.flatMap(({ images }) => images), ...(card?.image === undefined ? [] : [card.image])];
  // Whoever passes a picture on shows the people in it to readers of its own.
  const pictures = [
    ...(lead?.pictures ?? []),
    ...shown
      .flatMap(({ asset }) => withBehind(asset))
      .map((asset) => termsPicture(delivery.campaign.id, asset, sourceOf)),
  ];
  return {
    digest: digestAt(base, local),
    base,
    local,
    aspects: Object.fromEntries(used),
    ...(pictures.length > 0 && { pictures }),
  };
}

function termsPicture(campaign: string, asset: Asset, sourceOf: SourceOf): TermsPicture {
  const { id, people = [], rights } = asset;
  const until = rights?.until;
  return {
    asset: `${campaign}/${id}`,
    source: sourceIn(asset, sourceOf),
    people,
    ...(until !== undefined && { until }),
  };
}

/** The first 12 hex digits of each aspect, as acts and sheets keep them: only to tell what changed. */
export function shortAspects({ aspects: full }: Pick<Terms, "aspects">): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(full).map(([name, digest]) => [name, digest.slice(0, 12)]));
}

/** As a claim keeps them; undefined where it keeps none that this version can read. */
export function termsIn(kept: Readonly<Record<string, unknown>> | undefined): Terms | undefined {
  const isTerms = (value: unknown): value is Terms =>
    typeof value === "object" && value !== null && "digest" in value && "base" in value && "local" in value;
  return isTerms(kept) ? kept : undefined;
}
