/**
 * Kills publishers for as long as it is told to, and lets the network's own list of posts judge. docs/faults.md tells
 * what its numbers mean. Ends with 1 when anything went out twice, or was lost.
 */
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { ledgerKinds, stopLedgers } from "../tests/faults/world/ledgers.ts";
import { networkKinds } from "../tests/faults/world/life.ts";
import { atEveryStep, type Soaked, soak } from "../tests/faults/world/soaking.ts";
import { buildProcesses } from "../tests/support/machine/build-once.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string" },
    seed: { type: "string" },
    minutes: { type: "string" },
    network: { type: "string", multiple: true },
    ledger: { type: "string", multiple: true },
    jobs: { type: "string", default: "2" },
    "every-step": { type: "boolean", default: false },
    restores: { type: "string", default: "3" },
  },
});

function number(text: string | undefined, flag: string, otherwise: number): number {
  const given = text === undefined ? otherwise : Number(text);
  if (given > 0) return given;
  throw new Error(`--${flag} ${text} is not a number above 0.`);
}

function chosen<T extends string>(names: readonly string[] | undefined, known: readonly T[]): readonly T[] {
  const picked = names?.map((name) => known.find((each) => each === name));
  if (picked === undefined) return known;
  const found = picked.filter((each) => each !== undefined);
  if (found.length === picked.length) return found;
  throw new Error(`One of ${names?.join(", ")} is not known; there are ${known.join(", ")}.`);
}

await buildProcesses();
const started = performance.now();
const seconds = () => Math.round((performance.now() - started) / 1000);
const minutes = number(values.minutes, "minutes", Number.POSITIVE_INFINITY);
// Told how long, it kills until then; told nothing, a thousand.
const kills = number(values.kills, "kills", values.minutes === undefined ? 1000 : Number.POSITIVE_INFINITY);
const seed = number(values.seed, "seed", 1 + randomInt(1_000_000));
const networks = chosen(values.network, networkKinds);
const ledgers = chosen(values.ledger, ledgerKinds);
const isOver = () => seconds() >= minutes * 60;

let said = 0;
let wrongsSaid = 0;
function progress({ kills: killed, wrongs }: Soaked): void {
  for (const wrong of wrongs.slice(wrongsSaid)) console.log(`WRONG: ${wrong}`);
  wrongsSaid = wrongs.length;
  if (seconds() - said < 15) return;
  said = seconds();
  console.log(`${said} s: ${killed} killed, ${wrongs.length} wrongs`);
}

// A signal alone ends a process without its "exit", by which the database server is ended too.
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)
  process.once(signal, () => process.exit(code));

const everyStep = values["every-step"];
console.log(everyStep ? "Killing at every step of a life." : `Seed ${seed}.`);
const result = everyStep
  ? await atEveryStep({ networks, ledgers, isOver })
  : await soak({
      kills,
      seed,
      networks,
      ledgers,
      jobs: number(values.jobs, "jobs", 2),
      restoreEvery: number(values.restores, "restores", 3),
      isOver,
      onWorld: progress,
    });
await stopLedgers();

for (const [step, times] of [...result.at].toSorted((a, b) => b[1] - a[1])) console.log(`${times} at ${step}`);
for (const wrong of result.wrongs.slice(wrongsSaid)) console.log(`WRONG: ${wrong}`);
const { processes, worlds, deliveries, unknown, restores } = result;
console.log(
  `${result.kills} killed of ${processes} publishers, and ${restores} backups put back, in ${worlds} worlds (${ledgers.join(", ")}; ${networks.join(", ")}), ${seconds()} s.`,
);
console.log(
  `${deliveries} deliveries: ${deliveries - unknown} published, ${unknown} left to a person with their reason, ${result.wrongs.length} out twice, lost or otherwise wrong.`,
);
process.exitCode = result.wrongs.length === 0 ? 0 : 1;
