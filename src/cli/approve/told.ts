/** What `approve` says of what was written down, and of what still keeps it back. */

import { whenText } from "../../calendar/local-time.ts";
import { permitWhenDue } from "../../pipeline/permitted.ts";
import { readerParts } from "../../render/rendered.ts";
import { printableLine } from "../../system/text/printable.ts";
import { shortened } from "../../system/text/shorten.ts";
import type { Context } from "../frame/context.ts";
import { printJson } from "../person/person.ts";
import type { Look } from "../workspace/look.ts";
import type { Giving } from "./acts-of.ts";
import type { Heard } from "./answered.ts";
import { type Agreeable, type NotAgreeable, renderedIn } from "./selected.ts";

interface Done {
  readonly giving: Giving;
  readonly taken: readonly Agreeable[];
  readonly refused: readonly NotAgreeable[];
  readonly wishes: Heard["wishes"] | undefined;
  readonly files: readonly string[];
  readonly after: Look;
}

export function tellAgreed(context: Context, { giving, taken, refused, wishes, files, after }: Done): void {
  const { say, warn } = context.output;
  const open = stillOpen(taken, after);
  if (context.format === "json") {
    printJson(context, {
      agreed: taken.map(({ id }) => id),
      open,
      refused,
      files,
      ...(wishes === undefined ? {} : { wishes }),
    });
  }
  say(`${giving.by} agreed to ${counted(taken.length)}:`);
  for (const [about, same] of Map.groupBy(taken, aboutOf)) {
    say(`  ${about}`);
    say(`    ${same.map(({ rendered }) => rendered.delivery.account.id).join(", ")}`);
  }
  for (const line of refusalLines(refused)) warn(line);
  for (const each of late(taken, giving)) warn(each);
  const reasons = Map.groupBy(open, ({ reason }) => reason);
  for (const [reason, some] of reasons) say(`${counted(some.length)}: ${reason}`);
  sayWhere(context, files, "It counts where a publisher reads it: commit it.");
}

export function refusalLines(refused: readonly NotAgreeable[]): readonly string[] {
  return [...Map.groupBy(refused, ({ reason }) => reason)].map(
    ([reason, some]) => `${some.map(({ id }) => id).join(", ")}: ${reason}`,
  );
}

export function counted(count: number): string {
  return count === 1 ? "1 message" : `${count} messages`;
}

/** The same words at the same time stand there once. */
function aboutOf({ rendered, terms }: Agreeable): string {
  const [first, ...more] = readerParts(rendered).map(({ text }) => shortened(text, 70));
  const parts = more.length === 0 ? "" : ` (and ${more.length} more)`;
  return printableLine(`${terms.local.replace("T", " ")}  "${first ?? ""}"${parts}`);
}

/** What still keeps these back, once this was written down. */
function stillOpen(taken: readonly Agreeable[], after: Look): readonly NotAgreeable[] {
  const rendered = renderedIn(after);
  return taken.flatMap(({ id }) => {
    const each = rendered.get(id);
    const refused = each && permitWhenDue(after.prepared, each).refusals.find(({ because }) => because === "approval");
    return refused === undefined ? [] : [{ id, reason: refused.reason }];
  });
}

/** A word that comes after the instant sends nothing by itself. */
function late(taken: readonly Agreeable[], { at }: Giving): readonly string[] {
  return taken
    .filter(({ rendered }) => rendered.delivery.dueAt < at)
    .map(
      ({ id, rendered }) =>
        `${id} was due at ${whenText(rendered.delivery.dueAt, rendered.delivery.campaign.timezone)}, before this: it stays back. \`campaign send ${id}\` lets it go.`,
    );
}

export function sayWhere({ output }: Context, files: readonly string[], what: string): void {
  output.say(`Written to ${files.join(" and ")}. ${what}`);
}
