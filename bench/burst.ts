/**
 * A burst: many deliveries of many accounts, all due at one minute, on a server that takes its time. What no publisher
 * can beat is the longest queue of one account times the server's answer; what is told is the ratio to that.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { startManyMastodon } from "./servers/many-mastodon.ts";

const { values } = parseArgs({
  options: {
    accounts: { type: "string", default: "100" },
    posts: { type: "string", default: "10" },
    delay: { type: "string", default: "200" },
    prof: { type: "string" },
  },
});
const [accounts, posts, delay] = [values.accounts, values.posts, values.delay].map(Number) as [number, number, number];
const program = path.resolve(import.meta.dirname, "../bin/campaign.js");
const root = mkdtempSync(path.join(tmpdir(), "campaign-burst-"));
const names = Array.from({ length: accounts }, (_, index) => `council-${index}`);

function run(
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly took: number; readonly out: string }> {
  const start = performance.now();
  const profile = values.prof && args.includes("publish") ? ["--cpu-prof", `--cpu-prof-dir=${values.prof}`] : [];
  const child = spawn(process.execPath, [...profile, program, ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, ...environment },
  });
  let out = "";
  child.stdout.on("data", (piece) => {
    out += piece;
  });
  child.stderr.on("data", (piece) => {
    out += piece;
  });
  return new Promise((resolve) =>
    child.once("exit", (code) => resolve({ code, took: performance.now() - start, out })),
  );
}

const server = await startManyMastodon(delay);
const environment = Object.fromEntries(
  names.flatMap((name) => {
    const prefix = `CAMPAIGN_${name.toUpperCase().replace("-", "_")}`;
    return [
      [`${prefix}_ACCESS_TOKEN`, `token-of-${name.replace("-", "")}`],
      [`${prefix}_SERVICE`, server.url],
    ];
  }),
);
try {
  mkdirSync(path.join(root, "campaigns"));
  const listed = names
    .map((name) => `  ${name}: { network: mastodon, handle: ${name.replace("-", "")}, service: "${server.url}" }`)
    .join("\n");
  writeFileSync(path.join(root, "campaigns/accounts.yaml"), `workspace: burst\naccounts:\n${listed}\n`);
  const due = new Date(Math.ceil((Date.now() + 20_000) / 60_000) * 60_000);
  const at = `${due.toISOString().slice(0, 10)} ${due.toISOString().slice(11, 16)}`;
  const queue = Array.from(
    { length: posts },
    (_, index) =>
      `  - { id: p${index}, at: "${at}", text: "Message number ${index} of this day: talk to somebody you trust." }`,
  ).join("\n");
  writeFileSync(
    path.join(root, "campaigns/day.yaml"),
    `campaign: day\ntitle: Day\ndate: ${at.slice(0, 10)}\ntimezone: UTC\nto: [${names.join(", ")}]\nposts:\n${queue}\n`,
  );
  const first = await run(["publish"]);
  if (first.code !== 0) throw new Error(`The first publish ended with ${first.code}:\n${first.out.slice(0, 2000)}`);
  await new Promise((resolve) => setTimeout(resolve, due.getTime() - Date.now() + 200));
  const floor = posts * delay;
  const burst = await run(["publish", "--format", "json"]);
  const span = Math.max(...server.written) - Math.min(...server.written);
  console.log(
    `${accounts * posts} deliveries, ${accounts} accounts, ${delay} ms a request (exit ${burst.code}, ${server.written.length} posts, ${server.requests()} requests)`,
  );
  console.log(`  first post to last  ${(span / 1000).toFixed(2)} s   ${(span / floor).toFixed(2)}x the longest queue`);
  console.log(`  whole process       ${(burst.took / 1000).toFixed(2)} s   ${(burst.took / floor).toFixed(2)}x`);
  if (burst.code !== 0) console.log(burst.out.slice(0, 1500));
} finally {
  server.stop();
  rmSync(root, { recursive: true });
}
