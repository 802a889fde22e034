/** `campaign doctor`: one look at everything that makes a post not go out. */
import { LedgerError, OlderLedgerError } from "../../ledger/ledger.ts";
import { jsonText } from "../../system/text/json.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, UsageError } from "../frame/exit-codes.ts";
import type { Flags } from "../frame/flags.ts";
import { printLines } from "../frame/print-lines.ts";
import { askedEntries } from "../views/accounts.ts";
import { lookAtLedger, placeOf } from "../workspace/ledger.ts";
import { preparedWith, workspaceRoot } from "../workspace/prepared.ts";
import { accountsFound } from "./checks/accounts.ts";
import { clockFound } from "./checks/clock.ts";
import { diskAt, diskFound } from "./checks/disk.ts";
import { filesFound } from "./checks/files.ts";
import { folderFound } from "./checks/folder.ts";
import { gitFound } from "./checks/git.ts";
import { ledgerFound } from "./checks/ledger.ts";
import { picturesFound } from "./checks/pictures.ts";
import { postsFound } from "./checks/posts.ts";
import { programFound, runtimeHere } from "./checks/program.ts";
import { publisherFound } from "./checks/publisher.ts";
import { tellingFound } from "./checks/telling.ts";
import type { Examined, Recorded } from "./examined.ts";
import { type Finding, type Found, person } from "./finding.ts";
import { reportText } from "./report.ts";

type Check = readonly [name: string, look: (examined: Examined) => readonly Found[] | Promise<readonly Found[]>];

function checksFor(send: boolean): readonly Check[] {
  return [
    ["program", () => programFound(runtimeHere())],
    ["clock", clockFound],
    ["pictures", () => picturesFound()],
    ["disk", ({ root }) => diskFound(diskAt(root))],
    ["folder", ({ root }) => folderFound(root)],
    ["git", gitFound],
    ["files", filesFound],
    ["ledger", ledgerFound],
    ["posts", postsFound],
    ["publisher", publisherFound],
    ["accounts", accountsFound],
    ["telling", (examined) => tellingFound(examined, send)],
  ];
}

/** A ledger that cannot be used is a finding here, and no end of the look. */
async function recordedAt(context: Context, root: string): Promise<Recorded> {
  try {
    const place = placeOf(context, root);
    const view = await lookAtLedger(context, root);
    if (view === undefined) return { kind: "none" };
    const lastLook = await view.lastLook();
    return { kind: "ledger", view, place, ...(lastLook === undefined ? {} : { lastLook }) };
  } catch (error) {
    if (error instanceof OlderLedgerError) return { kind: "older", reason: error.message };
    if (error instanceof LedgerError || error instanceof UsageError) return { kind: "unusable", reason: error.message };
    throw error;
  }
}

/** What one check cannot look at keeps none of the others from looking. */
async function findingsOf([check, look]: Check, examined: Examined): Promise<readonly Finding[]> {
  try {
    return (await look(examined)).map((found) => ({ check, ...found }));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [
      { check, ...person(`This could not be looked at: ${why}`, "Put that right, then run `campaign doctor` again.") },
    ];
  }
}

/** Exit 3 when anything needs a person. */
export async function runDoctor(context: Context, _: readonly string[], flags: Flags): Promise<ExitCode> {
  const root = workspaceRoot(context);
  const environment = context.environmentFor(root);
  const recorded = await recordedAt(context, root);
  const view = recorded.kind === "ledger" ? recorded.view : undefined;
  try {
    const prepared = await preparedWith(context, view, { root, targets: [] });
    const asked = flags.offline === true ? undefined : await askedEntries(context, root, prepared);
    const examined: Examined = { context, root, environment, now: context.realClock.now(), prepared, recorded, asked };
    const all = await Promise.all(checksFor(flags.send === true).map((check) => findingsOf(check, examined)));
    return tell(context, all.flat());
  } finally {
    await view?.close();
  }
}

function tell({ format, output }: Context, findings: readonly Finding[]): ExitCode {
  const waiting = findings.filter(({ state }) => state === "person").length;
  if (format === "json") {
    const shown = findings.map(({ help = null, ...finding }) => ({ ...finding, help }));
    output.data(`${jsonText({ version: 1, needsPerson: waiting > 0, findings: shown }, 2)}\n`);
  } else printLines(output, reportText(findings, output));
  const things = waiting === 1 ? "One thing needs" : `${waiting} things need`;
  output.say(waiting === 0 ? "Nothing needs a person." : `${things} a person.`);
  return waiting === 0 ? exitCodes.ok : exitCodes.person;
}
