import packageJson from "../../../../package.json" with { type: "json" };
import { localOf } from "../../../calendar/local-time.ts";
import { formatOf, newestFormat } from "../../../campaign/file/format.ts";
import type { Examined } from "../examined.ts";
import { type Found, note, ok, person } from "../finding.ts";

export interface Runtime {
  readonly node: string;
  /** Of the time zone data, as 2026a. */
  readonly zones: string | undefined;
  /** The time in London at noon UTC on 1 July 2027. */
  readonly summer: string;
}

export function runtimeHere(): Runtime {
  const { node, tz } = process.versions;
  return { node, zones: tz, summer: localOf(new Date("2027-07-01T12:00:00Z"), "Europe/London").time };
}

/** The program, the Node that it runs on, and whether that knows when clocks change. */
export function programFound({ node, zones, summer }: Runtime): readonly Found[] {
  const what = `campaign ${packageJson.version} on Node ${node}, with the time zones of ${zones ?? "an unknown year"}.`;
  if (summer !== "13:00") {
    return [
      person(
        `${what} Its time zones are wrong: it takes noon UTC in July for ${summer} in London.`,
        "Install Node from https://nodejs.org, with all of its time zone data.",
      ),
    ];
  }
  const isOld = zones !== undefined && Number.parseInt(zones, 10) < 2025;
  return [isOld ? note(what, "Update Node, so that it knows of later changes of time zones.") : ok(what)];
}

/** Of the files and of the record, beside what this program knows. A newer one of either is refused where it is read. */
export function versionsFound({ prepared, recorded }: Pick<Examined, "prepared" | "recorded">): readonly Found[] {
  const { workspace } = prepared;
  const tables = recorded.kind === "ledger" ? recorded.view.tables : undefined;
  const files =
    workspace === undefined
      ? "accounts.yaml cannot be read"
      : `accounts.yaml is of format ${formatOf(workspace.source.text)} of ${newestFormat}`;
  const record =
    tables === undefined ? "no ledger is read" : `the ledger of version ${tables.version} of ${tables.newest}`;
  const what = `${files}, and ${record}.`;
  if (tables === undefined || tables.version >= tables.newest) return [ok(what)];
  return [
    note(
      what,
      "The next `campaign publish` brings the ledger up to date and keeps a copy; an older program refuses it then.",
    ),
  ];
}
