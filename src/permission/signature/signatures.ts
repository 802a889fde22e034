/** Whether the signature of an act is that of the person whose word it is. */
import type { FiledAct } from "../../campaign/approvals/act.ts";
import type { Workspace } from "../../campaign/model.ts";
import { shortened } from "../../system/text/shorten.ts";
import type { NamedApprovers } from "./approvers.ts";
import { type KeyText, keyTextIn } from "./public-key.ts";
import { approvalNamespace, type SshSignature, signatureIn } from "./ssh-signature.ts";

/** Why it does not hold, going on after "jo-bloggs agreed on 3 March, "; undefined where it does. Asked once for each act. */
export type SignatureFault = (act: FiledAct) => string | undefined;

interface KnownKeys {
  readonly keys: ReadonlyMap<KeyText, string>;
  /** Where they stand, for people. */
  readonly place: string;
}

/** Of accounts.yaml only where the publisher is told of no file: whoever may edit it may put a key there. */
function knownKeys({ people }: Workspace, named: NamedApprovers): KnownKeys {
  if (named.kind === "file") return { keys: named.approvers.keys, place: "the file that CAMPAIGN_APPROVERS names" };
  if (named.kind === "unusable") return { keys: new Map(), place: "CAMPAIGN_APPROVERS, which cannot be used" };
  const own = [...people.values()].flatMap(({ id, key }) => {
    const text = key === undefined ? undefined : keyTextIn(key);
    return text === undefined ? [] : [[text, id] as const];
  });
  const shared = new Set(own.map(([text]) => text).filter((text, index, all) => all.indexOf(text) !== index));
  return { keys: new Map(own.filter(([text]) => !shared.has(text))), place: "`people` of campaigns/accounts.yaml" };
}

export function signaturesOf(workspace: Workspace, named: NamedApprovers): SignatureFault {
  const known = knownKeys(workspace, named);
  const asked = new Map<FiledAct, string | undefined>();
  return (act) => {
    if (!asked.has(act)) asked.set(act, faultOf(act, known));
    return asked.get(act);
  };
}

function faultOf({ by, signed }: FiledAct, { keys, place }: KnownKeys): string | undefined {
  if (signed === undefined) return "without a signature";
  const { text } = signed;
  const signature = signatureIn(signed.signature);
  if (signature === undefined) return "with a signature that cannot be read";
  if (signature.namespace !== approvalNamespace) {
    return `with a signature made for "${shortened(signature.namespace)}", not for ${approvalNamespace}`;
  }
  const whose = keys.get(signature.key);
  if (whose === undefined) return `with a key that is not in ${place}`;
  if (whose !== by) return `with the key of ${whose}`;
  return holds(signature, text) ? undefined : unheld(signature, text);
}

function holds(signature: SshSignature, text: string): boolean {
  return signature.holdsFor(Buffer.from(text, "utf8"));
}

function unheld(signature: SshSignature, text: string): string {
  if (text.includes("\r\n") && holds(signature, text.replaceAll("\r\n", "\n"))) {
    return "and git gave its file other line ends than were signed (`campaign doctor` says how to keep them)";
  }
  return "with a signature that is forged, or was made over another file";
}
