/**
 * A post that goes out in each of its languages by itself: the first goes first, and none goes where another is held.
 * Readers of one language are never told less than those of the other.
 */
import type { Because, Row } from "../../ledger/ledger.ts";
import type { Delivery } from "../../plan/delivery.ts";
import type { AccountRun } from "../account/account-context.ts";
import type { Broken } from "../judge/judge-rows.ts";
import type { Candidate } from "./look-first.ts";
import { passageFor, plannedSubject } from "./passage.ts";
import { sameWordsReason } from "./same-words.ts";
import { hold, postpone } from "./steps.ts";

type Obstacle =
  | { readonly kind: "held"; readonly because?: Because; readonly reason: string }
  | { readonly kind: "later"; readonly reason: string };

/** Those of its pair that go before it, or behind it. */
function partnersOf({ pair }: Delivery): { readonly earlier: readonly string[]; readonly later: readonly string[] } {
  if (pair === undefined) return { earlier: [], later: [] };
  return { earlier: pair.ids.slice(0, pair.place), later: pair.ids.slice(pair.place + 1) };
}

function held(id: string, reason: string | undefined, because?: Because): Obstacle {
  const why = `It goes out with ${id} or not at all, and that one is held${reason === undefined ? "." : `: ${reason}`}`;
  return { kind: "held", reason: why, ...(because !== undefined && { because }) };
}

function takenBack({ delivery, state, recallAt }: Row): Obstacle | undefined {
  if (recallAt === undefined && state !== "recalled") return undefined;
  return { kind: "held", reason: `It goes out with ${delivery}, which was taken back.` };
}

/** What an earlier one, as it stands, means for those behind it. */
function obstacleIn(row: Row): Obstacle | undefined {
  const { delivery, state, reason, because } = row;
  const recalled = takenBack(row);
  if (recalled !== undefined) return recalled;
  switch (state) {
    case "published":
    case "waiting":
    case "skipped":
      return undefined;
    case "held":
      return held(delivery, reason, because);
    case "failed":
    case "missed":
    case "past":
      return { kind: "held", reason: `It goes out with ${delivery}, which did not go out.` };
    case "unknown":
      return {
        kind: "held",
        reason: `It goes out behind ${delivery}, and nobody knows whether that one is out: \`campaign settle ${delivery}\`.`,
      };
    default:
      return { kind: "later", reason: `It goes out behind ${delivery}, which is not out yet.` };
  }
}

/** What would hold one that goes behind, as far as this can be told before its turn. */
async function obstacleAhead(run: AccountRun, delivery: Delivery, broken: Broken): Promise<Obstacle | undefined> {
  const { engine } = run;
  const row = (await engine.ledger.detail(delivery.id))?.row;
  const recalled = row && takenBack(row);
  if (recalled !== undefined) return recalled;
  if (row === undefined || !["planned", "held", "claimed"].includes(row.state)) return undefined;
  // Held for a problem or for those before it: judged here anew.
  if (row.state === "held" && row.hold !== "problem") return held(delivery.id, row.reason, row.because);
  const shifted = broken.get(delivery.id);
  if (shifted !== undefined) return held(delivery.id, shifted);
  const [made] = await engine.stages.messages([delivery], engine.clock.now());
  if (made === undefined || !("message" in made)) {
    return held(delivery.id, made?.problems.map(({ message }) => message).join(" "));
  }
  const passage = await passageFor(engine, plannedSubject(delivery, { dueAt: row.dueAt, terms: made.terms }));
  if (passage.kind === "waits") return { kind: "later", reason: passage.reason };
  if (passage.kind === "refused") return held(delivery.id, passage.reason, passage.because);
  const again = await sameWordsReason(run, delivery, made.message);
  return again === undefined ? undefined : held(delivery.id, again);
}

async function obstacleTo(run: AccountRun, delivery: Delivery, broken: Broken): Promise<Obstacle | undefined> {
  const { earlier, later } = partnersOf(delivery);
  for (const id of earlier) {
    const row = (await run.engine.ledger.detail(id))?.row;
    const obstacle = row && obstacleIn(row);
    if (obstacle !== undefined) return obstacle;
  }
  for (const id of later) {
    const partner = run.deliveries.get(id);
    const obstacle = partner && (await obstacleAhead(run, partner, broken));
    if (obstacle !== undefined) return obstacle;
  }
  return undefined;
}

/** Under the account's lock, before a claim. A person who sends one of them decides for that one alone. */
export async function heldWithPair(run: AccountRun, { row, delivery }: Candidate, broken: Broken): Promise<boolean> {
  if (delivery.pair === undefined || row.cause === "person") return false;
  const obstacle = await obstacleTo(run, delivery, broken);
  if (obstacle === undefined) return false;
  if (obstacle.kind === "held") await hold(run, row, { hold: "problem", ...obstacle });
  else await postpone(run, row, { reason: obstacle.reason });
  return true;
}

/** When one that goes before it was sent: no gap parts them, whatever has to catch up. */
export async function pairSentAt(run: AccountRun, delivery: Delivery): Promise<number> {
  const details = await Promise.all(partnersOf(delivery).earlier.map((id) => run.engine.ledger.detail(id)));
  const sent = details.flatMap((detail) => detail?.parts.flatMap(({ sentAt }) => sentAt?.getTime() ?? []) ?? []);
  return Math.max(Number.NEGATIVE_INFINITY, ...sent);
}
