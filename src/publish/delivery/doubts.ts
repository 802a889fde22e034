/** One part whose fate is not known: the network is read until it is proved one way or the other. */
import type { PartRow, Row, State } from "../../ledger/ledger.ts";
import { identityOf } from "../../networks/identity.ts";
import type { Found, Hint, ReceiptId } from "../../networks/network.ts";
import type { AccountRun } from "../account/account-context.ts";
import type { ReadySession } from "../account/connection.ts";
import { soon } from "../account/moments.ts";
import { failureOf, withinLimit } from "../account/time-limit.ts";
import { limits, spans } from "../engine.ts";
import { contentOf, keyOf, type Open, openOf } from "./parts.ts";
import { giveUp, recordReceipt, take, thaw, unsentPart } from "./steps.ts";

const slack = 5 * 60_000;

export function partInDoubt(open: Open): PartRow | undefined {
  return open.parts.find((part) => part.state === "writing");
}

/** States of what may be on the account without anybody knowing. */
const unsure: readonly State[] = ["planned", "missed", "held", "failed", "writing", "unknown"];

async function mayBeThere(run: AccountRun, row: Row): Promise<boolean> {
  const { engine } = run;
  if (row.state === "unknown" || row.mayBeOut || row.hold === "may-be-out") return true;
  // Nothing of what is not yet due is out.
  if (row.ask && row.dueAt <= engine.clock.now()) return true;
  if (row.state !== "writing") return false;
  const parts = (await engine.ledger.detail(row.delivery))?.parts ?? [];
  return parts.some(({ state }) => state === "writing");
}

/** Whether words that are found could be those of another delivery of the account, which may be out as well. */
export async function isAmbiguous(run: AccountRun, open: Open): Promise<boolean> {
  const identity = identityOf(open.claim.account);
  for (const row of await run.engine.ledger.rows({ states: unsure })) {
    const ofAccount = row.account === open.row.account || row.identity === identity;
    if (ofAccount && row.delivery !== open.row.delivery && (await mayBeThere(run, row))) return true;
  }
  return false;
}

/** What was the newest own post before this part: of a thread, the part before it. */
function newestBefore({ parts }: Open, part: number): ReceiptId | null | undefined {
  const marked = parts[part]?.prepared?.newest;
  return marked === undefined ? parts[part - 1]?.receipt?.id : marked;
}

/** Asks the network for one part. A failed look is `later`, never an answer. */
export async function askNetwork(
  run: AccountRun,
  ready: ReadySession,
  input: { open: Open; part: number } & Pick<Hint, "since" | "ambiguous" | "keptWillDo">,
): Promise<Found> {
  const { engine } = run;
  const { open, part, ...asked } = input;
  const content = contentOf(open, part);
  const find = ready.session.find?.bind(ready.session);
  if (find === undefined || content === undefined) {
    return { kind: "unprovable", reason: "This network cannot be asked whether it is out." };
  }
  const exclude = await engine.ledger.receiptIds(identityOf(open.claim.account));
  const after = newestBefore(open, part);
  const limit = { timer: engine.timer, milliseconds: limits.find };
  const answer = await withinLimit(limit, (signal) =>
    find(content, keyOf(run, open, part), { ...asked, exclude, ...(after === undefined ? {} : { after }) }, signal),
  );
  if (answer.kind === "done") return answer.value;
  return {
    kind: "later",
    retryAt: soon(engine.clock.now()),
    reason: `It could not be looked up: ${failureOf(answer)}.`,
  };
}

function markOf(part: PartRow, now: Date): { at: Date; since: Date } {
  const at = part.markedAt ?? now;
  return { at, since: new Date(Math.min(at.getTime(), (part.markedReal ?? at).getTime()) - slack) };
}

/** Still open: said under `later`, unless it has been impossible to ask for a whole day. */
export async function stillInDoubt(
  run: AccountRun,
  open: Open,
  why: { reason: string; retryAt?: Date; asked: boolean },
): Promise<void> {
  const now = run.engine.clock.now();
  const part = partInDoubt(open);
  if (part === undefined) return;
  if (!why.asked && now.getTime() - markOf(part, now).at.getTime() >= spans.openFor) {
    return giveUp(run, open.row, `For a day it could not be found out whether it went out: ${why.reason}`);
  }
  run.outcomes.set(open.row.delivery, { kind: "later", retryAt: why.retryAt ?? soon(now), reason: why.reason });
}

async function onAbsent(
  run: AccountRun,
  open: Open,
  input: { part: PartRow; settling: number },
): Promise<"settled" | "open" | "again"> {
  const { part, settling } = input;
  const now = run.engine.clock.now();
  const reason = "It may have gone out; the network does not show it so far.";
  const first = part.absentAt !== undefined && part.absentAt <= now ? part.absentAt : undefined;
  if (first === undefined) {
    await take(run, open.row, { to: "writing", event: "absent", reason, parts: [{ part: part.part, absentAt: now }] });
    if (settling === 0) return "again";
    await stillInDoubt(run, open, { reason, retryAt: new Date(now.getTime() + settling), asked: true });
    return "open";
  }
  if (open.row.partsOut === 0) {
    run.outcomes.set(open.row.delivery, {
      kind: "later",
      retryAt: soon(now),
      reason: "It did not go out and will be tried again.",
    });
    await thaw(run, open.row, "Found absent twice: it did not go out.");
  } else {
    await take(run, open.row, {
      to: "writing",
      event: "absent",
      reason: "Found absent twice: this part did not go out.",
      parts: [unsentPart(part.part)],
    });
  }
  return "settled";
}

/** `settled`: no part is in doubt any more. */
export async function resolveDoubt(
  run: AccountRun,
  ready: ReadySession,
  delivery: string,
): Promise<"settled" | "open"> {
  const open = openOf(await run.engine.ledger.detail(delivery));
  const part = open === undefined ? undefined : partInDoubt(open);
  if (open === undefined || part === undefined) return "settled";
  const now = run.engine.clock.now();
  if (run.stillWriting.has(delivery)) {
    await stillInDoubt(run, open, { reason: "It may still be going out.", asked: true });
    return "open";
  }
  const settling = run.engine.networkOf(ready.account).settlingTime;
  const again = part.absentAt === undefined ? undefined : new Date(part.absentAt.getTime() + settling);
  if (part.absentAt !== undefined && again !== undefined && part.absentAt <= now && now < again) {
    await stillInDoubt(run, open, { reason: open.row.reason ?? "It may have gone out.", retryAt: again, asked: true });
    return "open";
  }
  const { since } = markOf(part, now);
  const ambiguous = await isAmbiguous(run, open);
  const found = await askNetwork(run, ready, { open, part: part.part, since, ambiguous });
  switch (found.kind) {
    case "published":
    case "waiting":
      await recordReceipt(run, { delivery, part: part.part, event: "found" }, found);
      return "settled";
    case "absent": {
      const next = await onAbsent(run, open, { part, settling });
      return next === "again" ? resolveDoubt(run, ready, delivery) : next;
    }
    case "unprovable":
      await giveUp(run, open.row, `It may have gone out, and that cannot be proved: ${found.reason}`);
      return "open";
    case "later":
      await stillInDoubt(run, open, { reason: found.reason, retryAt: found.retryAt, asked: false });
      return "open";
    default:
      await stillInDoubt(run, open, { reason: found.reason, asked: false });
      return "open";
  }
}
