/**
 * A burst: many deliveries of many accounts, all due at one minute, on a server that takes its time. What no publisher
 * can beat is the longest queue of one account times the server's answer; what is told is the ratio to that. With
 * `--publishers`, several machines share one PostgreSQL, each with its own copy of the files.
 */
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { startPostgres } from "../tests/support/machine/postgres.ts";
import { startManyMastodon } from "./servers/many-mastodon.ts";
import type { Used } from "./side-by-side.ts";
import { type SmallMachine, smallMachine } from "./small-machine.ts";

const { values } = parseArgs({
  options: {
    accounts: { type: "string", default: "100" },
    posts: { type: "string", default: "10" },
    delay: { type: "string", default: "200" },
    publishers: { type: "string", default: "1" },
    /** Of a processor, for each publisher: with all of them on one machine, more publishers would only share the same ones. */
    share: { type: "string" },
    ledger: { type: "string", default: "sqlite" },
    profile: { type: "string" },
    /** Where what was measured is written, for other programs. */
    json: { type: "string" },
  },
});
const count = (value: string) => Number(value);
const [accounts, posts, delay, publishers] = [values.accounts, values.posts, values.delay, values.publishers].map(
  count,
) as [number, number, number, number];
const program = path.resolve(import.meta.dirname, "../bin/campaign.js");
const folder = mkdtempSync(path.join(tmpdir(), "campaign-burst-"));
const machines = Array.from({ length: publishers }, (_, index) => path.join(folder, `machine-${index}`));
const share = values.share === undefined ? undefined : count(values.share);
const small = new Map<string, SmallMachine>(
  share === undefined
    ? []
    : machines.map((root, index) => [root, smallMachine(`campaign-burst-${process.pid}-${index}`, share)]),
);
const names = Array.from({ length: accounts }, (_, index) => `council-${index}`);
const bare = (name: string) => name.replace("-", "");

const server = await startManyMastodon(delay);
/** As a server in earnest: each commit waits for the disk. And it keeps count of its own time. */
const inEarnest = ["fsync=on", "track_functions=pl", "track_wal_io_timing=on"];
const postgres = values.ledger === "postgres" ? await startPostgres(inEarnest) : undefined;
const database = await postgres?.newDatabase();
const ask = async (query: string) => (database === undefined ? [] : ((await postgres?.ask(database, query)) ?? []));
const environment = {
  PATH: process.env.PATH,
  ...(database === undefined ? {} : { CAMPAIGN_LEDGER: database }),
  ...Object.fromEntries(
    names.flatMap((name) => {
      const prefix = `CAMPAIGN_${name.toUpperCase().replace("-", "_")}`;
      return [
        [`${prefix}_ACCESS_TOKEN`, `token-of-${bare(name)}`],
        [`${prefix}_SERVICE`, server.url],
      ];
    }),
  ),
};

interface Ended {
  readonly code: number | null;
  readonly milliseconds: number;
  readonly said: string;
  readonly cpu: number;
}

