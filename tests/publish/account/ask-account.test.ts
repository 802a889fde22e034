import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Session } from "../../../src/networks/network.ts";
import { type Asking, askAccount } from "../../../src/publish/account/ask-account.ts";
import type { Connected, Timer } from "../../../src/publish/engine.ts";
import { anAccount, Publisher } from "../../support/publishing/a-publisher.ts";

/** Every time limit is over at once. */
const impatient: Timer = {
  after(_, call) {
    const handle = setImmediate(call);
    return () => clearImmediate(handle);
  },
};
const never = <T>() => new Promise<T>(() => {});

let publisher: Publisher;
beforeEach(() => {
  publisher = new Publisher();
});
afterEach(() => publisher.end());

function ask(connect: Asking["connect"], timer?: Timer) {
  const engine = publisher.makeEngine();
  return askAccount(anAccount(), { connect, timer: timer ?? engine.timer, realClock: publisher.clock });
}

function sessionWith(changes: Partial<Session>): Connected {
  return { kind: "session", session: { ...publisher.network.session(anAccount()), ...changes } };
}

describe("asking an account who it is", () => {
  it("tells its answer and when it came, sends nothing and leaves tidily", async () => {
    let closed = false;
    const close = async () => {
      closed = true;
    };

    const answer = await ask(async () => sessionWith({ close }));

    expect(answer).toMatchObject({ kind: "identity", askedAt: publisher.clock.now() });
    expect({ closed, sends: publisher.network.sends }).toEqual({ closed: true, sends: 0 });
  });

  it("passes on a missing secret and a refusal", async () => {
    const noSecret = { kind: "no-secret", names: ["CAMPAIGN_OURS_APP_PASSWORD"] } as const;
    const refusal = { kind: "unauthorized", reason: "No." } as const;

    expect(await ask(async () => noSecret)).toEqual(noSecret);
    expect(await ask(async () => refusal)).toEqual(refusal);
    expect(await ask(async () => sessionWith({ whoAmI: async () => refusal }))).toEqual(refusal);
  });

  it("does not fail with an adapter that throws", async () => {
    const broken = () => Promise.reject(new Error("a broken adapter"));

    expect(await ask(broken)).toEqual({ kind: "no-answer", reason: "It could not be connected: a broken adapter." });
    expect(await ask(async () => sessionWith({ whoAmI: broken }))).toEqual({
      kind: "no-answer",
      reason: "It could not be asked who it is: a broken adapter.",
    });
  });

  it("does not wait for ever for a connection or an answer", async () => {
    expect(await ask(() => never<Connected>(), impatient)).toMatchObject({ kind: "no-answer" });

    const silent = sessionWith({ whoAmI: () => never(), close: () => never() });
    let connected = false;
    const afterConnecting: Timer = {
      after: (milliseconds, call) => (connected ? impatient.after(milliseconds, call) : () => {}),
    };
    const answer = await ask(async () => {
      connected = true;
      return silent;
    }, afterConnecting);

    expect(answer).toEqual({
      kind: "no-answer",
      reason: "It could not be asked who it is: it did not answer in time.",
    });
  });
});
