import type { AgreedMessage, FiledAct } from "../../campaign/approvals/act.ts";
import { aspects, shortAspects, type Terms } from "../terms.ts";

/** One message of one act. */
export interface Given {
  readonly act: FiledAct;
  readonly message: AgreedMessage;
}

/** Names of what differs now, in the order in which they are told. */
export function changesSince(
  then: Pick<AgreedMessage, "aspects" | "local">,
  terms: Terms | undefined,
): readonly string[] {
  if (terms === undefined) return [];
  const now = shortAspects(terms);
  const other = aspects.filter((aspect) => then.aspects[aspect] !== now[aspect]);
  return then.local === terms.local ? other : [...other, "time"];
}
