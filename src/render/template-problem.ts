/** What is wrong with a template, in words, at its place. */
import { type Fault, fault, problemAt } from "../diagnostics/fault.ts";
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
export function problemOf(slip: NameFault | LoneBrace, where: Where): Problem {
  const { delivery, path } = where;
  const found = { ...faultOf(slip, where), span: slip.span };
  return { ...problemAt(delivery.campaign.source, path, found), delivery: delivery.id };
}

function faultOf(slip: NameFault | LoneBrace, where: Where): Fault {
  switch (slip.kind) {
    case "unknown":
      return where.delivery.unspoken?.has(slip.name) === true
        ? unspoken(slip.name, where.delivery)
        : fault("name-unknown", `{${slip.name}} has no value here.`, helpForUnknown(slip.name, where));
    case "empty":
      return fault("name-empty", `{${slip.name}} prints nothing here.`, helpForEmpty(slip.name, where.delivery));
    case "brace":
      return fault(
        "brace-lone",
        `A ${slip.brace} stands alone.`,
        `To print it, double it: \`${slip.brace.repeat(2)}\`. To print a value, write its name between two braces, as in \`{hashtags}\`.`,
      );
    default:
      return slip satisfies never;
  }
}

function unspoken(name: string, { lang }: Delivery): Fault {
  return fault(
    "name-unknown",
    `{${name}} has no value in ${lang}.`,
    `Add \`${lang}: ...\` to it where it stands ${name === "org" ? "as `name:` in accounts.yaml" : "under `variables:`"}.`,
  );
}

/** What went over is not in the text that is counted, so it must never go out: an error. */
export function tooLongProblem({ id, campaign }: Delivery, path: Path): Problem {
  const found = fault(
    "text-too-long-filled-in",
    "With its names filled in, this text has more than 10,000 characters, and no network takes more.",
    "Shorten it, or the values under `variables:`.",
  );
  return { ...problemAt(campaign.source, path, found), delivery: id };
}

function helpForUnknown(name: string, { delivery, values }: Where): string {
  const guess = didYouMean(name, values.keys());
  const start = guess === undefined ? "" : `${guess} `;
  const { id, partner } = delivery.account;
  const whose = partner === undefined ? `the account ${id}` : `the partner ${partner} in accounts.yaml`;
  return `${start}A new name gets its value under \`variables:\` of this file, or of ${whose}; \`{{\` and \`}}\` print braces.`;
}

function helpForEmpty(name: string, { account }: Delivery): string {
  switch (name) {
    case "hashtags":
      return 'List them in this file, as in `hashtags: ["#CEADay{yy}"]`, or take the name out.';
    case "handle":
    case "org":
      if (account.partner !== undefined) {
        return `No handle of ${account.partner} on ${account.id} is known: say it without one, or name under \`accounts\` of ${account.partner} an account that has it.`;
      }
      return `The account ${account.id} has none: give it other words under \`for:\`.`;
    default:
      return "Give it a value where it stands under `variables:`, or take the name out.";
  }
}
