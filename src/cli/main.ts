/**
 * Where the program starts. cron runs `publish` every minute for years, so an idle run is decided here, before
 * commander, yaml or anything else heavy is loaded.
 */
import { idlePublish } from "./idle-publish.ts";

const argv = process.argv.slice(2);
const code = idlePublish(argv, process.env, process.cwd());
if (code === undefined) {
  import("./frame/program.ts")
    .then(({ main }) => main(argv))
    .then((code) => {
      process.exitCode = code;
    });
}
// All is written and closed: Node need not look for what is left, nor take its memory down piece by piece.
else process.exit(code);
