/** Real processes over one ledger file: many at once, and some that are killed in the middle of it. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { builtProcess, compileCache } from "../support/machine/build-once.ts";
import { type PostgresServer, startPostgres } from "../support/machine/postgres.ts";
import type { ProcessSettings } from "../support/publishing/publishing-process.ts";

const script = builtProcess("publishing");

interface Ended {
  readonly signal: string | null;
  readonly code: number | null;
  readonly output: string;
}

/** What one run says of itself. */
interface Told {
  readonly published: number;
  readonly later: readonly { readonly id: string; readonly reason: string }[];
}

describe("publishing processes", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "campaign-processes-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function run(fields: Partial<ProcessSettings>): Promise<Ended> {
    const settings: ProcessSettings = {
      ledger: path.join(folder, "ledger.sqlite"),
      posts: path.join(folder, "posts"),
      now: "2027-03-18T09:00:00Z",
      dueAt: "2027-03-18T09:00:00Z",
      deliveries: 1,
      texts: ["Hello."],
      ...fields,
    };
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [script, JSON.stringify(settings)], {
        env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: compileCache },
      });
      const output: Buffer[] = [];
      child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
      child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
      child.on("error", reject);
      child.on("close", (code, signal) => resolve({ code, signal, output: Buffer.concat(output).toString("utf8") }));
    });
  }

  function posts(): string[] {
    const file = path.join(folder, "posts");
    if (!existsSync(file)) return [];
    return readFileSync(file, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { text: string }).text);
  }

  it("that start at once send each delivery once between them", async () => {
    await run({ now: "2027-03-18T08:00:00Z", deliveries: 10 });

    const ended = await Promise.all(Array.from({ length: 6 }, () => run({ deliveries: 10 })));
    await run({ deliveries: 10, now: "2027-03-18T09:01:00Z" });

    expect(ended.map(({ code, output }) => (code === 0 ? 0 : output))).toEqual([0, 0, 0, 0, 0, 0]);
    expect(posts().toSorted()).toEqual(Array.from({ length: 10 }, (_, number) => `Hello. (${number})`));
  });

  describe("over one database", () => {
    let server: PostgresServer;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(() => server.stop());

    it("twenty at once send a thousand deliveries of the same minute once each", async () => {
      const shared = { ledger: await server.newDatabase(), deliveries: 1000, accounts: 40 };
      await run({ ...shared, now: "2027-03-18T08:00:00Z" });

      const ended = await Promise.all(Array.from({ length: 20 }, () => run(shared)));
      // On a machine so busy that the check before a write is never fresh, a run puts a delivery off, and says so.
      const open = await server.ask(
        shared.ledger,
        "SELECT delivery FROM campaign.deliveries WHERE state <> 'published' ORDER BY delivery",
      );
      const putOff = ended.flatMap(({ output }) => (JSON.parse(output) as Told).later.map(({ id }) => id));
      const next = await run({ ...shared, now: "2027-03-18T09:02:00Z" });

      const all = [...ended, next];
      expect(all.map(({ code, output }) => (code === 0 ? 0 : output))).toEqual(all.map(() => 0));
      expect(open.map(({ delivery }) => delivery).filter((delivery) => !putOff.includes(String(delivery)))).toEqual([]);
      expect(posts().toSorted()).toEqual(Array.from({ length: 1000 }, (_, number) => `Hello. (${number})`).toSorted());
      const states = await server.ask(
        shared.ledger,
        "SELECT state, count(*)::integer AS count FROM campaign.deliveries GROUP BY state",
      );
      expect(states).toEqual([{ state: "published", count: 1000 }]);
      const published = all.map(({ output }) => (JSON.parse(output) as Told).published);
      expect(published.reduce((sum, each) => sum + each)).toBe(1000);
    }, 600_000);
  });

  it("that make the ledger at once agree on one", async () => {
    const ended = await Promise.all(Array.from({ length: 6 }, () => run({ now: "2027-03-18T08:00:00Z" })));

    expect(ended.map(({ code, output }) => (code === 0 ? 0 : output))).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it.each(["claimed", "prepare", "writing", "send", "committed", "recorded"] as const)(
    "one of which is killed at %s leave every part out once",
    async (dieAt) => {
      const texts = ["One.", "Two."];
      await run({ now: "2027-03-18T08:00:00Z", texts });

      const killed = await run({ dieAt, texts });
      const after: Ended[] = [];
      for (const minute of ["01", "02", "03", "04"])
        after.push(await run({ now: `2027-03-18T09:${minute}:30Z`, texts }));

      expect(killed.signal).toBe("SIGKILL");
      expect(after.map(({ code, output }) => (code === 0 ? 0 : output))).toEqual([0, 0, 0, 0]);
      expect(posts()).toEqual(["One. (0)", "Two. (0)"]);
    },
  );
});
