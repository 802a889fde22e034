/**
 * The file outside the repository that a publisher is told of (CAMPAIGN_APPROVERS): whose keys count, and the least that
 * accounts.yaml may ask for. A first line `needed=2 signed moves=2h`, then lines of ssh's allowed_signers.
 */
import { milliseconds } from "../../campaign/duration.ts";
import type { Workspace } from "../../campaign/model.ts";
import { shortened } from "../../system/text/shorten.ts";
import { type KeyText, keyTextIn } from "./public-key.ts";
import { approvalNamespace } from "./ssh-signature.ts";

export interface Approvers {
  /** 0, 1 or 2. */
  readonly needed: number;
  readonly signed: boolean;
  /** Milliseconds: how far a post may move at most without being agreed to again. */
  readonly moves: number;
  /** By key: whose it is. */
  readonly keys: ReadonlyMap<KeyText, string>;
}

/** What the environment says of it. */
export type NamedApprovers =
  | { readonly kind: "none" }
  | { readonly kind: "file"; readonly file: string; readonly approvers: Approvers }
  /** Named, and nobody can tell what it says: nothing is approved. `reason`: sentences, with what to do. */
  | { readonly kind: "unusable"; readonly file: string; readonly reason: string };

/** For a workspace whose environment names none. */
export const noApprovers: NamedApprovers = { kind: "none" };

/** A string is why it cannot be used, with its line. */
export function approversIn(text: string): Approvers | string {
  const lines = text.split(/\r?\n/);
  const least = leastIn(lines[0] ?? "");
  if (least === undefined) {
    return "its first line is not the least that is asked for, as in `needed=2 signed`";
  }
  const keys = new Map<KeyText, string>();
  for (const [index, line] of lines.entries()) {
    if (index === 0 || /^\s*(#|$)/.test(line)) continue;
    const read = signerIn(line);
    if (typeof read === "string") return `line ${index + 1}: ${read}`;
    const whose = keys.get(read.key);
    if (whose !== undefined && whose !== read.person) {
      return `line ${index + 1}: the key of ${shortened(whose)} is ${shortened(read.person)}'s too, so that nobody can tell whose word it is`;
    }
    if (read.counts) keys.set(read.key, read.person);
  }
  return { ...least, keys };
}

function leastIn(line: string): Omit<Approvers, "keys"> | undefined {
  const [, needed, signed, moves = "0m"] =
    /^(?:needed=([012]))?(?:(^|[ \t]+)signed)?(?:[ \t]+moves=(\d{1,5}[mhd]))?[ \t]*$/.exec(line) ?? [];
  if (needed === undefined && signed === undefined) return undefined;
  return { needed: Number(needed ?? 0), signed: signed !== undefined, moves: milliseconds(moves) };
}

interface Signer {
  readonly person: string;
  readonly key: KeyText;
  /** It may be used for approvals. */
  readonly counts: boolean;
}

/** `PERSON [namespaces="..."] TYPE BASE64 comment`. Whatever else ssh takes is refused rather than read otherwise. */
function signerIn(line: string): Signer | string {
  const [, person = "", options = "", key = ""] =
    /^\s*(\S+)[ \t]+(?:([a-z][a-z-]*(?:="[^"]*")?(?:,[a-z-]+(?:="[^"]*")?)*)[ \t]+)??((?:ssh|ecdsa|sk)-\S+[ \t]+\S+.*)$/.exec(
      line,
    ) ?? [];
  if (person === "") return "it is not `person type key`, as in `jo-bloggs ssh-ed25519 AAAA...`";
  if (!/^[a-z0-9][a-z0-9-]*$/.test(person)) {
    return `"${shortened(person)}" is not the id of one person of \`people\`; a pattern or a list of them is not taken`;
  }
  const [, namespaces] = /^namespaces="([^"]*)"$/.exec(options) ?? [];
  if (options !== "" && namespaces === undefined) {
    return `"${shortened(options)}" is not taken here, only namespaces="...". Take a key that ended out of the file`;
  }
  const text = keyTextIn(key);
  if (text === undefined) {
    return "its key is none that counts: Ed25519, ECDSA, or RSA of 2048 bits and more, and not of a hardware token";
  }
  return { person, key: text, counts: namespaces === undefined || namespaces.split(",").includes(approvalNamespace) };
}

/** Accounts.yaml may be stricter than the file, never weaker; where nobody can tell what it says, somebody has to agree. */
export function atLeast(workspace: Workspace, named: NamedApprovers): Workspace {
  if (named.kind === "none") return workspace;
  const { approval } = workspace;
  const least = named.kind === "file" ? named.approvers : { needed: 1, signed: true, moves: 0 };
  return {
    ...workspace,
    approval: {
      ...approval,
      needed: Math.max(approval.needed, least.needed),
      signed: approval.signed || least.signed,
      moves: Math.min(approval.moves, least.moves),
    },
  };
}
