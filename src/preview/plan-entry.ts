/** A delivery as `plan --format json` prints it. */
import type { State } from "../ledger/ledger.ts";
import type { Measure, NetworkId } from "../networks/network.ts";
import type { Rendered } from "../render/rendered.ts";

export interface Cost {
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** What sending it costs, where its network charges. */
export type CostOf = (rendered: Rendered) => Cost | undefined;

/** What the ledger says of a delivery; `planned` where it says nothing. */
export interface Standing {
  readonly state: State;
  /** Whether the file now differs from what went out. */
  readonly changed: boolean;
}

/** The keys are a contract with other programs. One entry of texts, lengths and images per part. */
export interface PlanEntry extends Standing {
  readonly id: string;
  readonly campaign: string;
  readonly post: string;
  readonly account: string;
  readonly network: NetworkId;
  /** UTC, `...Z`. */
  readonly dueAt: string;
  readonly texts: readonly string[];
  readonly lengths: readonly Measure[];
  readonly images: readonly (readonly { readonly asset: string; readonly alt: string }[])[];
  readonly cost?: Cost;
  readonly lang: string;
  readonly audience: readonly string[];
  readonly theme?: string;
  readonly phase?: string;
}

export function planEntry(rendered: Rendered, { state, changed }: Standing, costOf?: CostOf): PlanEntry {
  const { delivery, parts } = rendered;
  const cost = costOf?.(rendered);
  return {
    id: delivery.id,
    campaign: delivery.campaign.id,
    post: delivery.post,
    account: delivery.account.id,
    network: delivery.account.network,
    dueAt: delivery.dueAt.toISOString(),
    state,
    changed,
    texts: parts.map(({ text }) => text),
    lengths: parts.map(({ measure: { used, limit, unit } }) => ({ used, limit, unit })),
    images: parts.map(({ images }) => images.map(({ asset, alt }) => ({ asset: asset.id, alt }))),
    ...(cost === undefined ? {} : { cost }),
    lang: delivery.lang,
    audience: delivery.audience,
    ...(delivery.theme === undefined ? {} : { theme: delivery.theme }),
    ...(delivery.phase === undefined ? {} : { phase: delivery.phase }),
  };
}
