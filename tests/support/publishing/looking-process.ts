/** Looks at the ledger in its first argument as somebody who owns nothing, and prints what was seen, or why not. */
import { viewSqliteLedger } from "../../../src/ledger/sqlite/index.ts";

// Root may write everywhere; this user is everywhere and owns nothing.
if (process.getuid?.() === 0) {
  process.setgid?.(65_534);
  process.setuid?.(65_534);
}
try {
  const view = viewSqliteLedger(process.argv[2] ?? "");
  const events = await view?.events();
  await view?.close();
  process.stdout.write(JSON.stringify({ events: events?.length, likeness: view?.likeness.kind }));
} catch (error) {
  process.stdout.write(JSON.stringify({ message: error instanceof Error ? error.message : String(error) }));
}
