/** The steps a delivery takes, each written to the ledger and then to the report. */
import type { Because, Fields, Hold, PartFields, ReceiptRecord, Row, State } from "../../ledger/ledger.ts";
import type { Found, SendOutcome } from "../../networks/network.ts";
import type { AccountRun } from "../account/account-context.ts";
import { retryWithin, soon } from "../account/moments.ts";
import { heldBecause } from "../report.ts";

interface Step {
  readonly to: State;
  readonly event: string;
  readonly reason?: string;
  readonly fields?: Fields;
  readonly parts?: readonly PartFields[];
}

/** False when another run was faster, or the lock is no longer ours. */
export async function take(run: AccountRun, row: Row, step: Step): Promise<boolean> {
  const { delivery, attempt, state } = row;
  const [done = false] = await run.engine.ledger.change([
    { delivery, attempt, from: [state], lease: run.lease, ...step },
  ]);
  return done;
}

/** A person's word outlasts what runs make of it. */
export function keptCause({ cause }: Row): Row["cause"] {
  return cause === "person" ? cause : undefined;
}

export async function hold(
  run: AccountRun,
  row: Row,
  why: { hold: Hold; because?: Because; reason: string; mayBeOut?: boolean; retryAt?: Date },
): Promise<void> {
  const { reason, because, mayBeOut, retryAt } = why;
  run.outcomes.set(row.delivery, { kind: "held", reason, because: heldBecause(why) });
  const same = row.state === "held" && row.hold === why.hold && row.because === because && row.reason === reason;
  if (same && retryAt === undefined) return;
  await take(run, row, {
    to: "held",
    event: "held",
    reason,
    fields: {
      hold: why.hold,
      because,
      cause: keptCause(row),
      retryAt,
      ...(mayBeOut === undefined ? {} : { mayBeOut }),
      ...(row.ask && mayBeOut === true ? { ask: false } : {}),
    },
    parts: unsent(row),
  });
}

/** A part that surely did not go out is as though it had never been marked. */
export function unsentPart(part: number): PartFields {
  return {
    part,
    state: "unsent",
    prepared: undefined,
    markedAt: undefined,
    markedReal: undefined,
    absentAt: undefined,
  };
}

function unsent(row: Row): PartFields[] {
  if (row.state !== "claimed" && row.state !== "writing") return [];
  return row.partsOut === 0 ? Array.from({ length: row.partsTotal }, (_, part) => unsentPart(part)) : [];
}

/** Not now. Says so in the report, and in the ledger when that is news there. */
export async function postpone(run: AccountRun, row: Row, why: { reason: string; retryAt?: Date }): Promise<void> {
  const now = run.engine.clock.now();
  const retryAt = retryWithin(why.retryAt ?? soon(now), row, now);
  run.outcomes.set(row.delivery, { kind: "later", retryAt, reason: why.reason });
  if (why.retryAt === undefined && row.reason === why.reason && row.state !== "claimed" && row.state !== "writing")
    return;
  if (row.state === "held") return;
  const fields = { retryAt: why.retryAt === undefined ? undefined : retryAt, cause: keptCause(row) };
  await take(run, row, { to: "planned", event: "later", reason: why.reason, fields, parts: unsent(row) });
}

/** Proved unsent: it follows the file again. */
export async function thaw(run: AccountRun, row: Row, reason: string): Promise<boolean> {
  return take(run, row, { to: "planned", event: "thawed", reason, fields: { retryAt: undefined }, parts: unsent(row) });
}

export async function fail(run: AccountRun, row: Row, reason: string): Promise<void> {
  run.outcomes.set(row.delivery, { kind: "failed", reason });
  await take(run, row, { to: "failed", event: "failed", reason, fields: { retryAt: undefined }, parts: unsent(row) });
}

export async function giveUp(run: AccountRun, row: Row, reason: string): Promise<void> {
  run.outcomes.set(row.delivery, { kind: "unknown", reason });
  await take(run, row, { to: "unknown", event: "unknown", reason, fields: { mayBeOut: true, retryAt: undefined } });
}

/** No receipt of a part that the ledger knows leaves a delivery in one of these. */
const unplaced: readonly State[] = ["planned", "missed", "past"];

type Out = Extract<SendOutcome | Found, { kind: "published" | "waiting" }>;

/** Recorded always. When even that fails, the report still says that it is out, and the next run finds it. */
export async function recordReceipt(
  run: AccountRun,
  place: { readonly delivery: string; readonly part: number; readonly event: string },
  out: Out,
): Promise<State> {
  const outcome: ReceiptRecord["outcome"] =
    out.kind === "published" ? { kind: "published", receipt: out.receipt } : { kind: "waiting", folder: out.folder };
  try {
    const state = await run.engine.ledger.receipt({ ...place, outcome, at: run.engine.clock.now() });
    if (state === "published" || state === "waiting") await tellOut(run, place.delivery);
    else if (unplaced.includes(state)) {
      const reason = "It went out while the ledger was restored to before that; its network is asked for it.";
      run.outcomes.set(place.delivery, { kind: "later", retryAt: soon(run.engine.clock.now()), reason });
    }
    return state;
  } catch (error) {
    run.outcomes.set(place.delivery, toldOut(out));
    const reason = error instanceof Error ? error.message : String(error);
    run.faults.push(`${place.delivery} went out, and that could not be recorded: ${reason}`);
    throw error;
  }
}

function toldOut(out: Out) {
  if (out.kind === "waiting") return { kind: "waiting", folder: out.folder } as const;
  return { kind: "published", ...(out.receipt.url === undefined ? {} : { url: out.receipt.url }) } as const;
}

async function tellOut(run: AccountRun, delivery: string): Promise<void> {
  const row = (await run.engine.ledger.detail(delivery))?.row;
  if (row?.state === "waiting") run.outcomes.set(delivery, { kind: "waiting", folder: row.url ?? "" });
  else run.outcomes.set(delivery, { kind: "published", ...(row?.url === undefined ? {} : { url: row.url }) });
}
