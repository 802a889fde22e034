/**
 * How late `publish --watch` is: the built program, real time, posts of the next minutes to outbox accounts. Lateness is
 * from the due instant to the moment at which the file of the post is there.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { minutes: { type: "string", default: "3" } } });
const minutes = Number(values.minutes);
const accounts = ["one", "two", "three", "four", "five"];

const root = mkdtempSync(path.join(tmpdir(), "campaign-lateness-"));
mkdirSync(path.join(root, "campaigns"));
const listed = accounts.map((id) => `  ${id}: { network: outbox, name: ${id} }`).join("\n");
writeFileSync(path.join(root, "campaigns/accounts.yaml"), `workspace: lateness\naccounts:\n${listed}\n`);
const first = Math.ceil((Date.now() + 5000) / 60_000) * 60_000;
const posts = Array.from({ length: minutes }, (_, index) => new Date(first + index * 60_000).toISOString())
  .map((at, index) => `  - { id: p${index}, at: "${at.slice(0, 10)} ${at.slice(11, 16)}", text: "Post ${index}." }`)
  .join("\n");
const date = new Date(first).toISOString().slice(0, 10);
writeFileSync(
  path.join(root, "campaigns/now.yaml"),
  `campaign: now\ntitle: Now\ndate: ${date}\ntimezone: UTC\nto: [${accounts.join(", ")}]\nposts:\n${posts}\n`,
);

const program = path.resolve(import.meta.dirname, "../bin/campaign.js");
const child = spawn(process.execPath, [program, "publish", "--watch", "--format", "json"], {
  cwd: root,
  env: { PATH: process.env.PATH },
  stdio: ["ignore", "ignore", "inherit"],
});
await new Promise((resolve) => setTimeout(resolve, first + (minutes - 1) * 60_000 + 10_000 - Date.now()));
child.kill("SIGTERM");
await new Promise((resolve) => child.once("exit", resolve));

const lateness = readdirSync(path.join(root, "published"), { recursive: true, encoding: "utf8" })
  .filter((file) => /p\d+.*\.(json|txt|md)$/.test(file))
  .map((file) => statSync(path.join(root, "published", file)).mtimeMs - first)
  .map((after) => after % 60_000)
  .toSorted((a, b) => a - b);
rmSync(root, { recursive: true, force: true });
const at = (share: number) => Math.round(lateness[Math.floor((lateness.length - 1) * share)] ?? Number.NaN);
console.log(`${lateness.length} posts: median ${at(0.5)} ms late, 90 % within ${at(0.9)} ms, at most ${at(1)} ms.`);
