/** A password under a key of its own, in a file that everybody of the project reads. */

import { type Fault, fault } from "../../diagnostics/fault.ts";
import type { Path } from "../../diagnostics/source.ts";
import { networkIds } from "../../networks/network.ts";
import { networkOf } from "../../networks/registry.ts";
import { secretName } from "../../system/secrets/secrets.ts";
import { shortened } from "../../system/text/shorten.ts";

/** What an account of this network would be asked for; `key` names one of several. */
function fieldsOf(network: unknown, key: string): readonly string[] {
  const id = networkIds.find((each) => each === network);
  const fields = id === undefined ? [] : networkOf(id).secrets;
  const field = key.toLowerCase().replace(/[_\s]+/g, "-");
  const named = fields.filter((each) => each === field);
  if (named.length > 0) return named;
  return fields.length > 0 ? fields : ["app-password"];
}

/** `path` is where the key stands, `network` what that account says it is on. */
export function secretKey(path: Path, key: string, network: unknown): Fault {
  const account = path[0] === "accounts" && typeof path[1] === "string" ? path[1] : "<account>";
  const names = fieldsOf(network, key).map((field) => secretName(account, field));
  return fault(
    "key-unknown",
    `A password or token does not belong in this file, and \`${shortened(key)}\` is not read from it.`,
    `Take it out, and revoke it where it was made, since it stays in the history of the file. The new one belongs in the environment, or in .env: ${names.join(", ")}.`,
  );
}
