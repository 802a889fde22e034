/** A delivery as `plan --format json` prints it. */
import { isOpen } from "../../ledger/rows.ts";
import type { Standing } from "../../ledger/standing.ts";
import type { Cost, Measure, NetworkId } from "../../networks/network.ts";
import type { Permit } from "../../permission/permit.ts";
import { type ShownPermit, shownPermit } from "../../permission/shown.ts";
import type { Rendered, RenderedCard, RenderedImage } from "../../render/rendered.ts";
import { type Said, valuesIn } from "../facts.ts";
import type { ShownDelivery } from "../went-out.ts";

/** What sending it costs, where its network charges. */
export type CostOf = (rendered: Rendered) => Cost | undefined;

export interface EntryImage {
  readonly asset: string;
  readonly alt: string;
}

/** The keys are a contract with other programs. One entry of texts, lengths and images per part. */
export interface PlanEntry extends Pick<Standing, "state" | "changed">, ShownPermit, Omit<Said, "campaign"> {
  readonly id: string;
  readonly campaign: string;
  readonly post: string;
  readonly account: string;
  readonly network: NetworkId;
  /** UTC, `...Z`. */
  readonly dueAt: string;
  /** UTC: until when nothing of its campaign may be public. */
  readonly embargo?: string;
  readonly texts: readonly string[];
  readonly lengths: readonly Measure[];
  readonly images: readonly (readonly EntryImage[])[];
  readonly cost?: Cost;
  /** Of its words; where they are in several languages, the first. */
  readonly lang: string;
  /** All of them, in order. */
  readonly languages: readonly string[];
  readonly audience: readonly string[];
  readonly contentWarning?: string;
  readonly card?: Pick<RenderedCard, "url" | "title" | "description"> & { readonly image?: EntryImage };
  /** Where all of the above is what went out, and the file says otherwise now: what it says. */
  readonly file?: Pick<PlanEntry, "dueAt" | "texts" | "images">;
}

export interface Planned {
  readonly standing: Standing;
  /** At its due instant. */
  readonly permit: Permit;
  /** Its file holds it. */
  readonly problem: boolean;
  readonly costOf?: CostOf;
}

/** `file` is what the file says, where `rendered` is what went out. */
export function planEntry(
  { rendered, file }: ShownDelivery,
  { standing: { state, changed }, permit, problem, costOf }: Planned,
): PlanEntry {
  const { delivery, contentWarning, card } = rendered;
  const cost = costOf?.(rendered);
  return {
    id: delivery.id,
    campaign: delivery.campaign.id,
    post: delivery.post,
    account: delivery.account.id,
    network: delivery.account.network,
    state,
    changed,
    ...shownPermit(permit, { open: isOpen(state), problem }),
    ...(delivery.embargo && { embargo: delivery.embargo.instant.toISOString() }),
    ...sayingOf(rendered),
    lengths: rendered.parts.map(({ measure: { used, limit, unit } }) => ({ used, limit, unit })),
    ...(cost === undefined ? {} : { cost }),
    ...valuesIn("json", delivery),
    lang: delivery.lang,
    languages: delivery.languages ?? [delivery.lang],
    audience: delivery.audience,
    ...(contentWarning === undefined ? {} : { contentWarning }),
    ...(card === undefined ? {} : { card: cardOf(card) }),
    ...(file === undefined ? {} : { file: sayingOf(file) }),
  };
}

function sayingOf({ delivery, parts }: Rendered): Pick<PlanEntry, "dueAt" | "texts" | "images"> {
  return {
    dueAt: delivery.dueAt.toISOString(),
    texts: parts.map(({ text }) => text),
    images: parts.map(({ images }) => images.map(imageOf)),
  };
}

function imageOf({ asset, alt }: RenderedImage): EntryImage {
  return { asset: asset.id, alt };
}

function cardOf({ url, title, description, image }: RenderedCard): NonNullable<PlanEntry["card"]> {
  return { url, title, description, ...(image === undefined ? {} : { image: imageOf(image) }) };
}

/** For those who read a table or a calendar: all its words, a line each. */
export function cardLines({ url, title, description, image }: NonNullable<PlanEntry["card"]>): string {
  return [url, title, description, ...(image === undefined ? [] : [`${image.asset}: ${image.alt}`])].join("\n");
}
