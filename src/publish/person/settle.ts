/** A person decides what became of a delivery. Nothing else moves one that is unknown. */
import { whenText } from "../../calendar/local-time.ts";
import { type Change, type Detail, type Row, unsettled } from "../../ledger/ledger.ts";
import { mayBeOut } from "../../ledger/rows.ts";
import { beginsAlike } from "../../networks/handles.ts";
import { identityOf } from "../../networks/identity.ts";
import type { Account, Author, Receipt } from "../../networks/network.ts";
import type { AccountRun } from "../account/account-context.ts";
import { asNow } from "../account/identity.ts";
import { claimOf, provesFrom } from "../delivery/look-first.ts";
import { openOf, restOf } from "../delivery/parts.ts";
import { unsentPart } from "../delivery/steps.ts";
import type { Engine } from "../engine.ts";
import { isOver } from "../judge/judge-row.ts";
import { leadOf, withKnownLead, withLead } from "../sharing/lead.ts";
import { done, notAnAddress, onlyDone, receiptSaidDone } from "../sharing/said-done.ts";
import { doubtAt, Refused, type Subject, subjectOf, underLock } from "./act.ts";

export type Decision =
  | { readonly kind: "sent"; readonly url: string }
  | { readonly kind: "not-sent" }
  | { readonly kind: "skip" };

export interface Settle {
  readonly delivery: string;
  readonly decision: Decision;
  readonly reason: string;
  /** What an address proves on this account's network; undefined when it is none of its posts. */
  readonly receiptOf: (account: Account, url: string) => Receipt | undefined;
  /** Whose post that address names; absent where its network's addresses do not tell. */
  readonly authorIn?: (account: Account, url: string) => Author | undefined;
}

const orText = (states: readonly string[]) => `${states.slice(0, -1).join(", ")} or ${states.at(-1) ?? ""}`;

interface Case extends Subject {
  readonly run: AccountRun;
  readonly engine: Engine;
  readonly detail: Detail;
}

/** The part whose fate is asked for: the one in doubt, else the first that is not out. */
function partInQuestion({ detail }: Case): number {
  const doubt = detail.parts.find((part) => part.state === "writing" || part.state === "waiting");
  return (doubt ?? detail.parts.find((part) => part.state === "unsent"))?.part ?? 0;
}

function accountOf({ run, detail, delivery, row }: Case): Account {
  const account = detail.claim === undefined ? delivery?.account : asNow(run, detail.claim.account);
  if (account === undefined)
    throw new Refused(`${row.delivery} is in no file, and was never claimed: only --skip fits.`);
  return account;
}

async function refuseTooEarly(subject: Case, account: Account): Promise<void> {
  const { engine, run, row } = subject;
  if (row.state === "waiting") return;
  const connection = await run.connections.to(account);
  if (connection.kind !== "ready") {
    throw new Refused(
      `The clock could not be compared with the server's, so it is not sure that enough time has passed: ${connection.reason} (--sent and --skip do not need it.)`,
    );
  }
  const { settlingTime } = engine.networkOf(account);
  const settled = new Date((await doubtAt(subject)).getTime() + settlingTime);
  // After a restore whoever was at work may still be sending it.
  const afterRestore = provesFrom(run, account) ?? settled;
  const look = settled > afterRestore ? settled : afterRestore;
  if (engine.realClock.now() < look) {
    // Rounded up: the words name no seconds.
    const at = whenText(new Date(look.getTime() + 59_999), subject.delivery?.campaign.timezone);
    throw new Refused(
      `It may still appear. Look at the account again after ${at}, then say \`campaign settle ${row.delivery}\` again.`,
    );
  }
}

async function apply(subject: Case, change: Omit<Change, "delivery" | "attempt" | "from" | "lease">): Promise<void> {
  const { engine, row, run } = subject;
  const { delivery, attempt, state } = row;
  const [done = false] = await engine.ledger.change([
    { delivery, attempt, from: [state], lease: run.lease, ...change },
  ]);
  if (!done) throw new Refused(`${delivery} changed meanwhile. Look at it with \`campaign status\`, and try again.`);
}

async function settleNotSent(subject: Case, reason: string): Promise<void> {
  const { engine, row, detail } = subject;
  const now = engine.clock.now();
  if (row.state === "waiting" || mayBeOut(detail)) await refuseTooEarly(subject, accountOf(subject));
  const fields = { mayBeOut: false, ask: false, retryAt: undefined };
  const part = partInQuestion(subject);
  if (row.state !== "waiting" && row.partsOut > 0) {
    return apply(subject, { to: "writing", event: "settled", reason, fields, parts: [unsentPart(part)] });
  }
  const over = isOver(row, now);
  if (over && row.state === "missed") throw new Refused(`${row.delivery} is missed already: it counts as not sent.`);
  const parts = detail.parts.map((each) => ({ ...unsentPart(each.part), folder: undefined, sentAt: undefined }));
  await apply(subject, {
    to: over ? "missed" : "planned",
    event: "settled",
    reason,
    fields: { ...fields, cause: "person", publishedAt: undefined, url: undefined },
    parts,
  });
}

