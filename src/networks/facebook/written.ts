/** Whether an account as accounts.yaml writes it can be one: told offline, and not at the minute of the first post. */
import { shortened } from "../../system/text/shorten.ts";
import { isEmail } from "../handles.ts";
import type { WrittenForm, Wrong } from "../network.ts";

function wrongHandle(handle: string): Wrong | undefined {
  if (!isEmail(handle)) return undefined;
  const help = "Write the name that stands in the Page's address, or leave `handle` out: `page` is what counts.";
  return { message: `"${shortened(handle)}" is an e-mail address.`, help };
}

export const written: WrittenForm = {
  wrongHandle,
  needs: {
    page: {
      message: "A Facebook account needs `page`: the number of its Page.",
      help: "Add it, as in `page: 1234567890`: the Page's About tab shows it as Page ID.",
    },
  },
  wrongOption(key, value) {
    if (key !== "page" || /^\d+$/.test(value.trim())) return undefined;
    return {
      message: `"${shortened(value)}" is not the number of a Page.`,
      help: "Write its number alone, as in `page: 1234567890`: the Page's About tab shows it as Page ID.",
    };
  },
};
