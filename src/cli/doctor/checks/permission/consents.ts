import { packsWithdrawn, withdrawnWords } from "../../../../pipeline/permits/packs-out.ts";
import { outWithoutConsent, outWithPictures } from "../../../../pipeline/permits/pictures-out.ts";
import { packsNoted } from "../../../../publish/judge/packs.ts";
import type { Examined } from "../../examined.ts";
import { type Found, note, ok, person } from "../../finding.ts";

/** Pictures that are out, or in a pack, although somebody in them agrees no more. */
export async function consentsFound({ prepared, recorded, now }: Examined): Promise<readonly Found[]> {
  if (recorded.kind !== "ledger" || prepared.consents.known.size === 0) return [];
  const out = outWithoutConsent(prepared, await outWithPictures(prepared, recorded.view), now);
  const packs = packsWithdrawn(prepared, packsNoted(await recorded.view.events({ account: "" })));
  const handed = packs.map(withdrawnWords).map(({ message, help }) => note(message, help));
  if (out.length === 0) return [ok("Everybody who can be seen in what is out agrees."), ...handed];
  const still = out.map(({ id, reason, byHand }) =>
    person(
      `${id} is still out. ${reason}`,
      byHand ? "A person posted it: only a person can take it down." : `\`campaign recall ${id} --reason "..."\``,
    ),
  );
  return [...still, ...handed];
}