function publish(root: string): Promise<Ended> {
  const start = performance.now();
  const profile = values.profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${values.profile}`];
  const file = `${root}.used.json`;
  const measured = ["--require", path.join(import.meta.dirname, "measured.cjs")];
  const words = [process.execPath, ...profile, ...measured, program, "publish", "--format", "json"];
  const [command, args] = small.get(root)?.running(words) ?? [process.execPath, words.slice(1)];
  const child = spawn(command, args, {
    cwd: root,
    env: { ...environment, MEASURED_FILE: file },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (piece) => {
      said += piece;
    });
  return new Promise((resolve) => {
    child.once("close", (code) => {
      // One that was killed has written nothing.
      const { cpu } = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Used) : { cpu: Number.NaN };
      resolve({ code, milliseconds: performance.now() - start, said, cpu });
    });
  });
}

function writeFiles(root: string, due: Date): void {
  const at = `${due.toISOString().slice(0, 10)} ${due.toISOString().slice(11, 16)}`;
  const listed = names
    .map((name) => `  ${name}: { network: mastodon, handle: ${bare(name)}, service: "${server.url}" }`)
    .join("\n");
  const queue = Array.from(
    { length: posts },
    (_, index) =>
      `  - { id: p${index}, at: "${at}", text: "Message number ${index} of this day: talk to somebody you trust." }`,
  ).join("\n");
  mkdirSync(path.join(root, "campaigns"), { recursive: true });
  writeFileSync(path.join(root, "campaigns/accounts.yaml"), `workspace: burst\naccounts:\n${listed}\n`);
  writeFileSync(
    path.join(root, "campaigns/day.yaml"),
    `campaign: day\ntitle: Day\ndate: ${at.slice(0, 10)}\ntimezone: UTC\nto: [${names.join(", ")}]\nposts:\n${queue}\n`,
  );
}

/** Milliseconds of the server and of all its processes that have ended, as Linux counts them; elsewhere not a number. */
async function databaseCpu(): Promise<number> {
  const [{ pid } = {}] = await ask("SELECT split_part(pg_read_file('postmaster.pid'), chr(10), 1) AS pid");
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return Number.NaN;
  const fields = readFileSync(file, "utf8").split(") ")[1]?.split(" ") ?? [];
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
}

/** What the database did until now, in milliseconds of its own clock. */
async function databaseWork(): Promise<Readonly<Record<string, number>>> {
  if (database === undefined) return {};
  const [found = {}] = await ask(`SELECT
    (SELECT calls FROM pg_stat_user_functions WHERE funcname = 'take_steps') AS calls,
    (SELECT total_time FROM pg_stat_user_functions WHERE funcname = 'take_steps') AS inside,
    (SELECT sum(fsyncs) FROM pg_stat_io WHERE object = 'wal') AS flushes,
    (SELECT sum(fsync_time) FROM pg_stat_io WHERE object = 'wal') AS flushing,
    (SELECT active_time FROM pg_stat_database WHERE datname = current_database()) AS active`);
  const told = Object.entries(found).map(([name, value]) => [name, Number(value ?? 0)]);
  return { ...Object.fromEntries(told), cpu: await databaseCpu() };
}

try {
  // A ledger holds what fell due before it was made, so it is made first, and the minute is waited for.
  const due = new Date(Math.ceil((Date.now() + 30_000) / 60_000) * 60_000);
  const [first = folder, ...others] = machines;
  writeFiles(first, due);
  for (const other of others) cpSync(first, other, { recursive: true });
  for (const machine of machines) {
    const { code, said } = await publish(machine);
    if (code !== 0) throw new Error(`The first publish ended with ${code}:\n${said.slice(0, 2000)}`);
  }
  const asked = server.requests();
  const idle = await databaseWork();
  await new Promise((resolve) => setTimeout(resolve, due.getTime() - Date.now() + 200));
  const started = Date.now();
  const ended = await Promise.all(machines.map(publish));
  const floor = posts * delay;
  const span = Math.max(...server.written) - Math.min(...server.written);
  const toLast = Math.max(...server.written) - started;
  const shares = ended.map(({ said }) => (JSON.parse(said) as { published: unknown[] }).published.length);
  const ratio = (milliseconds: number) =>
    `${(milliseconds / 1000).toFixed(2).padStart(7)} s${floor > 0 ? `  ${(milliseconds / floor).toFixed(2)}x the longest queue` : ""}`;
  const each = (milliseconds: number) => `${(milliseconds / (accounts * posts)).toFixed(2)} ms`;
  const work = Object.fromEntries(
    Object.entries(await databaseWork()).map(([name, value]) => [name, value - (idle[name] ?? 0)]),
  );
  console.log(
    `${accounts * posts} deliveries of ${accounts} accounts, ${delay} ms a request, ${values.ledger}, ${publishers} publisher(s)${share === undefined ? "" : ` with ${share} of a processor each`}: ${server.written.length} posts, ${server.requests() - asked} requests, exits ${ended.map(({ code }) => code).join(" ")}, each published ${shares.join(" ")}`,
  );
  console.log(`  from the first post to the last  ${ratio(span)}`);
  console.log(`  from the start to the last post  ${ratio(toLast)}`);
  console.log(
    `  the longest process              ${ratio(Math.max(...ended.map(({ milliseconds }) => milliseconds)))}`,
  );
  console.log(`  processor time of the publishers ${each(ended.reduce((sum, { cpu }) => sum + cpu, 0))} a delivery`);
  if (values.json !== undefined) {
    const longest = Math.max(...ended.map(({ milliseconds }) => milliseconds));
    writeFileSync(values.json, JSON.stringify({ span, floor, longest, posts: server.written.length, shares }));
  }
  if (database !== undefined) {
    const { calls = 0, inside = 0, flushes = 0, flushing = 0, active = 0, cpu = 0 } = work;
    console.log(
      `  the database, for each delivery: ${each(cpu)} of processor time, ${each(inside)} in take_steps (${calls} calls), ${each(flushing)} waiting for the disk (${flushes} times), ${each(active)} in all questions`,
    );
  }
} finally {
  server.stop();
  await postgres?.stop();
  for (const machine of small.values()) machine.remove();
  rmSync(folder, { recursive: true });
}
