/** Whether a handle or a Page can be one of its network: told offline, and not at the minute of the first post. */

import { fault, type Report } from "../../diagnostics/fault.ts";
import type { Path } from "../../diagnostics/source.ts";
import { bareHandle } from "../../networks/identity.ts";
import { shortened } from "../../system/text/shorten.ts";
import { textOf } from "../written/written-data.ts";
import type { Data } from "../yaml/data.ts";

const domain = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/i;
const email = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;
/** With a scheme, or as a browser shows it without one. */
const profile =
  /^(?:https?:\/\/\S+|(?:www\.|m\.|mobile\.)?(?:bsky\.app|x\.com|twitter\.com|facebook\.com|fb\.com)\/\S*)$/i;

/** The name at the end of the address of a profile. */
function nameIn(address: string): string {
  const path = address.replace(/^https?:\/\/[^/]*/i, "").replace(/[?#].*$/, "");
  return bareHandle(path.split("/").findLast((segment) => segment !== "") ?? "");
}

interface Wrong {
  readonly message: string;
  readonly help: string;
}

function onBluesky(handle: string): Wrong | undefined {
  if (domain.test(handle)) return undefined;
  const help =
    "A handle on Bluesky is a whole domain, as in `handle: northdale.bsky.social` or `handle: northdale.example.org`.";
  return email.test(handle)
    ? { message: `"${shortened(handle)}" is an e-mail address.`, help }
    : { message: `"${shortened(handle)}" is no handle on Bluesky.`, help };
}

function onX(handle: string): Wrong | undefined {
  if (/^\w{1,15}$/.test(handle)) return undefined;
  const help = "Write it as it stands behind the @ on X: letters, digits and _, at most 15 of them.";
  if (email.test(handle)) return { message: `"${shortened(handle)}" is an e-mail address.`, help };
  return /^\w+$/.test(handle)
    ? { message: `"${shortened(handle)}" has ${handle.length} characters, and a handle on X at most 15.`, help }
    : { message: `"${shortened(handle)}" is no handle on X.`, help };
}

function onMastodon(handle: string): Wrong | undefined {
  if (/^\w(?:[\w.-]*\w)?(?:@[\w.:-]+)?$/.test(handle)) return undefined;
  return {
    message: `"${shortened(handle)}" is no handle on Mastodon.`,
    help: "Write the name of the user alone, as in `handle: northdale`; `service` names its server.",
  };
}

function onFacebook(handle: string): Wrong | undefined {
  if (!email.test(handle)) return undefined;
  const help = "Write the name that stands in the Page's address, or leave `handle` out: `page` is what counts.";
  return { message: `"${shortened(handle)}" is an e-mail address.`, help };
}

const judges: Readonly<Record<string, (handle: string) => Wrong | undefined>> = {
  bluesky: onBluesky,
  x: onX,
  mastodon: onMastodon,
  facebook: onFacebook,
};

function wrongHandle(network: string, handle: string): Wrong | undefined {
  const judge = Object.hasOwn(judges, network) ? judges[network] : undefined;
  if (judge === undefined) return undefined;
  if (!profile.test(handle)) return judge(handle);
  const name = nameIn(handle);
  const fits = name !== "" && judge(name) === undefined;
  return {
    message: `${shortened(handle)} is the address of a profile.`,
    help: `Write the handle alone${fits ? `: \`handle: ${shortened(name)}\`` : ""}.`,
  };
}

export function checkHandle(account: Readonly<Record<string, Data>>, path: Path, report: Report): void {
  const network = textOf(account.network) ?? "";
  const handle = bareHandle(textOf(account.handle) ?? "");
  const wrong = handle === "" ? undefined : wrongHandle(network, handle);
  if (wrong !== undefined) report([...path, "handle"], fault("handle-invalid", wrong.message, wrong.help));
  const page = textOf(account.page);
  if (network !== "facebook" || page === undefined || /^\d+$/.test(page.trim())) return;
  report(
    [...path, "page"],
    fault(
      "handle-invalid",
      `"${shortened(page)}" is not the number of a Page.`,
      "Write its number alone, as in `page: 1234567890`: the Page's About tab shows it as Page ID.",
    ),
  );
}
