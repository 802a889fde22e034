import type { AgreedMessage, FiledAct } from "../../campaign/approvals/act.ts";
import { aspects, type Terms } from "../terms.ts";

/** One message of one act. */
export interface Given {
  readonly act: FiledAct;
  readonly message: AgreedMessage;
}

/** Names of what differs now, in the order in which they are told. */
export function changesSince({ message }: Given, terms: Terms | undefined): readonly string[] {
  if (terms === undefined) return [];
  const other = aspects.filter((aspect) => message.aspects[aspect] !== terms.aspects[aspect]?.slice(0, 12));
  return message.local === terms.local ? other : [...other, "time"];
}
