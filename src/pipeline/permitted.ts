/** What people agree to of each delivery, and whether it is given, from one reading of the files. */
import path from "node:path";
import { fault, problemAt } from "../diagnostics/fault.ts";
import type { Problem } from "../diagnostics/problem.ts";
import { admit } from "../images/admit.ts";
import { sha256 } from "../images/cache.ts";
import { postOf } from "../ledger/rows.ts";
import { neededFor } from "../permission/approval/approvals.ts";
import type { Pending } from "../permission/approval/reminders.ts";
import { obstaclesTo } from "../permission/consent/consents-of.ts";
import type { Permit, Subject } from "../permission/permit.ts";
import { type SourceOf, type Terms, termsOf } from "../permission/terms.ts";
import { outStates } from "../publish/judge/moved.ts";
import type { Rendered } from "../render/rendered.ts";
import type { Prepared } from "./prepare.ts";
import { renderedAnyhow } from "./stage.ts";

/** Each picture of a reading is read once: another reading follows when it changes. */
const known = new WeakMap<Prepared, Map<string, string>>();

export function pictureDigest(root: string, file: string): string {
  const result = admit(root, path.resolve(root, file));
  // A problem of its own; nobody agrees to it as it is.
  if (!result.ok) return `${result.fault.kind} ${file}`;
  const { bytes, hash } = result.admitted;
  // Git may write a drawing with other line ends on another machine: it is the same drawing.
  return /\.svg$/i.test(file) ? sha256(bytes.toString("latin1").replaceAll("\r\n", "\n")) : hash;
}

export function sourcesIn(prepared: Prepared): SourceOf {
  const digests = known.get(prepared) ?? new Map<string, string>();
  known.set(prepared, digests);
  return (file) => {
    const digest = digests.get(file) ?? pictureDigest(prepared.root, file);
    digests.set(file, digest);
    return digest;
  };
}

export function termsIn(prepared: Prepared, rendered: Rendered): Terms {
  return termsOf(rendered, sourcesIn(prepared));
}

function subjectOf(prepared: Prepared, rendered: Rendered): Subject {
  const { id, campaign, account, critical, dueAt } = rendered.delivery;
  return { delivery: id, campaign: campaign.id, account, critical, dueAt, terms: termsIn(prepared, rendered) };
}

/** As views judge it: at its due instant. */
export function permitWhenDue(prepared: Prepared, rendered: Rendered): Permit {
  const own = permitOf(prepared, rendered);
  const { pair, id } = rendered.delivery;
  if (pair === undefined || own.refusals.length > 0) return own;
  // What holds one language of a post that goes apart holds the others.
  const refused = pair.ids.flatMap((other) => {
    const partner = other === id ? undefined : byIdIn(prepared).get(other);
    const [refusal] = partner === undefined ? [] : permitOf(prepared, partner).refusals;
    return refusal === undefined ? [] : [{ ...refusal, reason: `It goes out with ${other}: ${refusal.reason}` }];
  });
  return refused.length === 0 ? own : { ...own, refusals: refused };
}

function permitOf(prepared: Prepared, rendered: Rendered): Permit {
  return prepared.permits.of(subjectOf(prepared, rendered), rendered.delivery.dueAt);
}

const indexes = new WeakMap<Prepared, ReadonlyMap<string, Rendered>>();

function byIdIn(prepared: Prepared): ReadonlyMap<string, Rendered> {
  const known =
    indexes.get(prepared) ??
    new Map(prepared.all.flatMap((staged) => renderedAnyhow(staged).map((each) => [each.delivery.id, each] as const)));
  indexes.set(prepared, known);
  return known;
}

/** Who may still agree to it, as far as too few did; undefined where nobody has to. */
export function approvalStanding(
  prepared: Prepared,
  rendered: Rendered,
):
  | (Pick<Permit, "approval" | "lost"> & { readonly reason: string | null; readonly wants: readonly string[] })
  | undefined {
  const { workspace } = prepared;
  const { id, campaign } = rendered.delivery;
  if (workspace === undefined || neededFor(workspace, campaign, id) === 0) return undefined;
  const { approval, lost, refusals } = permitOf(prepared, rendered);
  const reason = refusals.find(({ because }) => because === "approval")?.reason ?? null;
  const given = new Set(approval.by.map(({ person }) => person));
  const may = workspace.approval.by.filter((person) => person !== campaign.owner && !given.has(person));
  return { approval, reason, wants: reason === null ? [] : may, ...(lost !== undefined && { lost }) };
}

/** What of these deliveries is due within `span` milliseconds and not agreed to: only of these pictures are read. */
export function pendingIn(
  prepared: Prepared,
  open: ReadonlySet<string>,
  { now, span }: { readonly now: Date; readonly span: number },
): readonly Pending[] {
  return prepared.selected
    .flatMap(({ rendered }) => rendered)
    .filter(({ delivery: { id, dueAt } }) => open.has(id) && dueAt > now && dueAt.getTime() - now.getTime() <= span)
    .flatMap((rendered) => {
      const { id, campaign, dueAt } = rendered.delivery;
      const standing = approvalStanding(prepared, rendered);
      if (standing === undefined || standing.reason === null) return [];
      const { reason, wants, lost: which } = standing;
      const lost = which === undefined ? {} : { lost: { which, reason } };
      return { campaign: campaign.id, post: postOf(id), dueAt, zone: campaign.timezone, wants, ...lost };
    });
}

/** What cannot go out as it is planned, for want of somebody's consent; of what is out, others tell. */
export function consentProblems(prepared: Prepared): readonly Problem[] {
  const { selected, over, sent, consents, workspace } = prepared;
  const out = new Set(sent.filter(({ state }) => outStates.includes(state)).map(({ delivery }) => delivery));
  const granting = { consents, groups: workspace?.groups ?? new Map() };
  return selected
    .flatMap(({ rendered }) => rendered)
    .filter(({ delivery: { id }, parts, card }) => hasPictures(parts, card) && !over.has(id) && !out.has(id))
    .flatMap((rendered) => {
      const { campaign, dueAt, id } = rendered.delivery;
      return obstaclesTo(subjectOf(prepared, rendered), dueAt, granting).map(({ code, asset, message, help }) => {
        const path = ["assets", asset.slice(campaign.id.length + 1), code === "consent-missing" ? "people" : "rights"];
        return { ...problemAt(campaign.source, path, fault(code, message, help)), delivery: id };
      });
    });
}

function hasPictures(parts: Rendered["parts"], card: Rendered["card"]): boolean {
  return card?.image !== undefined || parts.some(({ images }) => images.length > 0);
}

/** What a permit says already, in its own words. */
export function isOfPermit({ code }: Problem): boolean {
  return code === "consent-missing" || code === "rights-ended";
}
