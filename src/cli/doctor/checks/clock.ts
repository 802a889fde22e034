import { whenText } from "../../../calendar/local-time.ts";
import type { Examined } from "../examined.ts";
import { type Found, ok, person } from "../finding.ts";

/** Milliseconds that a clock may be set back without anybody noticing. */
const slack = 60_000;

/** The clock against what servers say, and against what the ledger has seen. */
export function clockFound({ now, recorded, asked }: Pick<Examined, "now" | "recorded" | "asked">): readonly Found[] {
  const last = recorded.kind === "ledger" ? recorded.lastLook : undefined;
  if (last !== undefined && last.getTime() - now.getTime() > slack) {
    return [
      person(
        `The clock says ${whenText(now)}, and a publisher looked at the ledger at ${whenText(last)}: it was set back.`,
        "Set the clock of this machine right, and let it follow a time server.",
      ),
    ];
  }
  const clocks = (asked ?? []).flatMap(({ clock }) => clock ?? []);
  if (clocks.length === 0) return [ok(`It is ${whenText(now)} by this machine's clock; no server was asked.`)];
  const wrong = clocks.filter(({ right }) => !right);
  if (wrong.length === 0) return [ok(`The clock agrees with ${clocks.length} of ${clocks.length} servers.`)];
  return [
    person(
      `The clock is ${Math.abs(wrong[0]?.secondsApart ?? 0)} seconds from what ${wrong.length} of ${clocks.length} servers say.`,
      "Set the clock of this machine right, and let it follow a time server. Where a single server disagrees, its accounts wait.",
    ),
  ];
}
