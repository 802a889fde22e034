/** Whether two texts are the same post: servers change spaces, shorten mentions, and some mark the text up. */
import { shortMentions } from "../text.ts";

/** Spaces of every kind are one, and of a mention only the name counts, since that is all a server shows of it. */
function plain(text: string): string {
  return shortMentions(text.normalize("NFC")).replace(/\s+/gu, " ").trim();
}

/** Letters and digits only: what is left when a server has curled quotes or read asterisks as emphasis. */
function bare(text: string): string {
  return shortMentions(text.normalize("NFKC"))
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "");
}

export function sameWords(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

/** The same but for its marks; never true of texts without a letter. */
export function alikeWords(one: string, other: string): boolean {
  const letters = bare(one);
  return letters !== "" && letters === bare(other);
}
