/**
 * Where the program starts. cron runs `publish` every minute for years, so an idle run is decided here, before
 * commander, yaml or anything else heavy is loaded; help needs none of them either.
 */
import { idlePublish } from "./idle-publish.ts";
import { sayOfItself } from "./own-answers.ts";

const argv = process.argv.slice(2);

function saidEarly(): number | undefined {
  try {
    return sayOfItself(argv) ?? idlePublish(argv, process.env, process.cwd());
  } catch {
    // A full disk, say: the full program meets the same fault, and has the words for it.
    return undefined;
  }
}

const code = saidEarly();
if (code === undefined) {
  import("./frame/program.ts")
    .then(({ main }) => main(argv))
    .then((code) => {
      process.exitCode = code;
    });
}
// All is written and closed: Node need not look for what is left, nor take its memory down piece by piece.
else process.exit(code);
