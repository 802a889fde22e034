/** What differs between the workspace as it is and as it was in another revision. */

import { type Guards, loosenedBetween } from "../../permission/loosened.ts";
import type { Prepared } from "../../pipeline/prepare.ts";
import { previewsOf } from "../../pipeline/previews.ts";
import type { IsShown } from "../../plan/range.ts";
import { type Changes, changesBetween } from "../../preview/changes.ts";
import type { Preview, PreviewedCampaign } from "../../preview/previews.ts";
import { printableLine } from "../../system/text/printable.ts";
import type { Context } from "../frame/context.ts";
import { fitterFor, preparedFor } from "../workspace/prepared.ts";
import { openBase } from "./base-revision.ts";

export interface Since {
  readonly revision: string;
  readonly changes: Changes;
  /** What guards the posts less than it did, a sentence each; first what could not be compared. */
  readonly loosened: readonly string[];
  /** Whether all that guards the posts could be read in both. */
  readonly isWhole: boolean;
}

export interface Comparison {
  readonly prepared: Prepared;
  readonly previews: readonly Preview[];
  readonly targets: readonly string[];
  readonly revision: string;
  readonly isShown: IsShown;
}

/** Whether this was looked at: what a file that cannot be used holds now is not known, so it was not taken out. */
function isComparable({ prepared, targets }: Comparison): (preview: Preview) => boolean {
  const { workspace, unusable, selected } = prepared;
  const broken = new Set(unusable.flatMap(({ file, campaign }) => [file, campaign ?? file]));
  const chosen = new Set(selected.map(({ campaign }) => campaign.id));
  return ({ rendered: { delivery } }) => {
    const { id, source } = delivery.campaign;
    if (workspace === undefined || broken.has(id) || broken.has(source.file)) return false;
    return targets.length === 0 || chosen.has(id);
  };
}

function guardsOf({ workspace, all, periods, consents }: Prepared): Guards {
  const embargoes = new Map(
    all.flatMap(({ plan: { campaign, embargo } }) => (embargo === undefined ? [] : [[campaign.id, embargo.instant]])),
  );
  return { workspace, campaigns: all.map(({ campaign }) => campaign), periods, consents, embargoes };
}

/** Files whose guards nobody can read there: whatever was loosened in them does not show. */
function uncomparable({ workspace, periods, consents }: Prepared, when: string): readonly string[] {
  const files = [
    ...(workspace === undefined ? ["campaigns/accounts.yaml"] : []),
    ...(periods.kind === "unusable" ? ["campaigns/periods.yaml"] : []),
    ...(consents.readable ? [] : ["campaigns/consents.yaml"]),
  ];
  return files.map(
    (file) =>
      `${file} cannot be used as it is ${when}, so nobody can tell whether it asks for less than before: look through it yourself.`,
  );
}

/** @throws {UsageError} when there is no such revision. */
export async function compared(context: Context, comparison: Comparison): Promise<Since> {
  const { prepared, previews, revision, isShown } = comparison;
  const base = openBase({ root: prepared.root, revision, environment: context.environment });
  const fitter = fitterFor(context, base.root, { cacheRoot: prepared.root });
  try {
    const then = await preparedFor(context, base.root, []);
    for (const { file } of then.unusable) {
      context.output.warn(
        `${printableLine(file)} cannot be used as it is in ${printableLine(revision)}: all of it counts as new.`,
      );
    }
    const before = (await previewsOf(then, fitter, isShown)).filter(isComparable(comparison));
    const blind = [...uncomparable(then, `in ${revision}`), ...uncomparable(prepared, "now")];
    return {
      revision,
      changes: changesBetween(previews, before),
      loosened: [...blind, ...loosenedBetween(guardsOf(then), guardsOf(prepared))],
      isWhole: blind.length === 0,
    };
  } finally {
    await fitter.close();
    base.remove();
  }
}

/** What is new or another, under the heading of its campaign. */
export function changedOnly(
  campaigns: readonly PreviewedCampaign[],
  { changes: { changes } }: Since,
): readonly PreviewedCampaign[] {
  const changed = new Set(changes.flatMap((change) => (change.kind === "removed" ? [] : [change.preview])));
  return campaigns
    .map((campaign) => ({
      ...campaign,
      previews: campaign.previews.filter((preview) => changed.has(preview)),
      aside: campaign.aside.filter((preview) => changed.has(preview)),
    }))
    .filter(({ previews, aside }) => previews.length + aside.length > 0);
}
