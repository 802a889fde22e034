/** Accounts as `accounts list` and `accounts check` print them. Names of variables, never what they hold. */
import type { Workspace } from "../../campaign/model.ts";
import type { Account, ServerFacts } from "../../networks/network.ts";
import { networkOf } from "../../networks/registry.ts";
import type { Delivery } from "../../plan/delivery.ts";
import type { AccountCheckEntry, LimitsEntry } from "../../preview/accounts/checks.ts";
import type { AccountEntry } from "../../preview/accounts/list.ts";
import type { Answer } from "../../publish/account/ask-account.ts";
import { clockOf, judgeAccount, needsPerson } from "../../publish/account/judge-account.ts";
import { type Environment, secretName } from "../../system/secrets/secrets.ts";
import { secretsFor } from "../publishing/connections.ts";

function docsOf({ network }: Account): string {
  return `docs/networks/${network}.md`;
}

/** Whether a server answers there, with a clock and limits of its own: else it is a folder of this machine. */
function asksServer(account: Account): boolean {
  return networkOf(account.network).secrets.length > 0;
}

function placeOf(account: Account, environment: Environment) {
  const place = networkOf(account.network).secretsGoTo?.(account, secretsFor(account, environment));
  if (place?.kind === "origin") return { sendsTo: place.origin, sendsToNote: place.also ?? null };
  return { sendsTo: null, sendsToNote: place?.reason ?? null };
}

export function listEntry(account: Account, workspace: Workspace, environment: Environment): AccountEntry {
  const { id, network, name, handle, service } = account;
  const secrets = secretsFor(account, environment);
  return {
    id,
    network,
    name,
    handle: handle === "" ? null : handle,
    service: service ?? null,
    groups: [...workspace.groups].filter(([, members]) => members.includes(id)).map(([group]) => group),
    secrets: networkOf(network).secrets.map((field) => ({
      name: secretName(id, field),
      set: secrets.get(field) !== undefined,
    })),
    ...placeOf(account, environment),
    docs: docsOf(account),
  };
}

function limitsOf(account: Account, facts: ServerFacts | undefined): LimitsEntry {
  const { measure, images } = networkOf(account.network).profile(account, facts);
  const { limit, unit } = measure({ text: "", images: [] });
  return {
    text: limit,
    unit,
    images: images.count,
    imageBytes: images.bytes,
    altText: images.alt.limit ?? null,
    statedByServer: facts !== undefined,
  };
}

/** Why its secret may go nowhere, where it lacks the secret as well: both are told at once. */
function homeless(answer: Answer, account: Account, environment: Environment): readonly string[] {
  const { sendsTo, sendsToNote } = placeOf(account, environment);
  return answer.kind === "no-secret" && sendsTo === null && sendsToNote !== null ? [sendsToNote] : [];
}

export interface Checked {
  readonly account: Account;
  readonly answer: Answer;
  /** Its last delivery that may still go out. */
  readonly last: Delivery | undefined;
}

export function checkEntry({ account, answer, last }: Checked, environment: Environment): AccountCheckEntry {
  const about = { account, last, asksServer: asksServer(account) };
  const judgement = judgeAccount(answer, about);
  const identity = answer.kind === "identity" ? answer.identity : undefined;
  const clock = clockOf(answer, about);
  return {
    id: account.id,
    network: account.network,
    state: judgement.state,
    needsPerson: needsPerson(judgement),
    reasons: [...judgement.reasons, ...homeless(answer, account, environment)],
    handle: identity === undefined || identity.handle === "" ? null : identity.handle,
    mayPost: identity?.mayPost ?? null,
    expiresAt: identity?.expiresAt?.toISOString() ?? null,
    expires: identity?.expiresAt === undefined ? (networkOf(account.network).secretsExpire ?? null) : true,
    lastDelivery: last === undefined ? null : { id: last.id, dueAt: last.dueAt.toISOString() },
    clock: clock === undefined ? null : { ...clock, serverTime: clock.serverTime.toISOString() },
    limits: identity !== undefined && about.asksServer ? limitsOf(account, identity.facts) : null,
    missing: answer.kind === "no-secret" ? answer.names : [],
    docs: docsOf(account),
  };
}
