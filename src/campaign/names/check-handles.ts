/** Whether a handle or a Page can be one of its network: told offline, and not at the minute of the first post. */

import { fault, type Report } from "../../diagnostics/fault.ts";
import type { Path } from "../../diagnostics/source.ts";
import { bareHandle } from "../../networks/handles.ts";
import { networkIds, type WrittenForm, type Wrong } from "../../networks/network.ts";
import { networkOf } from "../../networks/registry.ts";
import { shortened } from "../../system/text/shorten.ts";
import { keysOfNetworks } from "../written/accounts-schema.ts";
import { textOf } from "../written/written-data.ts";
import type { Data } from "../yaml/data.ts";

/** With a scheme, or as a browser shows it without one. */
const profile =
  /^(?:https?:\/\/\S+|(?:www\.|m\.|mobile\.)?(?:bsky\.app|x\.com|twitter\.com|facebook\.com|fb\.com)\/\S*)$/i;

/** The name at the end of the address of a profile. */
function nameIn(address: string): string {
  const path = address.replace(/^https?:\/\/[^/]*/i, "").replace(/[?#].*$/, "");
  return bareHandle(path.split("/").findLast((segment) => segment !== "") ?? "");
}

function wrongHandle({ wrongHandle: judge }: WrittenForm, handle: string): Wrong | undefined {
  if (!profile.test(handle)) return judge(handle);
  const name = nameIn(handle);
  const fits = name !== "" && judge(name) === undefined;
  return {
    message: `${shortened(handle)} is the address of a profile.`,
    help: `Write the handle alone${fits ? `: \`handle: ${shortened(name)}\`` : ""}.`,
  };
}

/** The handle, and the keys that only its network has. */
export function checkHandle(account: Readonly<Record<string, Data>>, path: Path, report: Report): void {
  const network = networkIds.find((id) => id === textOf(account.network));
  const form = network && networkOf(network).written;
  if (form === undefined) return;
  const handle = bareHandle(textOf(account.handle) ?? "");
  const wrong = handle === "" ? undefined : wrongHandle(form, handle);
  if (wrong !== undefined) report([...path, "handle"], fault("handle-invalid", wrong.message, wrong.help));
  for (const key of Object.keys(keysOfNetworks)) {
    const value = textOf(account[key]);
    const odd = value === undefined ? undefined : form.wrongOption?.(key, value);
    if (odd !== undefined) report([...path, key], fault("handle-invalid", odd.message, odd.help));
  }
}
