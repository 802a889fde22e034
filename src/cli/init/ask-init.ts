/** Asks how it will be posted, where nothing was said and somebody sits at a terminal. */
import { asking } from "../new/ask-new.ts";
import type { Way } from "./init.ts";

const choices: readonly { readonly value: Way; readonly name: string }[] = [
  { value: "cron", name: "cron, on a machine that is always on" },
  { value: "systemd", name: "a timer of systemd, on such a machine" },
  { value: "docker", name: "a container, with a database beside it" },
  { value: "github", name: "GitHub: pull requests are shown, a schedule posts" },
];

export async function askInit(): Promise<readonly Way[]> {
  return asking(async ({ checkbox }, terminal) =>
    checkbox({ message: "How will posts be sent? None for now is fine: press Enter.", choices }, terminal),
  );
}
