/**
 * The table of docs/performance.md in one command: each work beside the least that it could cost, with the ratio that is
 * wanted. It takes half an hour; `--scale 0.1` a few minutes.
 */
import { parseArgs } from "node:util";
import { burstRows } from "./rows/burst.ts";
import { largeIdleRows } from "./rows/idle-in-a-large-workspace.ts";
import { pictureRows } from "./rows/pictures.ts";
import { firstPublishRows, validationRows } from "./rows/reading.ts";
import type { Row } from "./rows/row.ts";
import { helpRows, idleRows } from "./rows/start.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "3" },
    scale: { type: "string", default: "1" },
    crosspost: { type: "string" },
    only: { type: "string", multiple: true },
  },
});
const runs = Number(values.runs);
/** Of a work as the table has it. */
const scale = Number(values.scale);
const scaled = (number: number) => Math.max(1, Math.round(number * scale));

const works: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  start: () => idleRows(4 * runs),
  help: () => helpRows(4 * runs, values.crosspost),
  idle: () => largeIdleRows(4 * runs, scaled(1000)),
  publish: () => firstPublishRows(scale, runs),
  validate: () => validationRows(scale, runs),
  burst: async () => burstRows(scale),
  pictures: () => pictureRows(scaled(20), runs),
};
const unknown = values.only?.find((name) => works[name] === undefined);
if (unknown !== undefined) throw new Error(`--only ${unknown} is none of ${Object.keys(works).join(", ")}.`);

const rows: Row[] = [];
for (const [name, measure] of Object.entries(works)) {
  if (values.only === undefined || values.only.includes(name)) rows.push(...(await measure()));
}

const number = (ratio: number | undefined) => (ratio === undefined ? "not measured" : ratio.toFixed(2));
console.log("\n| work | against | is | of processor time | wanted | |\n| --- | --- | --- | --- | --- | --- |");
for (const { work, against, ratio, cpu, wanted, beside = "" } of rows) {
  const told = [ratio === undefined || ratio <= wanted ? "" : "**not reached**", beside].filter((each) => each !== "");
  console.log(
    `| ${work} | ${against} | ${number(ratio)} | ${cpu?.toFixed(2) ?? ""} | ${wanted} | ${told.join("; ")} |`,
  );
}
