/** Names of a post: the server's id, and the address that readers see. */
import type { Receipt } from "../network.ts";
import { secretOrigin } from "../origins.ts";
import type { StatusReply } from "./schema.ts";

/** An address that is not https (or on this machine) on the account's own server is dropped. */
export function receiptFor({ id, url }: Pick<StatusReply, "id" | "url">, service: URL): Receipt {
  const origin = url ? secretOrigin(url) : undefined;
  return origin?.host === service.host && url ? { id, url: new URL(url).href } : { id };
}

/** Mastodon and Hollo, GoToSocial, Pixelfed, and the form that the protocol itself uses. */
const shapes = [
  /^\/@(?<who>[^/@]+)\/(?:statuses\/)?(?<id>[0-9A-Za-z-]+)\/?$/,
  /^\/p\/(?<who>[^/@]+)\/(?<id>[0-9A-Za-z-]+)\/?$/,
  /^\/users\/(?<who>[^/@]+)\/statuses\/(?<id>[0-9A-Za-z-]+)\/?$/,
];

/** From the address of a post, as its author's own server shows it. */
export function receiptOfUrl(url: string): Receipt | undefined {
  const origin = secretOrigin(url);
  if (origin === undefined) return undefined;
  const { pathname } = new URL(url);
  const id = shapes.map((shape) => shape.exec(pathname)?.groups?.id).find((found) => found !== undefined);
  return id === undefined ? undefined : { id, url };
}
