import { needsPerson } from "../../../publish/standing/status.ts";
import type { Examined } from "../examined.ts";
import { type Found, ok, person } from "../finding.ts";

/** Posts that wait for somebody. */
export async function postsFound({ recorded }: Pick<Examined, "recorded">): Promise<readonly Found[]> {
  if (recorded.kind !== "ledger") return [];
  const waiting = (await recorded.view.rows()).filter(needsPerson);
  if (waiting.length === 0) return [ok("No post waits for a person.")];
  const [first] = waiting;
  const many = waiting.length === 1 ? "One post waits" : `${waiting.length} posts wait`;
  return [
    person(
      `${many} for a person; the first, ${first?.delivery}, is ${first?.state}.`,
      "`campaign status` lists them with their reasons; `campaign settle ID` decides.",
    ),
  ];
}
