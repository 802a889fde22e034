/**
 * Consents that were taken back, as far as a publisher has seen. What was agreed to before counts no more for a picture of
 * that person, under whatever reference it is shown again: consent given anew is a reason to ask, not an answer.
 */
import type { TermsPicture } from "../terms.ts";

export interface Loss {
  /** Reference of the consent. */
  readonly consent: string;
  /** Of the pictures that showed the person, as `SourceOf` says them. */
  readonly sources: readonly string[];
  /** When it was seen. */
  readonly at: Date;
}

/** The latest that concerns one of these pictures and is no older than `since`. */
export function lossSince(losses: readonly Loss[], pictures: readonly TermsPicture[], since: Date): Loss | undefined {
  return losses
    .filter(({ at, consent, sources }) => {
      const isShown = ({ people, source }: TermsPicture) => people.includes(consent) || sources.includes(source);
      return at >= since && pictures.some(isShown);
    })
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .at(-1);
}
