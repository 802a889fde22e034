/** A terminal sends Ctrl-C to the processes that draw as well, and what is in hand may still need a picture. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { fontsFolder, workerFile } from "../../src/images/installation.ts";

it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("a picture is drawn after %s, too", async (signal) => {
  const child = fork(workerFile, ["--memory=2000000000"], {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const bytes = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"/>`);
  const inspect = async () => {
    child.send({ kind: "inspect", bytes, name: "card.svg", fonts: fontsFolder });
    const [answer] = await Promise.race([once(child, "message"), once(child, "exit").then(() => ["gone"])]);
    return answer;
  };
  try {
    expect(await inspect()).toMatchObject({ kind: "answer", answer: { ok: true } });
    child.kill(signal);
    expect(await inspect()).toMatchObject({ kind: "answer", answer: { ok: true } });
  } finally {
    child.kill("SIGKILL");
  }
});
