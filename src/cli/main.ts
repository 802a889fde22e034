/**
 * Where the program starts. cron runs `publish` every minute for years, so an idle run is decided here, before
 * commander, yaml or anything else heavy is loaded.
 */
import { idlePublish } from "./idle-publish.ts";

const argv = process.argv.slice(2);
const idle = idlePublish(argv, process.env, process.cwd());
if (idle === undefined) {
  import("./frame/program.ts")
    .then(({ main }) => main(argv))
    .then((code) => {
      process.exitCode = code;
    });
}
