/** Whether an account as accounts.yaml writes it can be one: told offline, and not at the minute of the first post. */
import { shortened } from "../../system/text/shorten.ts";
import type { WrittenForm, Wrong } from "../network.ts";

function wrongHandle(handle: string): Wrong | undefined {
  if (/^\w(?:[\w.-]*\w)?(?:@[\w.:-]+)?$/.test(handle)) return undefined;
  return {
    message: `"${shortened(handle)}" is no handle on Mastodon.`,
    help: "Write the name of the user alone, as in `handle: northdale`; `service` names its server.",
  };
}

export const written: WrittenForm = {
  wrongHandle,
  needs: {
    service: {
      message: "A Mastodon account needs `service`: the address of its server.",
      help: "Add it, as in `service: https://mastodon.example.org`.",
    },
  },
};
