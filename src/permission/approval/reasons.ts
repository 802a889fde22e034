/** Why it is not approved, for a person: who agreed to what, and whose word is still wanted. */
import { dayText } from "../../calendar/dates.ts";
import { homeZone, localOf, whenText } from "../../calendar/local-time.ts";
import type { Approver, Subject } from "../permit.ts";
import type { SignatureFault } from "../signature/signatures.ts";
import { changesSince, type Given } from "./given.ts";
import type { Withdrawal } from "./withdrawal.ts";

export interface Reasons {
  readonly needed: number;
  /** Whose word counts. */
  readonly by: readonly Approver[];
  /** Whose could. */
  readonly may: ReadonlySet<string>;
  readonly owner: string | undefined;
  /** The campaign does not say whose it is. */
  readonly ownerless: boolean;
  readonly subject: Subject;
  /** Every word about this delivery or what it says, in the order in which they were given. */
  readonly given: readonly Given[];
  /** Of these, the ones about what it says now. */
  readonly matched: ReadonlySet<Given>;
  readonly takenBack: Withdrawal | undefined;
  /** The consent that was taken back since it was given, of somebody in its pictures. */
  readonly lostSince: (given: Given) => string | undefined;
  readonly signatureFault: SignatureFault;
}

export function refusalText(reasons: Reasons): string {
  const { needed, by, ownerless } = reasons;
  const count = `Not approved (${by.length} of ${needed})`;
  if (ownerless) return `${count}: its campaign does not say whose it is. Add \`owner:\` to its file.`;
  const told = toldOf(reasons);
  return `${count}: ${told.length === 0 ? `nobody ${by.length === 0 ? "" : "else "}has agreed to it` : told.join("; ")}.${wanted(reasons)}`;
}

function toldOf(reasons: Reasons): readonly string[] {
  const { by, given, subject, takenBack } = reasons;
  if (subject.terms === undefined)
    return ["an earlier version of campaign claimed it, and kept nothing of what it says"];
  const counted = new Set(by.map(({ person }) => person));
  const latest = new Map(given.map((each) => [each.act.by, each]));
  const told = [...latest.values()].filter(({ act }) => !counted.has(act.by)).map((each) => toldOfOne(each, reasons));
  return takenBack === undefined ? told : [...told, `${takenBack.by} took it back on ${dayOf(takenBack.at, subject)}`];
}

function toldOfOne(given: Given, reasons: Reasons): string {
  const { matched, may, owner, subject, signatureFault, takenBack } = reasons;
  const { act } = given;
  const agreed = `${act.by} agreed on ${dayOf(act.at, subject)}`;
  if (act.by === owner) return `${act.by} owns the campaign and cannot agree to it`;
  if (!may.has(act.by)) return `${act.by} is not one of those who may agree`;
  if (!matched.has(given)) return `${agreed} to ${otherText(changesSince(given.message, subject.terms))}`;
  if (takenBack !== undefined && takenBack.at >= act.at) return `${agreed}, before that was taken back`;
  const lost = reasons.lostSince(given);
  if (lost !== undefined) return `${agreed}, before consent ${lost} was taken back`;
  if (act.at > subject.dueAt) return `${act.by} agreed at ${whenText(act.at)}, after it was due`;
  return `${agreed}, ${signatureFault(act) ?? "which does not count for now"}`;
}

/** Without its weekday; with its year where that is another than that of the post. */
function dayOf(at: Date, { dueAt }: Subject): string {
  const { date } = localOf(at, homeZone);
  const day = dayText(date, "en-GB").replace(/^\S+ /, "");
  const year = date.slice(0, 4);
  return year === localOf(dueAt, homeZone).date.slice(0, 4) ? day : `${day} ${year}`;
}

const others: Readonly<Record<string, string>> = {
  text: "other words",
  labels: "other labels",
  pictures: "other pictures",
  lateness: "another `late`",
  repeat: "another `again`",
  priority: "another `critical`",
};

function otherText(changed: readonly string[]): string {
  if (changed.length === 0) return "something else";
  return new Intl.ListFormat("en-GB").format(changed.map((name) => others[name] ?? `another ${name}`));
}

function wanted({ by, may, needed }: Reasons): string {
  const counted = new Set(by.map(({ person }) => person));
  const left = [...may].filter((person) => !counted.has(person));
  if (left.length === 0) return "";
  const all = left.length === needed - by.length;
  const names = new Intl.ListFormat("en-GB", { type: all ? "conjunction" : "disjunction" }).format(left);
  return ` Still wanted: ${names}.`;
}
