/**
 * Looks for a part among the account's latest posts. Keys cannot be asked for, so words decide: they are what every
 * server shows. Absent is said only of a list that was read back beyond the moment from which the post could be there.
 */

import { whenText } from "../../../calendar/local-time.ts";
import type { Found, Hint, Part, PartKey } from "../../network.ts";
import { type Likeness, provedByWords, reachOf } from "../../proof.ts";
import type { KeptList } from "../../wire/kept-list.ts";
import { retried, type Sleep } from "../../wire/retry.ts";
import { GarbledReply } from "../../wire/wire-faults.ts";
import type { Api } from "../api/api.ts";
import { type StatusReply, sourceReply, statusesReply, understood } from "../api/schema.ts";
import { isUnknownThere, worthwhile } from "../errors.ts";
import { textOfHtml } from "./html.ts";
import { receiptFor } from "./receipts.ts";
import { alikeWords, sameWords } from "./words.ts";

export interface Search {
  readonly api: Api;
  readonly account: string;
  readonly service: URL;
  readonly sleep: Sleep;
  readonly signal: AbortSignal;
  readonly hint: Hint;
  readonly now: Date;
  /** Of this session. */
  readonly kept: KeptList<Latest>;
}

const pageSize = 40;
/** A thousand posts: more than any account sends in the month that is looked back upon. */
const mostPages = 25;
/** Posts since the mark of which the server is asked what was written, whatever it shows of them. */
const mostSources = 10;

export interface Latest {
  /** The newest first. */
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

/** Back to the post that was the newest before; where that is gone, to the moment. */
async function latestOf(search: Search): Promise<Latest> {
  const { after } = search.hint;
  const reach = reachOf(search.hint);
  const statuses = new Map<string, StatusReply>();
  let last: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const read = await pageOf(search, last);
    const fresh = read.filter(({ id }) => !statuses.has(id));
    for (const status of fresh) statuses.set(status.id, status);
    const end = read.at(-1);
    const met = typeof after === "string" && statuses.has(after);
    if (met || (end !== undefined && end.createdAt < reach)) return { statuses: [...statuses.values()], whole: true };
    // The list ended: without the post that was its newest just before, it is not all of it.
    if (end === undefined) return { statuses: [...statuses.values()], whole: typeof after !== "string" };
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

function sameDress(status: StatusReply, part: Part, key: PartKey): boolean {
  return (
    (status.mediaAttachments ?? []).length === part.images.length &&
    sameWords(status.spoilerText ?? "", part.contentWarning ?? "") &&
    ((status.inReplyToId ?? undefined) !== undefined) === key.part > 0
  );
}

function likenessTo(part: Part, key: PartKey, search: Search): (status: StatusReply) => Promise<Likeness> {
  // After a doubt the few posts since are asked for one by one; before a first send there may be a month of them.
  let sources = search.hint.after === undefined ? 0 : mostSources;

  async function likeWords(status: StatusReply): Promise<Likeness> {
    const shown = textOfHtml(status.content);
    if (sameWords(shown, part.text)) return "same";
    const alike = alikeWords(shown, part.text);
    if (!alike && sources === 0) return "other";
    if (!alike) sources -= 1;
    const wrote = await wroteIt(status, part, search);
    if (wrote === undefined) return alike ? "perhaps" : "other";
    return wrote ? "same" : "other";
  }

  return async (status) => {
    const like = await likeWords(status);
    return like === "same" && !sameDress(status, part, key) ? "perhaps" : like;
  };
}

/** Throws what went wrong on the wire. */
export async function findByWords(part: Part, key: PartKey, search: Search): Promise<Found> {
  const { statuses, whole } = await search.kept.read(search.hint, search.now, () => latestOf(search));
  return provedByWords(search.hint, {
    posts: statuses.map((status) => ({ ...status, at: status.createdAt })),
    missing: whole ? undefined : `The server did not list the posts back to ${whenText(search.hint.since)}.`,
    likeness: likenessTo(part, key, search),
    receiptOf: (status) => receiptFor(status, search.service),
  });
}
