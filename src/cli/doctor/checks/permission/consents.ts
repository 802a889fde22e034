import { outWithoutConsent, outWithPictures } from "../../../../pipeline/permits/pictures-out.ts";
import type { Examined } from "../../examined.ts";
import { type Found, ok, person } from "../../finding.ts";

/** Pictures that are out although somebody in them agrees no more. */
export async function consentsFound({ prepared, recorded, now }: Examined): Promise<readonly Found[]> {
  if (recorded.kind !== "ledger" || prepared.consents.known.size === 0) return [];
  const out = outWithoutConsent(prepared, await outWithPictures(prepared, recorded.view), now);
  if (out.length === 0) return [ok("Everybody who can be seen in what is out agrees.")];
  return out.map(({ id, reason, byHand }) =>
    person(
      `${id} is still out. ${reason}`,
      byHand ? "A person posted it: only a person can take it down." : `\`campaign recall ${id} --reason "..."\``,
    ),
  );
}
