/** Switches stand at one of their positions, and posts name those that there are. */
import { type Fault, fault, type Report } from "../../diagnostics/fault.ts";
import type { Path } from "../../diagnostics/source.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { shortened } from "../../system/text/shorten.ts";
import { entriesOf, recordOf, textOf, textsAt } from "../written/written-data.ts";
import type { Data } from "../yaml/data.ts";

type Positions = ReadonlyMap<string, ReadonlySet<string>>;

export function positionsIn(switches: Data | undefined): Positions {
  const positions = (each: Data) => new Set(textsAt(recordOf(each)["may-be"], []).map(([position]) => position));
  return new Map(entriesOf(switches).map(([id, each]) => [id, positions(each)]));
}

function listed(words: Iterable<string>): string {
  return [...words].map((word) => shortened(word)).join(", ") || "none";
}

function noPosition(name: string, position: string, mayBe: ReadonlySet<string>): Fault {
  return fault(
    "switch-unknown",
    `"${shortened(position)}" is no position of the switch "${shortened(name)}".`,
    didYouMean(position, mayBe) ?? `Its \`may-be\` lists: ${listed(mayBe)}.`,
  );
}

export function checkSwitches(switches: Data | undefined, report: Report): void {
  const positions = positionsIn(switches);
  for (const [id, each] of entriesOf(switches)) {
    const is = textOf(recordOf(each).is);
    const mayBe = positions.get(id) ?? new Set();
    if (is !== undefined && !mayBe.has(is)) report(["switches", id, "is"], noPosition(id, is, mayBe));
  }
}

/** Where nobody can tell whether it applies, its post is held. */
export function checkWhen(when: Data | undefined, path: Path, switches: Data | undefined, report: Report): void {
  const positions = positionsIn(switches);
  for (const [name, each] of entriesOf(when)) {
    const here = [...path, name];
    const mayBe = positions.get(name);
    if (mayBe === undefined) {
      const help = didYouMean(name, positions.keys()) ?? `\`switches\` has: ${listed(positions.keys())}.`;
      report(here, { ...fault("switch-unknown", `There is no switch "${shortened(name)}".`, help), on: "key" });
      continue;
    }
    const written = textOf(each);
    const texts = written === undefined ? textsAt(each, here) : [[written, here] as const];
    for (const [position, at] of texts) if (!mayBe.has(position)) report(at, noPosition(name, position, mayBe));
    const is = textOf(recordOf(recordOf(switches)[name]).is);
    if (is !== undefined && !mayBe.has(is)) report(here, { ...noPosition(name, is, mayBe), on: "key" });
  }
}
