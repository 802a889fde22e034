/** What people agree to of each delivery, and whether it is given, from one reading of the files. */
import path from "node:path";
import { admit } from "../images/admit.ts";
import { sha256 } from "../images/cache.ts";
import type { Permit } from "../permission/permit.ts";
import { type SourceOf, type Terms, termsOf } from "../permission/terms.ts";
import type { Rendered } from "../render/rendered.ts";
import type { Prepared } from "./prepare.ts";

/** Each picture of a reading is read once: another reading follows when it changes. */
const known = new WeakMap<Prepared, Map<string, string>>();

function digestOf(root: string, file: string): string {
  const result = admit(root, path.resolve(root, file));
  // A problem of its own; nobody agrees to it as it is.
  if (!result.ok) return `${result.fault.kind} ${file}`;
  const { bytes, hash } = result.admitted;
  // Git may write a drawing with other line ends on another machine: it is the same drawing.
  return /\.svg$/i.test(file) ? sha256(bytes.toString("latin1").replaceAll("\r\n", "\n")) : hash;
}

function sourcesIn(prepared: Prepared): SourceOf {
  const digests = known.get(prepared) ?? new Map<string, string>();
  known.set(prepared, digests);
  return (file) => {
    const digest = digests.get(file) ?? digestOf(prepared.root, file);
    digests.set(file, digest);
    return digest;
  };
}

export function termsIn(prepared: Prepared, rendered: Rendered): Terms {
  return termsOf(rendered, sourcesIn(prepared));
}

/** As views judge it: at its due instant. */
export function permitWhenDue(prepared: Prepared, rendered: Rendered): Permit {
  const { id, campaign, account, critical, dueAt } = rendered.delivery;
  const asked = { delivery: id, campaign: campaign.id, account, critical, dueAt, terms: termsIn(prepared, rendered) };
  return prepared.permits.of(asked, dueAt);
}