/** Gives a delivery that was never claimed the parts that a receipt can be recorded for. */
async function ensureParts(subject: Case): Promise<void> {
  const { engine, row, delivery, detail } = subject;
  if (detail.parts.length > 0) return;
  const [ready] = delivery === undefined ? [] : await engine.stages.messages([delivery], engine.clock.now());
  if (delivery === undefined || ready === undefined || !("message" in ready)) {
    throw new Refused(
      `What ${row.delivery} says cannot be made from its file, so it cannot be recorded as sent. Put the file right first.`,
    );
  }
  const lead = await leadOf(engine, ready);
  const message =
    lead.kind === "out" ? withLead(ready.message, lead) : await withKnownLead(engine.ledger, ready.message);
  const { claim, keys, words } = claimOf(engine, { row, delivery, message, terms: ready.terms });
  await apply(subject, {
    to: row.state,
    event: "settling",
    ...(row.reason === undefined ? {} : { reason: row.reason }),
    fields: { claim, words },
    keys,
  });
}

interface Claimed {
  readonly account: Account;
  readonly receipt: Receipt;
  readonly author: Author | undefined;
  readonly url: string;
}

/** Recorded, another account's post would count as ours, and a recall would try to delete it. */
async function refuseAnothers({ engine, row }: Case, { account, receipt, author, url }: Claimed): Promise<void> {
  const other = (await engine.ledger.rows()).find((each) => each.url === url && each.delivery !== row.delivery);
  if (other !== undefined && receipt.id !== "done")
    throw new Refused(`${url} is recorded for ${other.delivery} already.`);
  if (author === undefined || author === "this account") return;
  if (author === "another account") throw new Refused(`${url} is another account's post, not one of ${account.id}.`);
  if (beginsAlike(receipt.id, await engine.ledger.receiptIds(identityOf(account)))) return;
  throw new Refused(
    `${url} does not tell whose post it is. Give the address that names the account${account.handle === "" ? ", and write its `handle` into accounts.yaml" : `, with ${account.handle} in it`}.`,
  );
}

async function settleSent(
  subject: Case,
  { decision, reason, receiptOf, authorIn }: Settle & { decision: { kind: "sent"; url: string } },
) {
  const { engine, row } = subject;
  const account = accountOf(subject);
  // One that a program makes has no address of its own, as the card for a person may have.
  if (isShare(subject) && account.network !== "handoff")
    return recordSent(subject, reason, await shareSaidDone(subject, decision.url));
  // A blank ends an address: what stands behind it is another, or words.
  const receipt = /\s/.test(decision.url) ? undefined : receiptOf(account, decision.url);
  if (receipt === undefined)
    throw new Refused((isShare(subject) ? onlyDone : notAnAddress)(row.delivery, account, decision.url));
  // The card for a share is settled with the address of the post that is passed on.
  const author = isShare(subject) ? undefined : authorIn?.(account, decision.url);
  await refuseAnothers(subject, { account, receipt, author, url: receipt.url ?? decision.url });
  if ((await engine.ledger.receiptIds(identityOf(account))).includes(receipt.id) && receipt.id !== "done") {
    throw new Refused(`${decision.url} is recorded for another part or delivery of ${row.account} already.`);
  }
  await ensureParts(subject);
  return recordSent(subject, reason, receipt);
}

function isShare({ detail, delivery }: Case): boolean {
  return (detail.claim?.message.parts[0]?.share ?? delivery?.share) !== undefined;
}

async function shareSaidDone(subject: Case, url: string): Promise<Receipt> {
  const { engine, row, run } = subject;
  await ensureParts(subject);
  const open = openOf(await engine.ledger.detail(row.delivery));
  if (open === undefined) throw new Refused(`${row.delivery} was never claimed: only --skip fits.`);
  const lead = open.claim.message.parts[0]?.share?.receipt?.url;
  if (url !== done && url !== lead) {
    throw new Refused(onlyDone(row.delivery));
  }
  return receiptSaidDone(run, open, accountOf(subject));
}

async function recordSent(subject: Case, reason: string, receipt: Receipt): Promise<void> {
  const { engine, row } = subject;
  const { parts } = (await engine.ledger.detail(row.delivery)) ?? subject.detail;
  const waiting = parts.filter((part) => part.state === "waiting").map(({ part }) => part);
  for (const part of waiting.length > 0
    ? waiting
    : [partInQuestion({ ...subject, detail: { ...subject.detail, parts } })]) {
    const at = engine.clock.now();
    await engine.ledger.receipt({
      delivery: row.delivery,
      part,
      at,
      outcome: { kind: "published", receipt },
      event: "settled",
      reason,
    });
  }
  const detail = await engine.ledger.detail(row.delivery);
  if (detail === undefined || detail.row.state === "published") return;
  const after = detail.row;
  await apply(
    { ...subject, row: after },
    {
      to: after.state,
      event: "settled",
      reason: `${reason}${restOf(openOf(detail))}`,
      fields: { mayBeOut: false, ask: false },
    },
  );
}

/** @throws {Refused} where nothing was changed. */
export async function settle(engine: Engine, input: Settle): Promise<Row> {
  const { delivery: id, decision, reason } = input;
  const first = await subjectOf(engine, id);
  return underLock(engine, first.row.account, async (run) => {
    const detail = await engine.ledger.detail(id);
    if (detail === undefined) throw new Refused(`There is no delivery ${id}.`);
    const subject: Case = { run, engine, detail, row: detail.row, delivery: first.delivery };
    if (!unsettled.includes(detail.row.state)) {
      throw new Refused(
        `${id} is ${detail.row.state}: there is nothing to decide. \`settle\` is for a post that is ${orText(unsettled)}.`,
      );
    }
    if (decision.kind === "sent") await settleSent(subject, { ...input, decision });
    else if (decision.kind === "not-sent") await settleNotSent(subject, reason);
    else
      await apply(subject, {
        to: "skipped",
        event: "settled",
        reason,
        fields: { cause: "person", retryAt: undefined },
      });
    return (await engine.ledger.detail(id))?.row ?? detail.row;
  });
}
