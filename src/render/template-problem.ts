/** What is wrong with a template, in words, at its place. */
import type { Problem } from "../diagnostics/problem.ts";
import type { Path } from "../diagnostics/source.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import type { Delivery } from "../plan/delivery.ts";
import type { LoneBrace, NameFault } from "./template.ts";

export interface Where {
  readonly delivery: Delivery;
  /** Of the template in the campaign's file. */
  readonly path: Path;
  /** What could have been written. */
  readonly values: ReadonlyMap<string, string>;
}

/** The message names no account, so that one mistake is one problem however many accounts it goes to. */
export function problemOf(fault: NameFault | LoneBrace, where: Where): Problem {
  const { delivery, path } = where;
  const common = { place: delivery.campaign.source.place(path, { span: fault.span }), delivery: delivery.id };
  switch (fault.kind) {
    case "unknown":
      return {
        ...common,
        code: "name-unknown",
        severity: "error",
        message: `{${fault.name}} has no value here.`,
        help: helpForUnknown(fault.name, where),
      };
    case "empty":
      return {
        ...common,
        code: "name-empty",
        severity: "warning",
        message: `{${fault.name}} prints nothing here.`,
        help: helpForEmpty(fault.name, delivery),
      };
    case "brace":
      return {
        ...common,
        code: "brace-lone",
        severity: "error",
        message: `A ${fault.brace} stands alone.`,
        help: `To print it, double it: \`${fault.brace.repeat(2)}\`. To print a value, write its name between two braces, as in \`{hashtags}\`.`,
      };
    default:
      return fault satisfies never;
  }
}

/** What went over is not in the text that is counted, so it must never go out: an error. */
export function tooLongProblem({ id, campaign }: Delivery, path: Path): Problem {
  return {
    code: "text-too-long-filled-in",
    severity: "error",
    message: "With its names filled in, this text has more than 10,000 characters, and no network takes more.",
    help: "Shorten it, or the values under `variables:`.",
    place: campaign.source.place(path),
    delivery: id,
  };
}

function helpForUnknown(name: string, { delivery, values }: Where): string {
  const guess = didYouMean(name, values.keys());
  const start = guess === undefined ? "" : `${guess} `;
  return `${start}A new name gets its value under \`variables:\` of this file, or of the account ${delivery.account.id}; \`{{\` and \`}}\` print braces.`;
}

function helpForEmpty(name: string, { account }: Delivery): string {
  switch (name) {
    case "hashtags":
      return 'List them in this file, as in `hashtags: ["#CEADay{yy}"]`, or take the name out.';
    case "handle":
    case "org":
      return `The account ${account.id} has none: give it other words under \`for:\`.`;
    default:
      return "Give it a value where it stands under `variables:`, or take the name out.";
  }
}
