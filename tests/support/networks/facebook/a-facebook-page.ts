/** A Page on a double, with a session for it: fresh for each test. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { connectFacebook } from "../../../../src/networks/facebook/connect.ts";
import type { Account, Found, Part, Refusal, SendOutcome, Session } from "../../../../src/networks/network.ts";
import { aKey, anAccount, aPart } from "../../campaign/a-part.ts";
import { type FacebookDouble, startFacebookDouble } from "./facebook-double.ts";

const never = new AbortController().signal;
const since = new Date("2027-03-18T08:55:00Z");

export interface Changes {
  readonly account?: Partial<Account>;
  readonly token?: string;
  /** The origin that the environment names. */
  readonly service?: string | undefined;
  readonly fetch?: typeof globalThis.fetch;
}

export interface FacebookPage {
  readonly double: FacebookDouble;
  /** For pictures. */
  readonly folder: string;
  connect(changes?: Changes): Promise<{ kind: "session"; session: Session } | Refusal>;
  connected(changes?: Changes): Promise<Session>;
  stop(): Promise<void>;
}

export async function aFacebookPage(): Promise<FacebookPage> {
  const double = await startFacebookDouble();
  const folder = mkdtempSync(path.join(tmpdir(), "campaign-facebook-"));

  function connect({ account = {}, token = double.token, fetch = globalThis.fetch, ...rest }: Changes = {}) {
    const service = "service" in rest ? rest.service : double.url;
    return connectFacebook(
      anAccount({ network: "facebook", options: { page: double.page }, ...account }),
      { get: () => token, service },
      {
        fetch,
        now: () => new Date("2027-03-18T09:00:00Z"),
        root: folder,
        userAgent: "campaign-test",
        sleep: async () => undefined,
      },
    );
  }
  return {
    double,
    folder,
    connect,
    async connected(changes) {
      const answer = await connect(changes);
      if (answer.kind !== "session") throw new Error(answer.reason);
      return answer.session;
    },
    async stop() {
      await double.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function post(session: Session, part: Part): Promise<SendOutcome> {
  const answer = await session.prepare(part, never);
  return answer.kind === "prepared" ? session.send(answer.prepared, aKey(), {}, never) : answer;
}

export async function look(
  session: Session,
  text: string,
  exclude: readonly string[] = [],
): Promise<Found | undefined> {
  return session.find?.(aPart(text), aKey(), { since, exclude }, never);
}
