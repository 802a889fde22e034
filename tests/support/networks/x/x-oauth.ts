/** Whether a request is signed as RFC 5849 asks, reckoned apart from the client under test. */
import { createHmac } from "node:crypto";

export interface XKeys {
  readonly "api-key": string;
  readonly "api-secret": string;
  readonly "access-token": string;
  readonly "access-secret": string;
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function parametersIn(header: string): Map<string, string> {
  const pairs = [...header.matchAll(/(oauth_\w+)="([^"]*)"/g)];
  return new Map(pairs.map(([, name = "", value = ""]) => [name, decodeURIComponent(value)]));
}

/** Bodies of JSON and multipart are not part of a signature. */
export function isSigned(
  request: { method: string; url: URL; authorization: string | undefined },
  keys: XKeys,
): boolean {
  const { method, url, authorization = "" } = request;
  const told = parametersIn(authorization);
  const signature = told.get("oauth_signature");
  told.delete("oauth_signature");
  if (told.get("oauth_consumer_key") !== keys["api-key"] || told.get("oauth_token") !== keys["access-token"])
    return false;
  const all = [...told, ...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join("&");
  const base = [method, `${url.origin}${url.pathname}`, all].map(encoded).join("&");
  const key = `${encoded(keys["api-secret"])}&${encoded(keys["access-secret"])}`;
  return createHmac("sha1", key).update(base).digest("base64") === signature;
}
