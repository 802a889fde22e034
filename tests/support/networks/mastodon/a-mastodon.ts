/** A double with an account signed in to it, for tests of one thing at a time. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { connectMastodon, type MastodonDeps } from "../../../../src/networks/mastodon/connect.ts";
import type { Account, Part, PartKey, SendOutcome, Session } from "../../../../src/networks/network.ts";
import { aKey, anAccount } from "../../campaign/a-part.ts";
import { type FaultProxy, startFaultProxy } from "../../publishing/fault-proxy.ts";
import { type DoubleSettings, type MastodonDouble, startMastodonDouble } from "./mastodon-double.ts";

const never = new AbortController().signal;

export interface Mastodon {
  readonly double: MastodonDouble;
  readonly proxy: FaultProxy;
  readonly session: Session;
  readonly folder: string;
  /** Milliseconds that were waited for, were it not a test. */
  readonly waits: readonly number[];
  /** Another process with the same account. */
  another(): Promise<Session>;
  sent(part: Part, key?: PartKey): Promise<SendOutcome>;
  stop(): Promise<void>;
}

export interface MastodonSettings extends DoubleSettings {
  readonly account?: Partial<Account>;
  readonly deps?: Partial<MastodonDeps>;
}

export async function aMastodon(settings: MastodonSettings = {}): Promise<Mastodon> {
  const double = await startMastodonDouble({ now: () => new Date("2027-03-18T09:00:00Z"), ...settings });
  const proxy = await startFaultProxy(double.url);
  double.seenAt(proxy.url);
  const folder = mkdtempSync(path.join(tmpdir(), "campaign-mastodon-"));
  const waits: number[] = [];
  async function another(): Promise<Session> {
    const answer = await connectMastodon(
      anAccount({ network: "mastodon", handle: double.username, ...settings.account }),
      { get: () => double.token, service: proxy.url },
      {
        fetch,
        now: () => new Date("2027-03-18T09:00:00Z"),
        root: folder,
        userAgent: "campaign-test",
        sleep: async (milliseconds) => {
          waits.push(milliseconds);
        },
        ...settings.deps,
      },
    );
    if (answer.kind !== "session") throw new Error(answer.reason);
    return answer.session;
  }
  const session = await another();
  return {
    double,
    proxy,
    session,
    folder,
    waits,
    another,
    async sent(part, key = aKey()) {
      const answer = await session.prepare(part, never);
      return answer.kind === "prepared" ? session.send(answer.prepared, key, {}, never) : answer;
    },
    async stop() {
      await proxy.stop();
      await double.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
