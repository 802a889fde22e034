/** Processes with a share of a processor, as small machines have: by Linux's control groups, old ones or new. */
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const groups = "/sys/fs/cgroup";
/** Microseconds in which a share is given out. */
const period = 50_000;

export interface SmallMachine {
  /** The command that starts `command` there. */
  running(command: readonly string[]): readonly [command: string, args: readonly string[]];
  remove(): void;
}

/** `share` of one processor. @throws where this user may make no control group. */
export function smallMachine(name: string, share: number): SmallMachine {
  const isOld = existsSync(path.join(groups, "cpu"));
  const group = path.join(groups, isOld ? "cpu" : "", name);
  const quota = Math.round(share * period);
  mkdirSync(group);
  if (isOld) {
    writeFileSync(path.join(group, "cpu.cfs_period_us"), String(period));
    writeFileSync(path.join(group, "cpu.cfs_quota_us"), String(quota));
  } else writeFileSync(path.join(group, "cpu.max"), `${quota} ${period}`);
  return {
    running: (command) => ["sh", ["-c", 'echo $$ > "$0/cgroup.procs" && exec "$@"', group, ...command]],
    remove: () => rmdirSync(group),
  };
}
