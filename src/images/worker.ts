/** The child process: takes one job at a time, and is the only program that loads sharp. */
import type { Job, Reply } from "./jobs.ts";

const MEMORY_FLAG = "--memory=";
const memory = Number(process.argv.find((word) => word.startsWith(MEMORY_FLAG))?.slice(MEMORY_FLAG.length) ?? 0);

function reply(message: Reply, then?: () => void): void {
  process.send?.(message, undefined, undefined, () => then?.());
}

/** An orderly exit would wait for a drawing that never ends. */
function endAtOnce(): void {
  process.kill(process.pid, "SIGKILL");
}

/** Decoders allocate outside of Node's heap, so the process watches itself: their work is on other threads. */
function watchMemory(): void {
  if (!(memory > 0)) return;
  setInterval(() => {
    if (process.memoryUsage.rss() > memory) reply({ kind: "out-of-memory" }, endAtOnce);
  }, 50).unref();
}

async function answer(job: Job): Promise<Reply> {
  if (job.kind === "inspect") {
    const { inspect } = await import("./pixels/inspect.ts");
    return { kind: "answer", answer: await inspect(job) };
  }
  const { make } = await import("./pixels/make.ts");
  return { kind: "answer", answer: await make(job) };
}

async function quietSharp(): Promise<void> {
  const { default: sharp } = await import("sharp");
  sharp.cache(false);
  sharp.concurrency(1);
}

process.on("message", (job: Job) => {
  quietSharp()
    .then(() => answer(job))
    .then(reply, (error: unknown) => reply({ kind: "broken", reason: String(error) }));
});
process.on("disconnect", endAtOnce);
// A terminal sends Ctrl-C and its own end to all of its processes, and systemd a stop. The program finishes what it has in hand, and that
// may need this picture; when it goes, so does this process.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
watchMemory();
