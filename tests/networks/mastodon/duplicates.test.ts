/** One post, whatever the server does with keys, and however many runs want to send it. */
import { afterEach, describe, expect, it } from "vitest";
import type { Ledger } from "../../../src/ledger/ledger.ts";
import { openSqliteLedger } from "../../../src/ledger/sqlite/index.ts";
import { mastodon as network } from "../../../src/networks/mastodon/index.ts";
import type { Session } from "../../../src/networks/network.ts";
import { aKey, aPart } from "../../support/campaign/a-part.ts";
import { aMastodon, type Mastodon } from "../../support/networks/mastodon/a-mastodon.ts";
import { variants } from "../../support/networks/mastodon/mastodon-variants.ts";
import { aDelivery, anAccount, Publisher, start } from "../../support/publishing/a-publisher.ts";

const never = new AbortController().signal;

describe("the same post on a server that ignores keys", () => {
  let mastodon: Mastodon;
  let publisher: Publisher | undefined;
  const ledgers: Ledger[] = [];
  afterEach(async () => {
    for (const ledger of ledgers.splice(0)) await ledger.close();
    await publisher?.end();
    publisher = undefined;
    await mastodon.stop();
    expect(mastodon.double.complaints).toEqual([]);
  });

  it("is made twice by two who neither look nor share a ledger: what the rest of this keeps from happening", async () => {
    mastodon = await aMastodon({ variant: variants.gotosocial });
    const part = aPart("Only once.");
    const key = aKey();

    for (const session of [mastodon.session, await mastodon.another()])
      await session.send(await preparedBy(session), key, {}, never);

    expect(mastodon.double.statuses).toHaveLength(2);

    async function preparedBy(session: Session) {
      const answer = await session.prepare(part, never);
      if (answer.kind !== "prepared") throw new Error(answer.reason);
      return answer.prepared;
    }
  });

  it("is made once by two who do not look, where the server keeps keys", async () => {
    mastodon = await aMastodon({ variant: variants.mastodon });
    const key = aKey();

    const outcomes = [];
    for (const session of [mastodon.session, await mastodon.another()])
      outcomes.push(
        await session.send({ part: aPart("Only once."), data: { status: "Only once.", mediaIds: [] } }, key, {}, never),
      );

    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(mastodon.double.statuses.map((status) => status.key)).toEqual([key.hash]);
  });

  it("is left to a look where the server refuses a key that it has seen", async () => {
    mastodon = await aMastodon({ variant: variants.pixelfed });
    const part = aPart("Only once.");
    const key = aKey();
    await mastodon.sent(part, key);
    const another = await mastodon.another();

    const outcome = await another.send({ part, data: { status: part.text, mediaIds: [] } }, key, {}, never);

    expect(outcome).toMatchObject({ kind: "unknown", reason: expect.stringContaining("key") });
    const hint = { since: new Date("2027-03-18T08:00:00Z"), exclude: [] };
    expect(await another.find?.(part, key, hint, never)).toMatchObject({ kind: "published" });
  });

  it("is made once by one session that is asked twice at once", async () => {
    mastodon = await aMastodon({ variant: variants.gotosocial });
    const key = aKey();

    const outcomes = await Promise.all([
      mastodon.sent(aPart("Only once."), key),
      mastodon.sent(aPart("Only once."), key),
    ]);

    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(mastodon.double.statuses).toHaveLength(1);
  });

  it("is sent again only when it was proved not to be there", async () => {
    mastodon = await aMastodon({ variant: variants.gotosocial });
    const part = aPart("Lost at first.");
    const key = aKey();
    mastodon.proxy.next("/api/v1/statuses", { kind: "drop" });

    expect((await mastodon.sent(part, key)).kind).toBe("unknown");
    expect((await mastodon.sent(part, key)).kind).toBe("unknown");
    const hint = { since: new Date("2027-03-18T08:00:00Z"), exclude: [] };
    expect(await mastodon.session.find?.(part, key, hint, never)).toMatchObject({ kind: "absent" });

    expect((await mastodon.sent(part, key)).kind).toBe("published");
    expect(mastodon.double.statuses).toHaveLength(1);
  });

  const account = anAccount({ network: "mastodon", handle: "nyscp" });
  const delivery = aDelivery("once", { dueAt: start, account, texts: ["Only once, from two runs."] });

  async function aRun(at: Publisher, file: string, process: number) {
    const ledger = openSqliteLedger({
      ...at.ledgerOptions(),
      file,
      holders: {
        own: () => ({ pid: process, started: "1", boot: "1", space: "1", host: "here" }),
        isAlive: () => true,
      },
    });
    ledgers.push(ledger);
    const session = await mastodon.another();
    return () =>
      at.run({ ledger, networkOf: () => network, connect: async () => ({ kind: "session" as const, session }) });
  }

  it("is made once by two runs at once that share a ledger", async () => {
    mastodon = await aMastodon({ variant: variants.gotosocial, deps: { now: () => new Date() } });
    publisher = new Publisher({}, new Date().toISOString());
    publisher.deliveries = [{ ...delivery, dueAt: publisher.clock.now() }];
    const runs = [await aRun(publisher, publisher.file, 101), await aRun(publisher, publisher.file, 102)];

    await Promise.all(runs.map((run) => run()));
    publisher.clock.pass(60_000);
    await Promise.all(runs.map((run) => run()));

    expect(mastodon.double.statuses.map(({ text }) => text)).toEqual(["Only once, from two runs."]);
  });

  it("is made once by two ledgers, one after the other, because each looks before it sends", async () => {
    mastodon = await aMastodon({ variant: variants.gotosocial, now: () => new Date() });
    publisher = new Publisher({}, new Date().toISOString());
    publisher.deliveries = [{ ...delivery, dueAt: publisher.clock.now() }];
    const first = await aRun(publisher, publisher.file, 101);
    const second = await aRun(publisher, `${publisher.file}.other`, 102);

    await first();
    const result = await second();

    expect(mastodon.double.statuses).toHaveLength(1);
    expect(JSON.stringify(result)).toContain("already on the account");
  });
});
