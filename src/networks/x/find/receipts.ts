/** Names of a post on X: a number for the API, an address for people. */
import { foldedHandle } from "../../handles.ts";
import type { Account, Author, Receipt } from "../../network.ts";

export function receiptFor(id: string, handle: string): Receipt {
  return { id, url: `https://x.com/${handle}/status/${id}` };
}

const address =
  /^https:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/(?<handle>\w{1,50}|i\/web)\/status(?:es)?\/(?<id>\d{1,19})(?:[/?#]|$)/i;

/** From the address of a post, old or new, whatever hangs on behind it (`?s=20`, `/photo/1`). */
export function receiptOfUrl(url: string): Receipt | undefined {
  const { handle, id } = address.exec(url)?.groups ?? {};
  return handle && id ? receiptFor(id, handle) : undefined;
}

/** `x.com/i/status/1` and `x.com/i/web/status/1` are anybody's. */
export function authorIn(url: string, { handle: ours }: Account): Author {
  const { handle = "" } = address.exec(url)?.groups ?? {};
  if (ours === "" || /^i(?:\/web)?$/i.test(handle)) return "unclear";
  return foldedHandle(handle) === foldedHandle(ours) ? "this account" : "another account";
}

/** Whether a receipt can be one of X's: what a person gave may be anything. */
export function isPostId(id: string): boolean {
  return /^\d{1,19}$/.test(id);
}
