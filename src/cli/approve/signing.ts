/** `--sign`: the act is signed with the key of whoever agrees, before anything is written. */
import { existsSync } from "node:fs";
import path from "node:path";
import type { Act } from "../../campaign/approvals/act.ts";
import { actText } from "../../campaign/approvals/act-text.ts";
import { approvalNamespace, signatureIn } from "../../permission/signature/ssh-signature.ts";
import { signedBySsh } from "../../system/ssh-keygen.ts";
import type { Context } from "../frame/context.ts";
import { FaultError, UsageError } from "../frame/exit-codes.ts";
import type { Look } from "../workspace/look.ts";

/** The text of a signature. @throws {FaultError} */
export type Sign = (act: Act) => string;

/** @throws {UsageError} where there is no such file. */
export function signerFor({ cwd, environment }: Context, { prepared: { root } }: Look, key: string): Sign {
  const keyFile = path.resolve(cwd, key);
  if (!existsSync(keyFile)) {
    throw new UsageError(
      `There is no key in ${key}. \`ssh-keygen -t ed25519\` makes one; --sign takes its private file.`,
    );
  }
  return (act) => {
    const text = actText(act);
    const answer = signedBySsh({ keyFile, namespace: approvalNamespace, text, root, environment });
    if (answer.kind === "failed") throw new FaultError(`Nothing was written down: ${answer.reason}.`);
    if (signatureIn(answer.signature)?.holdsFor(Buffer.from(text, "utf8")) === true) return answer.signature;
    throw new FaultError(
      "Nothing was written down: a key of this kind does not count. Use one of Ed25519, ECDSA, or RSA of 2048 bits and more, and not of a hardware token.",
    );
  };
}
