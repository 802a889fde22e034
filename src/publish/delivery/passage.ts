/** What keeps a delivery back although it is ready: a permission that is not given, as the files are at this moment. */
import type { Claim, Row } from "../../ledger/ledger.ts";
import { type ClaimApproval, campaignOf } from "../../ledger/rows.ts";
import type { Refused, Subject } from "../../permission/permit.ts";
import { termsIn } from "../../permission/terms.ts";
import type { Delivery } from "../../plan/delivery.ts";
import type { Engine } from "../engine.ts";
import { filesNow } from "../files.ts";

export type Passage =
  | { readonly kind: "free"; readonly approvedBy: readonly ClaimApproval[] }
  | ({ readonly kind: "refused" } & Refused)
  /** Nobody can tell from the files as they are now. */
  | { readonly kind: "waits"; readonly reason: string };

/** As it stands in the ledger: what was claimed, whatever the file says now. */
export function claimedSubject(row: Row, { account, critical, terms }: Claim): Subject {
  const { delivery, dueAt } = row;
  const known = termsIn(terms);
  return { delivery, campaign: campaignOf(delivery), account, critical, dueAt, ...(known && { terms: known }) };
}

/** As the file has it; a person who sends it opens a window of its own. */
export function plannedSubject(
  { id, campaign, account, critical }: Delivery,
  { dueAt, terms }: Pick<Subject, "dueAt" | "terms">,
): Subject {
  return { delivery: id, campaign: campaign.id, account, critical, dueAt, ...(terms && { terms }) };
}

export async function passageFor(engine: Engine, subject: Subject): Promise<Passage> {
  const files = await filesNow(engine);
  if (files.kind === "unusable") return { kind: "waits", reason: files.reason };
  const { permits, workspace } = files.work;
  const { refusals, approval } = permits.of(subject, engine.clock.now());
  const [refused] = refusals;
  if (refused !== undefined) return { kind: "refused", ...refused };
  const approvedBy = approval.by.map((each) => {
    const role = workspace.people.get(each.person)?.role;
    return role === undefined ? each : { ...each, role };
  });
  return { kind: "free", approvedBy };
}
