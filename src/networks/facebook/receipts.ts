/** Names of a post on a Page: `<page>_<post>` for the Graph API, https for people. */
import { foldedHandle } from "../handles.ts";
import type { Account, Author, Receipt } from "../network.ts";

export function receiptFor(id: string): Receipt {
  return { id, url: `https://www.facebook.com/${id}` };
}

/** The post's own number: ids that people gave may lack the Page's. */
export function postNumber(id: string): string {
  return id.slice(id.lastIndexOf("_") + 1);
}

const hosts = /^(?:www\.|m\.|web\.|business\.|mbasic\.)?facebook\.com$/;
const post = /^(?:\d{1,32}|pfbid[A-Za-z0-9]{10,120})$/;
const number = /^\d{1,32}$/;

function idOf(page: string, name: string): string | undefined {
  if (!post.test(name)) return undefined;
  return number.test(page) && number.test(name) ? `${page}_${name}` : name;
}

function idInPath(segments: readonly string[]): string | undefined {
  const [page = "", kind, ...rest] = segments;
  const last = rest.at(-1) ?? "";
  if (kind === undefined) return /^\d{1,32}_\d{1,32}$/.test(page) ? page : undefined;
  return /^(?:posts|photos|videos)$/.test(kind) ? idOf(page, last) : undefined;
}

function idInQuery(path: string, query: URLSearchParams): string | undefined {
  if (!/^\/(?:permalink\.php|story\.php|photo(?:\.php)?\/?)$/.test(path)) return undefined;
  return idOf(query.get("id") ?? "", query.get("story_fbid") ?? query.get("fbid") ?? "");
}

/** From the address of a post as a browser shows it; undefined for any other address, and for /share/ links. */
export function receiptOfUrl(url: string): Receipt | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, port, username, pathname, searchParams } = new URL(url);
  if (protocol !== "https:" || !hosts.test(hostname) || port !== "" || username !== "") return undefined;
  const id = idInPath(pathname.split("/").filter((segment) => segment !== "")) ?? idInQuery(pathname, searchParams);
  return id === undefined ? undefined : { id, url };
}

/** The Page that an address names: by its number, or by its name, in which Facebook sees no dots. */
export function authorIn(url: string, { handle, options: { page = "" } }: Account): Author {
  if (!URL.canParse(url)) return "unclear";
  const { pathname, searchParams } = new URL(url);
  const [first = ""] = pathname.split("/").filter((segment) => segment !== "");
  const named = searchParams.get("id") ?? first.replace(/^(\d+)_\d+$/, "$1");
  if (number.test(named)) return page === "" ? "unclear" : named === page ? "this account" : "another account";
  if (handle === "" || named === "" || named === "photo" || named.endsWith(".php")) return "unclear";
  const name = (text: string) => foldedHandle(text).replaceAll(".", "");
  return name(named) === name(handle) ? "this account" : "another account";
}
