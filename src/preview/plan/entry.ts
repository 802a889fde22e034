/** A delivery as `plan --format json` prints it. */
import type { Standing } from "../../ledger/standing.ts";
import type { Measure, NetworkId } from "../../networks/network.ts";
import type { Rendered } from "../../render/rendered.ts";
import type { ShownDelivery } from "../went-out.ts";

export interface Cost {
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** What sending it costs, where its network charges. */
export type CostOf = (rendered: Rendered) => Cost | undefined;

/** The keys are a contract with other programs. One entry of texts, lengths and images per part. */
export interface PlanEntry extends Pick<Standing, "state" | "changed"> {
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
  /** Where all of the above is what went out, and the file says otherwise now: what it says. */
  readonly file?: Pick<PlanEntry, "dueAt" | "texts" | "images">;
}

/** `file` is what the file says, where `rendered` is what went out. */
export function planEntry({ rendered, file }: ShownDelivery, { state, changed }: Standing, costOf?: CostOf): PlanEntry {
  const { delivery } = rendered;
  const cost = costOf?.(rendered);
  return {
    id: delivery.id,
    campaign: delivery.campaign.id,
    post: delivery.post,
    account: delivery.account.id,
    network: delivery.account.network,
    state,
    changed,
    ...sayingOf(rendered),
    lengths: rendered.parts.map(({ measure: { used, limit, unit } }) => ({ used, limit, unit })),
    ...(cost === undefined ? {} : { cost }),
    lang: delivery.lang,
    audience: delivery.audience,
    ...(delivery.theme === undefined ? {} : { theme: delivery.theme }),
    ...(delivery.phase === undefined ? {} : { phase: delivery.phase }),
    ...(file === undefined ? {} : { file: sayingOf(file) }),
  };
}

function sayingOf({ delivery, parts }: Rendered): Pick<PlanEntry, "dueAt" | "texts" | "images"> {
  return {
    dueAt: delivery.dueAt.toISOString(),
    texts: parts.map(({ text }) => text),
    images: parts.map(({ images }) => images.map(({ asset, alt }) => ({ asset: asset.id, alt }))),
  };
}
