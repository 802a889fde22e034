/**
 * Where the program starts. cron runs `publish` every minute for years, so an idle run is decided here, before
 * commander, yaml or anything else heavy is loaded; help needs none of them either.
 */
import { idlePublish } from "./idle-publish.ts";
import { sayOfItself } from "./own-answers.ts";

const argv = process.argv.slice(2);
const code = sayOfItself(argv) ?? idlePublish(argv, process.env, process.cwd());
if (code === undefined) {
  import("./frame/program.ts")
    .then(({ main }) => main(argv))
    .then((code) => {
      process.exitCode = code;
    });
}
// All is written and closed: Node need not look for what is left, nor take its memory down piece by piece.
else process.exit(code);
