import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Ledger, Row } from "../../src/ledger/ledger.ts";
import { openSqliteLedger } from "../../src/ledger/sqlite/index.ts";
import { maskerFor } from "../../src/system/secrets/mask.ts";
import { mail } from "../../src/telling/mail.ts";
import { request } from "../../src/telling/request.ts";
import { beat, type Channel, tellTroubles, troublesOf } from "../../src/telling/telling.ts";
import { webhook } from "../../src/telling/webhook.ts";
import { aMailServer } from "../support/machine/mail-server.ts";
import { FakeClock } from "../support/publishing/fake-clock.ts";

interface Received {
  readonly path: string;
  readonly body: string;
}

let folder: string;
let ledger: Ledger;
let server: Server;
let received: Received[];
let status: number;
let location: string | undefined;
let origin: string;
const clock = new FakeClock("2027-03-18T12:00:00Z");

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "campaign-telling-"));
  const now = () => clock.now();
  const file = path.join(folder, "ledger.sqlite");
  ledger = openSqliteLedger({ file, workspace: "northdale", who: "test", now, realNow: now });
  received = [];
  status = 200;
  location = undefined;
  server = createServer((incoming, response) => {
    let body = "";
    incoming.on("data", (chunk) => {
      body += chunk;
    });
    incoming.on("end", () => {
      received.push({ path: incoming.url ?? "", body });
      response.writeHead(status, location === undefined ? {} : { location }).end("a reply that nobody reads");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await ledger.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

async function aMissed(id = "day/hello/ours"): Promise<readonly Row[]> {
  const due = new Date("2027-03-18T09:00:00Z");
  const late = { late: 0, seenAt: due, ask: false, reason: "It did not go out." } as const;
  await ledger.see([{ delivery: id, account: "ours", state: "missed", dueAt: due, ...late }]);
  return ledger.rows({ untold: true });
}

const hookPath = "/services/T0001/a-token-that-is-secret";
const hook = () => webhook(`${origin}${hookPath}`, "northdale", (text) => text);

async function tell(channels: readonly Channel[], faults: readonly string[] = []) {
  const rows = await ledger.rows({ untold: true });
  const told = await tellTroubles(channels, { ledger, troubles: troublesOf(rows, faults), now: clock.now() });
  if (told.complete) await ledger.tell(rows);
  return told;
}

describe("a trouble", () => {
  it("is told once, in words for people and in keys for programs", async () => {
    await aMissed();

    const first = await tell([hook()]);
    const second = await tell([hook()]);

    expect([first, second]).toEqual([
      { complete: true, failures: [] },
      { complete: true, failures: [] },
    ]);
    expect(received.map(({ path: to }) => to)).toEqual([hookPath]);
    expect(JSON.parse(received[0]?.body ?? "")).toEqual({
      version: 1,
      workspace: "northdale",
      text: expect.stringContaining("1 post needs a person.\n\n- day/hello/ours is missed: It did not go out."),
      troubles: [
        {
          delivery: "day/hello/ours",
          state: "missed",
          dueAt: "2027-03-18T09:00:00.000Z",
          text: "day/hello/ours is missed: It did not go out.",
        },
      ],
    });
    expect(await ledger.rows({ untold: true })).toEqual([]);
  });

  it("that one channel cannot tell is not repeated by the other, and is told when it is back", async () => {
    const smtp = await aMailServer();
    const { url } = smtp;
    const both = () => [hook(), mail({ url, to: "duty@example.org", workspace: "northdale", mask: (text) => text })];
    await aMissed();
    status = 503;

    const first = await tell(both());
    const second = await tell(both());
    status = 200;
    const third = await tell(both());
    await tell(both());
    await smtp.stop();

    expect([first.complete, second.complete, third.complete]).toEqual([false, false, true]);
    expect(first.failures).toEqual(["webhook: it answered 503."]);
    expect(smtp.mails).toHaveLength(1);
    expect(smtp.mails[0]).toMatch(/^To: duty@example\.org/m);
    expect(smtp.mails[0]).toContain("day/hello/ours is missed");
    expect(received).toHaveLength(3);
  });

  it("of the run as a whole is told once while it lasts, and again when it comes again", async () => {
    await tell([hook()], ["The clock is wrong."]);
    await tell([hook()], ["The clock is wrong."]);
    await tell([hook()]);
    await tell([hook()], ["The clock is wrong."]);

    expect(received).toHaveLength(2);
    expect(received[0]?.body).toContain("The clock is wrong.");
  });

  it("of the run is told by itself: one that comes or goes does not repeat another", async () => {
    await tell([hook()], ["The clock is wrong."]);
    await tell([hook()], ["The clock is wrong.", "The disk is full."]);
    await tell([hook()], ["The disk is full."]);
    await tell([hook()], ["The disk is full.", "The clock is wrong."]);

    expect(received.map(({ body }) => JSON.parse(body).troubles.map(({ text }: { text: string }) => text))).toEqual([
      ["The clock is wrong."],
      ["The disk is full."],
      ["The clock is wrong."],
    ]);
  });

  it("is left to another run that is just telling", async () => {
    await aMissed();
    await ledger.lock("telling:webhook");

    const told = await tell([hook()]);

    expect(told).toEqual({ complete: false, failures: [] });
    expect(received).toEqual([]);
  });

  it("is as long as a person reads, whatever is quoted", async () => {
    await tell([hook()], [`The server said ${"a".repeat(900_000)}.`]);

    expect(received[0]?.body.length).toBeLessThan(5000);
    expect(received[0]?.body).toContain("…");
  });

  it("carries no secret, whatever its reason says", async () => {
    const environment = { CAMPAIGN_OURS_APP_PASSWORD: "hunter2hunter2", CAMPAIGN_WEBHOOK_URL: `${origin}${hookPath}` };
    const mask = maskerFor(environment);
    const masked = webhook(environment.CAMPAIGN_WEBHOOK_URL, "northdale", mask);

    await tell([masked], [`The server said hunter2hunter2 at ${environment.CAMPAIGN_WEBHOOK_URL}.`]);

    expect(received[0]?.body).not.toMatch(/hunter2|a-token-that-is-secret/);
    expect(readFileSync(path.join(folder, "ledger.sqlite")).includes("a-token-that-is-secret")).toBe(false);
  });
});

describe("an address", () => {
  it.each([
    ["http://hooks.example.org/x", /does not begin|is not an address that begins with https/],
    ["no address", /is not an address/],
  ])("%s is refused before anything is sent, and not shown", async (url, says) => {
    await expect(request("CAMPAIGN_WEBHOOK_URL", url)).rejects.toThrow(says);
    await expect(request("CAMPAIGN_WEBHOOK_URL", url)).rejects.not.toThrow(/hooks\.example/);
  });

  it("that sends us elsewhere is not followed", async () => {
    status = 307;
    location = `${origin}/elsewhere`;

    await expect(request("CAMPAIGN_WEBHOOK_URL", `${origin}/here`)).rejects.toThrow("it answered 307");

    expect(received.map(({ path: to }) => to)).toEqual(["/here"]);
  });

  it("where nobody answers is said without it", async () => {
    const { failures } = await tell(
      [webhook("http://127.0.0.1:1/secret-path-of-ours", "northdale", (text) => text)],
      ["Trouble."],
    );

    expect(failures).toEqual(["webhook: it could not be reached."]);
  });
});

describe("a sign of life", () => {
  it("is given once for each look that is kept, so at most every ten minutes", async () => {
    const signs: Date[] = [];
    const give = async () => {
      signs.push(clock.now());
    };
    for (let minute = 0; minute <= 30; minute += 1) {
      await ledger.look(clock.now());
      await beat(ledger, give);
      clock.pass(60_000);
    }

    expect(signs.map((sign) => (sign.getTime() - (signs[0]?.getTime() ?? 0)) / 60_000)).toEqual([0, 10, 20, 30]);
  });

  it("that could not be given is tried again", async () => {
    await ledger.look(clock.now());
    status = 500;
    const failed = await beat(ledger, () => request("CAMPAIGN_HEARTBEAT_URL", `${origin}/beat`));
    status = 200;
    const given = await beat(ledger, () => request("CAMPAIGN_HEARTBEAT_URL", `${origin}/beat`));

    expect([failed, given]).toEqual(["heartbeat: it answered 500.", undefined]);
    expect(received).toHaveLength(2);
  });
});
