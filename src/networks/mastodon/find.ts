/**
 * Looks for a part among the account's latest posts. Keys cannot be asked for, so words decide: they are what every
 * server shows. Absent is said only of a list that was read back beyond the moment from which the post could be there.
 */
import type { Found, Part, PartKey, ReceiptId } from "../network.ts";
import { retried, type Sleep } from "../retry.ts";
import type { Api } from "./api.ts";
import { GarbledReply, isUnknownThere, worthwhile } from "./errors.ts";
import { textOfHtml } from "./html.ts";
import { receiptFor } from "./receipts.ts";
import { type StatusReply, sourceReply, statusesReply, understood } from "./schema.ts";
import { alikeWords, sameWords } from "./words.ts";

export interface Search {
  readonly api: Api;
  readonly account: string;
  readonly service: URL;
  readonly sleep: Sleep;
  readonly signal: AbortSignal;
  readonly since: Date;
  readonly exclude: readonly ReceiptId[];
}

const pageSize = 40;
/** A thousand posts: more than any account sends in the month that is looked back upon. */
const mostPages = 25;

interface Latest {
  readonly statuses: readonly StatusReply[];
  /** Whether everything since then is in it. */
  readonly whole: boolean;
}

async function pageOf(search: Search, maxId: string | undefined): Promise<readonly StatusReply[]> {
  const { api, account, signal, sleep } = search;
  const params = { limit: pageSize, excludeReblogs: true, ...(maxId !== undefined && { maxId }) };
  const read = async () =>
    understood(statusesReply, await api(signal).v1.accounts.$select(account).statuses.list(params), "list of posts");
  return retried(read, { signal, worthwhile, sleep });
}

async function latestOf(search: Search): Promise<Latest> {
  const statuses = new Map<string, StatusReply>();
  let last: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const read = await pageOf(search, last);
    const fresh = read.filter(({ id }) => !statuses.has(id));
    for (const status of fresh) statuses.set(status.id, status);
    const end = read.at(-1);
    if (end === undefined || end.createdAt < search.since) return { statuses: [...statuses.values()], whole: true };
    // A server that pages in circles proves nothing.
    if (fresh.length === 0) break;
    last = end.id;
  }
  return { statuses: [...statuses.values()], whole: false };
}

/** Whether the written text was ours, as the server keeps it; undefined where it does not tell. */
async function wroteIt(status: StatusReply, part: Part, search: Search): Promise<boolean | undefined> {
  const { api, signal, sleep } = search;
  try {
    const read = () => api(signal).v1.statuses.$select(status.id).source.fetch();
    const reply = await retried(read, { signal, worthwhile, sleep });
    return sameWords(understood(sourceReply, reply, "source of a post").text, part.text);
  } catch (error) {
    if (error instanceof GarbledReply || isUnknownThere(error)) return undefined;
    throw error;
  }
}

type Likeness = "same" | "perhaps" | "other";

async function likeness(status: StatusReply, part: Part, search: Search): Promise<Likeness> {
  const shown = textOfHtml(status.content);
  if (sameWords(shown, part.text)) return "same";
  if (!alikeWords(shown, part.text)) return "other";
  const wrote = await wroteIt(status, part, search);
  if (wrote === undefined) return "perhaps";
  return wrote ? "same" : "other";
}

function sameDress(status: StatusReply, part: Part, key: PartKey): boolean {
  return (
    (status.mediaAttachments ?? []).length === part.images.length &&
    sameWords(status.spoilerText ?? "", part.contentWarning ?? "") &&
    ((status.inReplyToId ?? undefined) !== undefined) === key.part > 0
  );
}

/** Throws what went wrong on the wire. */
export async function findByWords(part: Part, key: PartKey, search: Search): Promise<Found> {
  const { statuses, whole } = await latestOf(search);
  let doubtful: StatusReply | undefined;
  for (const status of statuses) {
    if (status.createdAt < search.since || search.exclude.includes(status.id)) continue;
    const like = await likeness(status, part, search);
    if (like === "same" && sameDress(status, part, key)) {
      return { kind: "published", receipt: receiptFor(status, search.service), by: "words" };
    }
    if (like !== "other") doubtful ??= status;
  }
  if (doubtful) {
    const { url, id } = receiptFor(doubtful, search.service);
    return {
      kind: "unprovable",
      reason: `A post much like it is at ${url ?? id}, with other marks, pictures, warning or place in a thread.`,
    };
  }
  if (whole) return { kind: "absent" };
  return { kind: "unprovable", reason: `The server did not list the posts back to ${search.since.toISOString()}.` };
}
