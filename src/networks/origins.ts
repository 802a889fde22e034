/** Which servers are public, which are this machine: a secret goes only to its network, or to a server that was named for it. */
import { isLoopback } from "../system/loopback.ts";

/** A name with a dot that is no address: what a public server is called. */
export function isPublicHost(hostname: string): boolean {
  if (isLoopback(hostname) || hostname.startsWith("[") || /^\d+(\.\d+)*$/.test(hostname)) return false;
  return (
    /\.[a-z][a-z0-9-]+\.?$/i.test(hostname) && !/\.(local|internal|localdomain|home|lan|arpa|onion)\.?$/i.test(hostname)
  );
}

/** The origin of a url that may carry a secret: https, or http on this machine; undefined for any other. */
export function secretOrigin(url: string): URL | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, origin, username, password } = new URL(url);
  if (username !== "" || password !== "") return undefined;
  const fits = protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
  return fits ? new URL(origin) : undefined;
}
