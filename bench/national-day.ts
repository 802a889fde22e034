/**
 * A national day, replayed in virtual time against the published limits: `node bench/national-day.ts --machines 4
 * --ledgers 4 --apps 20000`, with any number of scenarios.ts. `--write` puts the days of docs/scale.md into that page,
 * `--check` says whether they are there.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { published } from "./national/limits.ts";
import { dayOf, measured, type Shape, usual } from "./national/scenarios.ts";
import { type Result, simulate } from "./national/simulate.ts";

const page = path.resolve(import.meta.dirname, "../docs/scale.md");
const numbers = Object.keys(usual) as (keyof Shape)[];
const { values }: { values: Readonly<Record<string, string | boolean | undefined>> } = parseArgs({
  options: {
    ...Object.fromEntries(numbers.map((name) => [name, { type: "string" } as const])),
    ...{ write: { type: "boolean" }, check: { type: "boolean" } },
  },
});

const count = (value: number) => value.toLocaleString("en-GB", { maximumFractionDigits: 0 });
const minutes = (seconds: number) => (seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`);
const hour = 3_600_000;

function rowOf(what: string, { network, out, missed, latest, bound }: Result): string {
  return `| ${what} | ${network} | ${count(out)} | ${count(missed)} | ${minutes(latest)} | ${bound ?? "nothing"} |`;
}

const head = [
  "| | network | out | missed | the last that went out, late by | bound by |",
  "| --- | --- | --- | --- | --- | --- |",
];

function tableOf(days: readonly (readonly [what: string, shape: Shape])[]): readonly string[] {
  const rows = days.flatMap(([what, shape]) =>
    simulate(dayOf(shape)).map((result, index) => rowOf(index === 0 ? what : "", result)),
  );
  return [...head, ...rows];
}

const many = (machines: number) => ({ machines, addresses: machines });
const days: readonly (readonly [string, Shape])[] = [
  ["one machine, one ledger, one X app", usual],
  ["the same through eight hours", { ...usual, hours: 8 }],
  ["4 machines", { ...usual, ...many(4) }],
  ["16 machines", { ...usual, ...many(16) }],
  ["16 machines, 16 ledgers, an X app for each body", { ...usual, ...many(16), ledgers: 16, apps: usual.bodies }],
  [
    "each body for itself: a machine, SQLite, an X app",
    {
      ...usual,
      ...many(usual.bodies),
      cpu: measured.sqlite,
      serial: measured.sqlite,
      ledgers: usual.bodies,
      apps: usual.bodies,
    },
  ],
];

function limitsTable(): readonly string[] {
  const all = Object.values(published).flat();
  return [
    "| limit | a delivery counts | source, as it stood on |",
    "| --- | --- | --- |",
    ...all.map(({ name, cost, source, read }) => `| ${name} | ${cost} | ${source}, ${read} |`),
  ];
}

function capacity(): readonly string[] {
  const { postgres, sqlite, serial } = measured;
  const machine = (hour * usual.cores) / postgres;
  const ledger = hour / serial;
  const deliveries = usual.bodies * 5 * usual.posts;
  const binds = postgres / usual.cores / serial;
  return [
    "| what | milliseconds a delivery | so many an hour | for a million an hour |",
    "| --- | --- | --- | --- |",
    `| a machine of ${usual.cores} cores, ledger on PostgreSQL | ${postgres} of a core | ${count(machine)} | ${Math.ceil(deliveries / machine)} |`,
    `| the same, ledger in SQLite | ${sqlite} of a core | ${count((hour * usual.cores) / sqlite)} | ${Math.ceil((deliveries * sqlite) / hour / usual.cores)} |`,
    `| one ledger on PostgreSQL, however many machines | ${serial} in its queue | ${count(ledger)} | ${Math.ceil(deliveries / ledger)} |`,
    "",
    `One ledger on PostgreSQL is used up by ${binds.toFixed(1)} such machines: with these costs ${binds <= 1 ? "the first one already waits for it, and a second adds nothing" : `machines beyond ${Math.ceil(binds)} add nothing`}.`,
    `All ${count(usual.bodies * 5)} posts of 09:00 take it ${minutes(Math.round((usual.bodies * 5 * serial) / 1000))}.`,
  ];
}

function withFigures(text: string): string {
  const parts: Readonly<Record<string, () => readonly string[]>> = {
    limits: limitsTable,
    capacity,
    days: () => tableOf(days),
  };
  return Object.entries(parts).reduce((shown, [name, made]) => {
    const [begin, end] = [`<!-- ${name}: npm run docs -->`, `<!-- end of ${name} -->`];
    const [before, rest = ""] = shown.split(begin);
    const [, after] = rest.split(end);
    if (after === undefined) throw new Error(`docs/scale.md has no place for its ${name}: ${begin} and ${end}.`);
    return `${before}${begin}\n\n${made().join("\n")}\n\n${end}${after}`;
  }, text);
}

function shapeAsked(): Shape {
  const asked = numbers
    .filter((name) => values[name] !== undefined)
    .map((name) => [name, Number(values[name])] as const);
  const wrong = asked.find(([, value]) => !(value > 0));
  if (wrong !== undefined) throw new Error(`--${wrong[0]} ${values[wrong[0]]} is not a number above 0.`);
  return { ...usual, ...Object.fromEntries(asked) };
}

if (values.write || values.check) {
  const text = readFileSync(page, "utf8");
  const now = withFigures(text);
  if (values.write) writeFileSync(page, now);
  else if (now !== text) {
    process.stderr.write("The figures in docs/scale.md are out of date: run `npm run docs` and commit them.\n");
    process.exitCode = 1;
  }
} else for (const line of tableOf([["as asked", shapeAsked()]])) console.log(line);
