/** Signing with a person's own key, which only `ssh-keygen` knows how to ask for its passphrase, an agent or a token. */
import { spawnSync } from "node:child_process";
import { trustedPath } from "./files/git.ts";
import type { Environment } from "./secrets/secrets.ts";
import { printableLine } from "./text/printable.ts";
import { shortened } from "./text/shorten.ts";

export type SshAnswer =
  | { readonly kind: "signed"; readonly signature: string }
  /** `reason` is a sentence's end, safe on a terminal. */
  | { readonly kind: "failed"; readonly reason: string };

export interface SshWish {
  /** Absolute: so it is never taken for a flag. */
  readonly keyFile: string;
  readonly namespace: string;
  readonly text: string;
  /** The workspace, whose folders no program is taken from. */
  readonly root: string;
  readonly environment: Environment;
}

/** Milliseconds: somebody types a passphrase, or touches a token. */
const patience = 120_000;
/** Bytes of its answer. */
const most = 64_000;

/** No secret of ours is handed on, and no program is taken from the files that a stranger may have filled. */
function environmentFor(environment: Environment, root: string): Record<string, string> {
  const kept = Object.entries(environment).flatMap(([name, value]) =>
    value === undefined || name.startsWith("CAMPAIGN_") ? [] : [[name, value] as const],
  );
  return { ...Object.fromEntries(kept), PATH: trustedPath(environment.PATH ?? "", root) };
}

export function signedBySsh({ keyFile, namespace, text, root, environment }: SshWish): SshAnswer {
  const done = spawnSync("ssh-keygen", ["-q", "-Y", "sign", "-n", namespace, "-f", keyFile], {
    cwd: root,
    env: environmentFor(environment, root),
    input: text,
    encoding: "utf8",
    timeout: patience,
    killSignal: "SIGKILL",
    windowsHide: true,
    maxBuffer: most,
  });
  const code = (done.error as NodeJS.ErrnoException | undefined)?.code;
  if (code === "ENOENT") return { kind: "failed", reason: "ssh-keygen (of OpenSSH 8.1 or newer) is not installed" };
  if (code === "ETIMEDOUT") return { kind: "failed", reason: "nothing was entered for two minutes" };
  if (done.status === 0 && done.stdout !== "") return { kind: "signed", signature: done.stdout };
  const said = printableLine(shortened(done.stderr?.trim().split("\n").at(-1) ?? "", 200));
  return { kind: "failed", reason: said === "" ? (code ?? "ssh-keygen does not say why") : `ssh-keygen says: ${said}` };
}
