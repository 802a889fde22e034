/** `approve --list`: what is agreed to and what is not, by delivery or by the person who has not agreed yet. */
import type { Permit } from "../../permission/permit.ts";
import { approvalStanding } from "../../pipeline/permitted.ts";
import type { Rendered } from "../../render/rendered.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes } from "../frame/exit-codes.ts";
import { printJson } from "../person/person.ts";
import type { Look } from "../workspace/look.ts";
import { idsMeant, renderedIn } from "./selected.ts";

interface Wish {
  readonly targets: readonly string[];
  readonly pending: boolean;
}

interface Listed {
  readonly id: string;
  readonly at: string;
  readonly approval: Permit["approval"];
  readonly reason: string | null;
  /** Who may still agree to it. */
  readonly wants: readonly string[];
}

export function listApprovals(context: Context, look: Look, { targets, pending }: Wish): ExitCode {
  const rendered = renderedIn(look);
  const ids = targets.length === 0 ? [...rendered.keys()] : idsMeant(look, targets);
  const all = ids.flatMap((id) => {
    const each = rendered.get(id);
    return each === undefined ? [] : (listed(look, each) ?? []);
  });
  const shown = pending ? all.filter(({ reason }) => reason !== null) : all;
  if (context.format === "json") {
    printJson(context, { deliveries: shown });
  } else if (pending) for (const line of byPerson(shown)) context.output.data(`${line}\n`);
  else for (const each of shown) context.output.data(`${lineOf(each)}\n`);
  if (all.length === 0) context.output.say("Nobody has to agree to anything here.");
  else if (shown.length === 0) context.output.say("Everything is agreed to.");
  return exitCodes.ok;
}

/** Undefined where nobody has to agree. */
function listed({ prepared }: Look, rendered: Rendered): Listed | undefined {
  const { id, local } = rendered.delivery;
  const standing = approvalStanding(prepared, rendered);
  return standing && { id, at: local.replace("T", " "), ...standing };
}

function lineOf({ id, at, approval, reason }: Listed): string {
  const by = approval.by.map(({ person, how }) => `${person} (${how})`).join(", ");
  return `${at}  ${id}  ${reason ?? `Approved by ${by}.`}`;
}

function byPerson(shown: readonly Listed[]): readonly string[] {
  const people = [...new Set(shown.flatMap(({ wants }) => wants))].toSorted();
  return people.flatMap((person) => [
    person,
    ...shown.filter(({ wants }) => wants.includes(person)).map((each) => `  ${lineOf(each)}`),
  ]);
}
