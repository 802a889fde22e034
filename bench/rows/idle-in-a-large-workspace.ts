/** `publish` with nothing due after years of use. */
import { largeWorkspace } from "../large-workspace.ts";
import { sideBySide, wholeProcess } from "../side-by-side.ts";
import type { Row } from "./row.ts";
import { program } from "./start.ts";

const past = 2024;

/** `campaigns` files of 100 posts that were due years ago, beside one of them alone. */
export async function largeIdleRows(runs: number, campaigns: number): Promise<readonly Row[]> {
  const large = largeWorkspace({ campaigns, posts: 100, year: past });
  const small = largeWorkspace({ campaigns: 1, posts: 100, year: past });
  try {
    const publish = (name: string, root: string) => wholeProcess(name, [program, "publish"], root);
    const [one, many] = [publish("one campaign", small.root), publish(`${campaigns} campaigns`, large.root)];
    for (const each of [one, many]) await each.run();
    const [ratios] = await sideBySide(`publish, nothing due, ${campaigns * 100} past deliveries`, one, [many], runs);
    const work = `publish, nothing due: ${campaigns} campaigns, ${campaigns * 100} past deliveries`;
    return [{ work, against: "the same with one campaign", ratio: ratios?.clock, cpu: ratios?.cpu, wanted: 1.15 }];
  } finally {
    large.remove();
    small.remove();
  }
}
