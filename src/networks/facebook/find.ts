/** Looking for words on a Page. What is found is there; what is not found may be there all the same. */
import type { Found, ReceiptId } from "../network.ts";
import type { PageSettings } from "./prepare.ts";
import { postNumber, receiptFor } from "./receipts.ts";
import { feedReply } from "./schema.ts";

export interface Search {
  readonly text: string;
  readonly since: Date;
  readonly exclude: readonly ReceiptId[];
}

/** Pages of a hundred posts each. */
const pagesRead = 3;

/** Facebook trims words and folds blanks. */
function sameWords(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

const notThere: Found = {
  kind: "unprovable",
  reason:
    "It is not among the latest posts that Facebook lists, but that list is ranked and leaves posts out. Look at the Page yourself.",
};

export async function findWords(
  { text, since, exclude }: Search,
  { patient, page }: PageSettings,
  signal: AbortSignal,
): Promise<Found> {
  const words = sameWords(text);
  if (words === "") return { kind: "unprovable", reason: "A post without words cannot be recognised on Facebook." };
  // Facebook's times have no fractions of a second.
  const from = Math.floor(since.getTime() / 1000);
  const known = new Set(exclude.map(postNumber));
  let after: string | undefined;
  for (let read = 0; read < pagesRead; read += 1) {
    const query = {
      fields: "id,message,created_time,from",
      limit: "100",
      since: String(from),
      ...(after && { after }),
    };
    const { body } = await patient({ method: "GET", path: `${page}/feed`, query, schema: feedReply }, signal);
    const match = body.data.find(
      (post) =>
        sameWords(post.message ?? "") === words &&
        Date.parse(post.created_time) >= from * 1000 &&
        (post.from === undefined || post.from.id === page) &&
        !known.has(postNumber(post.id)),
    );
    if (match) return { kind: "published", receipt: receiptFor(match.id), by: "words" };
    after = body.paging?.cursors?.after;
    if (after === undefined || body.data.length === 0) break;
  }
  return notThere;
}
