import { trackedState } from "../../../campaign/file/tracked-state.ts";
import { trackedIn } from "../../../system/files/git.ts";
import { environmentOf } from "../../../system/secrets/workspace-environment.ts";
import type { Examined } from "../examined.ts";
import { type Found, note, ok, person } from "../finding.ts";

/** What git must not have: secrets and the record. And whether the .env that is there is read at all. */
export function gitFound({ root, context }: Pick<Examined, "root" | "context">): readonly Found[] {
  const { environment } = context;
  const refused = environmentOf(root, environment).refused?.message;
  const tracked = trackedState(root, environment).map(({ message, help }) => person(message, help));
  const unread =
    refused === undefined || tracked.length > 0
      ? []
      : [person(refused, "Until it is read, no account has the secrets that stand in it.")];
  const found = [...tracked, ...unread];
  if (found.length > 0) return found;
  const asked = trackedIn(root, [".env", ".campaign"], environment);
  if (asked.kind === "unclear") {
    return [
      note(
        `Whether git tracks secrets or the record here is not known: ${asked.reason}.`,
        "Install git, or let it answer for this folder as this user. A .env would not be read here.",
      ),
    ];
  }
  return [ok("Git tracks neither secrets nor the record of what was sent.")];
}
