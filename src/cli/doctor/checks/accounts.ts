import type { AccountCheckEntry } from "../../../preview/accounts/checks.ts";
import type { AccountEntry } from "../../../preview/accounts/list.ts";
import { listEntry } from "../../new/account-entries.ts";
import type { Examined } from "../examined.ts";
import { type Found, note, ok, person } from "../finding.ts";

function lacking({ id, secrets }: AccountEntry): readonly Found[] {
  const missing = secrets.filter(({ set }) => !set).map(({ name }) => name);
  if (missing.length === 0) return [];
  return [
    person(
      `${id} has no secret on this machine: ${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} not set.`,
      "Set it in the environment or in .env; `campaign accounts list` names the page that says where to get it.",
    ),
  ];
}

function answered({ id, state, reasons, needsPerson, docs }: AccountCheckEntry): readonly Found[] {
  if (state === "ready") return [];
  const message = `${id}: ${state.replace(/-/g, " ")}. ${reasons.join(" ")}`.trimEnd();
  if (needsPerson) return [person(message, `See ${docs}; \`campaign accounts check ${id}\` asks again.`)];
  return [note(message, `\`campaign accounts check ${id}\` asks again.`)];
}

/** Each account: its secret, and what its server says of it, where one was asked. */
export function accountsFound({ prepared, environment, asked }: Examined): readonly Found[] {
  const { workspace } = prepared;
  if (workspace === undefined) return [];
  const { size } = workspace.accounts;
  const found =
    asked === undefined
      ? [...workspace.accounts.values()].flatMap((account) => lacking(listEntry(account, workspace, environment)))
      : asked.flatMap(answered);
  if (found.length > 0) return found;
  const all = size === 1 ? "The account" : `Each of ${size} accounts`;
  return [
    ok(asked === undefined ? `${all} has the secret that it needs; no server was asked.` : `${all} is ready to post.`),
  ];
}
