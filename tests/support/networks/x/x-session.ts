/** A session on a double of X, without a proxy between. */
import type { Account, Refusal, Secrets, Session } from "../../../../src/networks/network.ts";
import { connectX } from "../../../../src/networks/x/connect.ts";
import { anAccount } from "../../campaign/a-part.ts";
import { startXDouble, type XDouble, type XDoubleSettings } from "./x-double.ts";

export interface XStage {
  readonly double: XDouble;
  readonly session: Session;
  stop(): Promise<void>;
}

export function connectTo(
  double: Pick<XDouble, "url" | "keys" | "user">,
  more: {
    readonly account?: Partial<Account>;
    readonly secrets?: Partial<Secrets>;
    readonly limits?: { timeout: number; replyBytes: number };
  } = {},
): Promise<{ kind: "session"; session: Session } | Refusal> {
  const keys: Readonly<Record<string, string>> = { ...double.keys };
  return connectX(
    anAccount({ network: "x", handle: double.user.handle, ...more.account }),
    { get: (field) => keys[field], service: double.url, ...more.secrets },
    {
      fetch: () => Promise.reject(new Error("X is asked through its own client.")),
      now: () => new Date("2027-03-18T09:00:00Z"),
      root: "/",
      userAgent: "campaign-test",
      sleep: async () => undefined,
      ...(more.limits && { limits: more.limits }),
    },
  );
}

export async function anXStage(settings: XDoubleSettings = {}): Promise<XStage> {
  const double = await startXDouble(settings);
  const answer = await connectTo(double);
  if (answer.kind !== "session") throw new Error(answer.reason);
  return { double, session: answer.session, stop: double.stop };
}
