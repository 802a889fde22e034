/** Never, and back again: a person's skip is final until a person takes it back, and needs no edited file. */
import type { Change, Row } from "../../ledger/ledger.ts";
import type { Engine } from "../engine.ts";
import { isOver, missedReason } from "../judge/judge-row.ts";
import { Refused, type Subject, subjectOf, underLock } from "./act.ts";

function whyNotSkipped({ delivery, state, url }: Row): string | undefined {
  switch (state) {
    case "published":
      return `${delivery} is out${url === undefined ? "" : ` at ${url}`}. \`campaign recall\` deletes it.`;
    case "writing":
      return `${delivery} is being sent, or it is not yet clear whether it was. Wait until \`campaign status\` tells, or pause.`;
    case "unknown":
    case "waiting":
      return `${delivery} is ${state}: \`campaign settle ${delivery} --skip\` leaves it.`;
    case "recalled":
      return `${delivery} was recalled already.`;
    default:
      return undefined;
  }
}

type Step = Omit<Change, "delivery" | "attempt" | "from" | "lease">;

/** One step of one delivery, decided and taken while nobody else acts for its account. @throws {Refused} */
async function decide(engine: Engine, id: string, stepFor: (subject: Subject) => Step | string): Promise<Row> {
  const { row: seen, delivery } = await subjectOf(engine, id);
  return underLock(engine, seen.account, async (run) => {
    const row = (await engine.ledger.detail(id))?.row ?? seen;
    const step = stepFor({ row, delivery });
    if (typeof step === "string") throw new Refused(step);
    const { attempt, state } = row;
    const [done = false] = await engine.ledger.change([
      { delivery: id, attempt, from: [state], lease: run.lease, ...step },
    ]);
    if (!done) throw new Refused(`${id} changed meanwhile. Look at it with \`campaign status\`, and try again.`);
    return (await engine.ledger.detail(id))?.row ?? row;
  });
}

/** @throws {Refused} where nothing was changed. */
export async function skip(engine: Engine, id: string, reason: string): Promise<Row> {
  return decide(engine, id, ({ row }) => {
    // What may be out stays so: a skip proves nothing.
    const fields = { cause: "person", retryAt: undefined } as const;
    return whyNotSkipped(row) ?? { to: "skipped", event: "skipped", reason, fields };
  });
}

function whyNotUnskipped({ row, delivery }: Subject): string | undefined {
  const { delivery: id, state, cause, recallAt } = row;
  if (recallAt !== undefined || state === "recalled")
    return `${id} was recalled, which is final. Write it as a new post, with an id of its own.`;
  if (state !== "skipped") return `${id} is ${state}: there is no skip to take back.`;
  if (cause !== "person") return `${id} was skipped since its post was taken out of the file. Put the post back there.`;
  return delivery === undefined
    ? `${id} is in no file any more. Put its post back, then take the skip back.`
    : undefined;
}

/**
 * To where it would be without the skip: what may be out is never planned again. In a ledger that was restored the skip
 * may have been taken back before, and the post sent, and that be forgotten: then the network is asked first.
 */
function unskipped({ row, delivery }: Subject, { ledger, clock }: Engine, reason: string): Step {
  const now = clock.now();
  const { restoredAt } = ledger.info;
  const due = { dueAt: delivery?.dueAt ?? row.dueAt, late: delivery?.late ?? row.late };
  const ask = row.ask || (restoredAt !== undefined && row.seenAt <= restoredAt);
  const step = { event: "unskipped", reason, fields: { ...due, ask, cause: undefined, retryAt: undefined } };
  if (row.partsOut > 0 && row.partsOut === row.partsTotal) return { ...step, to: "waiting" };
  if (row.partsOut > 0) return { ...step, to: "held", fields: { ...step.fields, hold: "half-sent" } };
  if (row.mayBeOut) return { ...step, to: "unknown" };
  return isOver(due, now) ? { ...step, to: "missed", reason: missedReason(due) } : { ...step, to: "planned" };
}

/** Takes a person's skip back: planned while in its window, else missed. @throws {Refused} where nothing was changed. */
export async function unskip(engine: Engine, id: string, reason: string): Promise<Row> {
  return decide(engine, id, (subject) => whyNotUnskipped(subject) ?? unskipped(subject, engine, reason));
}
