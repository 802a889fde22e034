/** Whether an account as accounts.yaml writes it can be one: told offline, and not at the minute of the first post. */
import { shortened } from "../../system/text/shorten.ts";
import { isEmail } from "../handles.ts";
import type { WrittenForm, Wrong } from "../network.ts";

function wrongHandle(handle: string): Wrong | undefined {
  if (/^\w{1,15}$/.test(handle)) return undefined;
  const help = "Write it as it stands behind the @ on X: letters, digits and _, at most 15 of them.";
  if (isEmail(handle)) return { message: `"${shortened(handle)}" is an e-mail address.`, help };
  return /^\w+$/.test(handle)
    ? { message: `"${shortened(handle)}" has ${handle.length} characters, and a handle on X at most 15.`, help }
    : { message: `"${shortened(handle)}" is no handle on X.`, help };
}

export const written: WrittenForm = { wrongHandle };
