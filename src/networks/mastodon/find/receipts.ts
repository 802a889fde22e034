/** Names of a post: the server's id, and the address that readers see. */
import { foldedHandle } from "../../handles.ts";
import type { Account, Author, Receipt } from "../../network.ts";
import { secretOrigin } from "../../origins.ts";
import type { StatusReply } from "../api/schema.ts";

/** An address that is not https (or on this machine) on the account's own server is dropped. */
export function receiptFor({ id, url }: Pick<StatusReply, "id" | "url">, service: URL): Receipt {
  const origin = url ? secretOrigin(url) : undefined;
  return origin?.host === service.host && url ? { id, url: new URL(url).href } : { id };
}

/** As the author's server shows a post to everybody: without the columns of who is signed in, and not to be embedded. */
function shownTo(url: string): URL {
  const shown = new URL(url);
  shown.pathname = shown.pathname.replace(/^\/(?:deck|web)(?=\/@)/, "").replace(/(?<=\/[0-9A-Za-z-]+)\/embed$/, "");
  return shown;
}

/** Mastodon and Hollo, GoToSocial, Pixelfed, and the form that the protocol itself uses. */
const shapes = [
  /^\/@(?<who>[^/@]+)\/(?:statuses\/)?(?<id>[0-9A-Za-z-]+)\/?$/,
  /^\/p\/(?<who>[^/@]+)\/(?<id>[0-9A-Za-z-]+)\/?$/,
  /^\/users\/(?<who>[^/@]+)\/statuses\/(?<id>[0-9A-Za-z-]+)\/?$/,
];

/** A server shows its own users' posts; the host alone tells that it is not ours. */
export function authorIn(url: string, { handle, service = "" }: Account): Author {
  const origin = secretOrigin(url);
  const server = secretOrigin(service);
  if (origin === undefined || server === undefined) return "unclear";
  if (origin.host !== server.host) return "another account";
  const { pathname } = shownTo(url);
  const who = shapes.map((shape) => shape.exec(pathname)?.groups?.who).find((found) => found !== undefined);
  if (who === undefined || handle === "") return "unclear";
  return foldedHandle(who) === foldedHandle(handle).replace(/@.*$/, "") ? "this account" : "another account";
}

/** From the address of a post, as its author's own server shows it. */
export function receiptOfUrl(url: string): Receipt | undefined {
  const origin = secretOrigin(url);
  if (origin === undefined) return undefined;
  const shown = shownTo(url);
  const id = shapes.map((shape) => shape.exec(shown.pathname)?.groups?.id).find((found) => found !== undefined);
  return id === undefined ? undefined : { id, url: shown.href };
}
