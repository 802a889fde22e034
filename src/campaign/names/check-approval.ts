/** Who has to agree: that they are somebody, that the owner is known, and that enough are left without the owner. */
import { type Fault, fault, type Report } from "../../diagnostics/fault.ts";
import type { Path } from "../../diagnostics/source.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { shortened } from "../../system/text/shorten.ts";
import { entriesOf, listOf, recordOf, textOf, textsAt } from "../written/written-data.ts";
import type { Data } from "../yaml/data.ts";
import type { Names } from "./names.ts";

type Entries = Readonly<Record<string, Data>>;

function unknownPerson(id: string, people: Iterable<string>): Fault {
  return fault(
    "person-unknown",
    `There is nobody "${shortened(id)}" under \`people\`.`,
    didYouMean(id, people) ?? "Add them to `people` of campaigns/accounts.yaml, with their role.",
  );
}

/** Of accounts.yaml. */
export function checkApprovers(file: Entries, report: Report): void {
  const people = new Set(entriesOf(file.people).map(([id]) => id));
  const { by, needed } = recordOf(recordOf(file.policies).approval);
  const path = ["policies", "approval"];
  const may = by === undefined ? [...people] : textsAt(by, []).map(([id]) => id);
  for (const [id, at] of textsAt(by, [...path, "by"])) if (!people.has(id)) report(at, unknownPerson(id, people));
  const left = new Set(may.filter((id) => people.has(id)));
  if (left.size < asNumber(needed)) report([...path, "needed"], tooFew(asNumber(needed), left));
}

function asNumber(data: Data | undefined): number {
  const text = textOf(data) ?? "";
  return /^[012]$/.test(text) ? Number(text) : 0;
}

function tooFew(needed: number, left: ReadonlySet<string>, owner?: string): Fault {
  const names = left.size === 0 ? "nobody" : `only ${[...left].map((id) => shortened(id)).join(" and ")}`;
  const but = owner === undefined ? "" : ` (its owner, ${shortened(owner)}, does not count)`;
  return fault(
    "approvers-too-few",
    `${needed === 1 ? "One person has" : `${needed} people have`} to agree, and ${names} may${but}.`,
    "Add somebody to `people` of campaigns/accounts.yaml, and to `policies: approval: by` where that stands there.",
  );
}

/** Of a campaign file. `names`: absent where accounts.yaml could not be read. */
export function checkApproval(file: Entries, names: Names | undefined, report: Report): void {
  if (names === undefined) return;
  const { people, approval } = names;
  const owner = textOf(file.owner);
  if (owner !== undefined && !people.has(owner)) report(["owner"], unknownPerson(owner, people));
  const left = new Set(approval.by.filter((id) => people.has(id) && id !== owner));
  const judge = (asked: Data | undefined, least: number, path: Path) => {
    const { needed: written } = recordOf(asked);
    const wanted = asNumber(written);
    if (written !== undefined && wanted < least) report([...path, "approval", "needed"], lowered(wanted, least));
    return Math.max(wanted, least);
  };
  const needed = judge(file.approval, asNumber(String(approval.needed)), []);
  let most = needed;
  if (needed > left.size) report(placeOf(file.approval, []), tooFew(needed, left, owner));
  for (const [index, post] of listOf(file.posts).entries()) {
    const { approval: own } = recordOf(post);
    const wanted = judge(own, needed, ["posts", index]);
    most = Math.max(most, wanted);
    if (wanted > needed && wanted > left.size) report(["posts", index, "approval"], tooFew(wanted, left, owner));
  }
  if (most > 0 && owner === undefined) report(["campaign"], ownerMissing());
}

function placeOf(approval: Data | undefined, path: Path): Path {
  return approval === undefined ? [...path, "campaign"] : [...path, "approval"];
}

function lowered(wanted: number, least: number): Fault {
  return fault(
    "approval-lowered",
    `\`needed: ${wanted}\` is less than the ${least} that ${least === 1 ? "is" : "are"} asked for above it, and is not used.`,
    "Take it out. A campaign and a post can only ask for more.",
  );
}

function ownerMissing(): Fault {
  return fault(
    "owner-missing",
    "Somebody has to agree to this campaign, and it does not say whose it is: nothing of it goes out.",
    "Add `owner:` with the id of who wrote it, of `people` in campaigns/accounts.yaml. They cannot agree to it themselves.",
  );
}
