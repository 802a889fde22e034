/** Whether an account as accounts.yaml writes it can be one: told offline, and not at the minute of the first post. */
import { shortened } from "../../system/text/shorten.ts";
import { isEmail } from "../handles.ts";
import type { WrittenForm, Wrong } from "../network.ts";

const domain = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/i;

function wrongHandle(handle: string): Wrong | undefined {
  if (domain.test(handle)) return undefined;
  const help =
    "A handle on Bluesky is a whole domain, as in `handle: northdale.bsky.social` or `handle: northdale.example.org`.";
  return isEmail(handle)
    ? { message: `"${shortened(handle)}" is an e-mail address.`, help }
    : { message: `"${shortened(handle)}" is no handle on Bluesky.`, help };
}

export const written: WrittenForm = { wrongHandle };
