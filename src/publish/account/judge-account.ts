/** What an account's answer means: whether it is ready to publish, and whether a person has to do something first. */
import { minuteText } from "../../calendar/local-time.ts";
import type { Account, Identity } from "../../networks/network.ts";
import type { Delivery } from "../../plan/delivery.ts";
import type { Answer } from "./ask-account.ts";
import { mayNotPost, wrongClock, wrongHandle } from "./identity.ts";

export type AccountState =
  | "ready"
  | "no-secret"
  | "unauthorized"
  | "wrong-handle"
  | "may-not-post"
  /** Its token ends before its last planned delivery. */
  | "token-ends"
  | "clock-wrong"
  /** Its server could not be asked; it may answer next time. */
  | "no-answer";

export interface Judgement {
  readonly state: AccountState;
  /** Sentences: everything that is wrong, the gravest first. */
  readonly reasons: readonly string[];
}

const forAPerson: readonly AccountState[] = ["no-secret", "unauthorized", "wrong-handle", "may-not-post", "token-ends"];

/** Whether nobody but a person can put it right. */
export function needsPerson({ state }: Judgement): boolean {
  return forAPerson.includes(state);
}

/** The account's last delivery that may still go out. */
export function lastDelivery(deliveries: readonly Delivery[], account: string, now: Date): Delivery | undefined {
  return deliveries
    .filter((delivery) => delivery.account.id === account && delivery.dueAt.getTime() + delivery.late >= now.getTime())
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
    .at(-1);
}

/** At its very end a token is dead. */
function tokenEnds({ expiresAt }: Identity, last: Delivery | undefined, now: Date): string | undefined {
  if (expiresAt === undefined) return undefined;
  if (expiresAt <= now) return `Its token ended on ${minuteText(expiresAt)}. Make a new one.`;
  if (last === undefined || expiresAt > last.dueAt) return undefined;
  return `Its token ends on ${minuteText(expiresAt)}, before ${last.id} on ${minuteText(last.dueAt)}. Make a new one before then.`;
}

function judgeIdentity(
  { identity, askedAt }: Extract<Answer, { kind: "identity" }>,
  { account, last, asksServer }: About,
): Judgement {
  const findings: readonly (readonly [AccountState, string | undefined])[] = [
    ["wrong-handle", wrongHandle(account, identity)],
    ["may-not-post", mayNotPost(account, identity)],
    ["token-ends", tokenEnds(identity, last, askedAt)],
    ["clock-wrong", asksServer ? wrongClock(identity, askedAt) : undefined],
  ];
  const wrong = findings.flatMap(([state, reason]) => (reason === undefined ? [] : [{ state, reason }]));
  return { state: wrong[0]?.state ?? "ready", reasons: wrong.map(({ reason }) => reason) };
}

export interface About {
  readonly account: Account;
  /** Its last delivery that may still go out. */
  readonly last: Delivery | undefined;
  /** False where the network is a folder of this machine, whose clock is ours. */
  readonly asksServer: boolean;
}

export function judgeAccount(answer: Answer, about: About): Judgement {
  switch (answer.kind) {
    case "identity":
      return judgeIdentity(answer, about);
    case "no-secret":
      return { state: "no-secret", reasons: [`This machine has no secret for it: set ${answer.names.join(", ")}.`] };
    case "unauthorized":
    case "rejected":
      return { state: "unauthorized", reasons: [answer.reason] };
    case "later":
      return { state: "no-answer", reasons: [`${answer.reason} Ask again after ${minuteText(answer.retryAt)}.`] };
    case "no-answer":
      return { state: "no-answer", reasons: [answer.reason] };
    default:
      return answer satisfies never;
  }
}

/** Ours against the server's, at the moment of its answer; undefined where no server told. */
export function clockOf(
  answer: Answer,
  { asksServer }: Pick<About, "asksServer">,
): { readonly serverTime: Date; readonly secondsApart: number; readonly right: boolean } | undefined {
  if (answer.kind !== "identity" || !asksServer) return undefined;
  const { identity, askedAt } = answer;
  const { serverTime } = identity;
  if (serverTime === undefined) return undefined;
  const secondsApart = Math.round((serverTime.getTime() - askedAt.getTime()) / 1000);
  return { serverTime, secondsApart, right: wrongClock(identity, askedAt) === undefined };
}
