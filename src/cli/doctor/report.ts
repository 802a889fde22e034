/** The findings for people: what needs somebody first. */
import { Chalk } from "chalk";
import { printableLine } from "../../system/text/printable.ts";
import type { Finding, FindingState } from "./finding.ts";

const order: readonly FindingState[] = ["person", "note", "ok"];
const words = { person: "TO DO", note: "note ", ok: "ok   " } as const;
const colors = { person: "red", note: "yellow", ok: "green" } as const;

export function reportText(findings: readonly Finding[], { color }: { readonly color: boolean }): string {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const sorted = order.flatMap((state) => findings.filter((finding) => finding.state === state));
  return sorted
    .map(({ check, state, message, help }) => {
      const line = `${chalk[colors[state]](words[state])}  ${check.padEnd(9)} ${printableLine(message)}\n`;
      return help === undefined ? line : `${line}                 ${printableLine(help)}\n`;
    })
    .join("");
}
