/** Which messages a person agrees to: as the files are now, with what keeps one from being agreed to. */
import type { FiledAct } from "../../campaign/approvals/act.ts";
import { nowAt } from "../../check/now.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { deliveriesOf } from "../../diagnostics/unique.ts";
import type { Fitter } from "../../images/fit.ts";
import { campaignOf, isOpen, postOf } from "../../ledger/rows.ts";
import type { Terms } from "../../permission/terms.ts";
import { termsIn } from "../../pipeline/permitted.ts";
import { allErrors } from "../../pipeline/problems.ts";
import { renderedAnyhow } from "../../pipeline/stage.ts";
import { meantBy } from "../../publish/person/recall.ts";
import type { Rendered } from "../../render/rendered.ts";
import type { Context } from "../frame/context.ts";
import { UsageError } from "../frame/exit-codes.ts";
import type { Look } from "../workspace/look.ts";

export interface Agreeable {
  readonly id: string;
  readonly rendered: Rendered;
  readonly terms: Terms;
}

export interface NotAgreeable {
  readonly id: string;
  readonly reason: string;
}

export interface Selected {
  readonly agreeable: readonly Agreeable[];
  readonly refused: readonly NotAgreeable[];
}

export function renderedIn({ prepared }: Pick<Look, "prepared">): ReadonlyMap<string, Rendered> {
  return new Map(
    prepared.all.flatMap((staged) => renderedAnyhow(staged).map((each) => [each.delivery.id, each] as const)),
  );
}

/**
 * The deliveries that these words mean; none means none.
 * @throws {UsageError} for a word that means nothing here.
 */
export function idsMeant(
  look: Pick<Look, "prepared">,
  targets: readonly string[],
  acts: readonly FiledAct[] = [],
): readonly string[] {
  const { prepared } = look;
  const known = new Set([
    ...renderedIn(look).keys(),
    ...acts.flatMap(({ agreed }) => agreed.flatMap(({ deliveries }) => deliveries)),
  ]);
  return [
    ...new Set(
      targets.flatMap((target) => {
        const found = meantBy(target, known);
        if (found.length > 0) return found;
        const broken = prepared.unusable.find(({ campaign }) => campaign === campaignOf(target));
        if (broken !== undefined) {
          throw new UsageError(
            `${broken.file} has errors, so nobody can agree to it. \`campaign validate\` lists them.`,
          );
        }
        const names = [...known].flatMap((id) => [id, postOf(id), campaignOf(id)]);
        throw new UsageError(
          `There is no campaign, post or delivery "${target}" here. ${didYouMean(target, new Set(names)) ?? ""}`.trimEnd(),
        );
      }),
    ),
  ];
}

/** What is out already nobody needs to agree to, and what cannot be sent nobody can. */
export async function selected(
  context: Context,
  look: Look,
  { targets, fitter }: { readonly targets: readonly string[]; readonly fitter: Fitter },
): Promise<Selected> {
  const { prepared, rows } = look;
  const rendered = renderedIn(look);
  const problems = await allErrors(prepared, fitter, nowAt(context.clock.now()));
  const faults = new Map(problems.flatMap((problem) => deliveriesOf(problem).map((id) => [id, problem] as const)));
  const states = new Map(rows.map(({ delivery, state }) => [delivery, state]));
  const agreeable: Agreeable[] = [];
  const refused: NotAgreeable[] = [];
  for (const id of idsMeant(look, targets)) {
    const each = rendered.get(id);
    if (each === undefined) continue;
    const state = states.get(id) ?? "planned";
    const fault = faults.get(id);
    if (fault !== undefined) refused.push({ id, reason: `It cannot be sent as it is: ${fault.message}` });
    else if (isOpen(state) || state === "missed" || state === "past")
      agreeable.push({ id, rendered: each, terms: termsIn(prepared, each) });
    else refused.push({ id, reason: `It is ${state} already.` });
  }
  return { agreeable, refused };
}
