/** A workspace of six accounts with ten deliveries each, all due in this minute, and the engine that publishes them. */

import path from "node:path";
import { openContext } from "../../../src/cli/frame/context.ts";
import { secretsFor } from "../../../src/cli/publishing/connections.ts";
import { stagesToRehearse } from "../../../src/cli/workspace/prepared.ts";
import { openLedger } from "../../../src/ledger/open.ts";
import type { Deps } from "../../../src/networks/network.ts";
import { networkOf } from "../../../src/networks/registry.ts";
import type { Engine, Timer } from "../../../src/publish/engine.ts";
import { publish, type RunResult } from "../../../src/publish/publish.ts";
import type { Outcomes } from "../../../src/publish/report.ts";
import { clockAt, systemClock } from "../../../src/system/clock.ts";
import type { Pds } from "../networks/bluesky/pds.ts";
import { type FaultyServer, type ServerName, startFourServers } from "../publishing/four-servers.ts";
import { aWorkspace, type TestWorkspace } from "./a-workspace.ts";

export const servers = ["bluesky", "x", "mastodon", "facebook"] as const satisfies readonly ServerName[];
export const accounts = [...servers, "screen", "print-room"] as const;
export const deliveriesEach = 10;

/** Limits of the engine that are over when the test says so. */
export class HeldTimer implements Timer {
  readonly #calls = new Set<() => void>();

  after(_milliseconds: number, call: () => void): () => void {
    this.#calls.add(call);
    return () => this.#calls.delete(call);
  }

  ring(): void {
    const calls = [...this.#calls];
    this.#calls.clear();
    for (const call of calls) call();
  }
}

export interface SixAccounts {
  readonly servers: Readonly<Record<ServerName, FaultyServer>>;
  readonly workspace: TestWorkspace;
  /** For the program. */
  readonly environment: Readonly<Record<string, string>>;
  /** The words of every post, by post. */
  readonly texts: readonly string[];
  idsOf(account: string): readonly string[];
  /** One run in this process. */
  run(options: { readonly outcomes: Outcomes; readonly timer: Timer; readonly at?: Date }): Promise<RunResult>;
  stop(): Promise<void>;
}

export interface SixSettings {
  readonly pds: Pds;
  readonly campaign: string;
  readonly due: Date;
  /** Whose credentials are wrong. */
  readonly locked: readonly string[];
}

/** Due times are written in UTC; the hand-off's folder cannot be made, since a file stands in its way. */
export async function sixAccounts({ pds, campaign, due, locked }: SixSettings): Promise<SixAccounts> {
  const four = await startFourServers(pds);
  const texts = Array.from({ length: deliveriesEach }, (_, post) => `Of ${campaign}: sign ${post} of ten.`);
  const [date = "", time = ""] = due.toISOString().split("T");
  const posts = texts.map(
    (text, post) => `  - { id: sign-${post}, at: "${date} ${time.slice(0, 5)}", text: "${text}" }\n`,
  );
  const workspace = aWorkspace({
    "campaigns/accounts.yaml": `workspace: six
accounts:
${servers.map((name) => `  ${name}-account: ${four[name].account}\n`).join("")}  screen: { network: handoff, channel: screen, folder: blocked/screen, name: Northdale }
  print-room: { network: outbox, name: Northdale }
`,
    [`campaigns/${campaign}.yaml`]: `campaign: ${campaign}
title: Ten signs
date: ${date}
timezone: Etc/UTC
to: [${accounts.map(accountId).join(", ")}]
posts:
${posts.join("")}`,
    blocked: "a file",
  });
  const environment = Object.fromEntries(
    servers.flatMap((name) =>
      Object.entries(four[name].secrets).map(([field, value]) => {
        const wrong = locked.includes(name) && field === four[name].key;
        return [`CAMPAIGN_${name.toUpperCase()}_ACCOUNT_${field}`, wrong ? `not-${value}` : value];
      }),
    ),
  );

  async function run(options: { outcomes: Outcomes; timer: Timer; at?: Date }): Promise<RunResult> {
    const { root } = workspace;
    const { signal } = new AbortController();
    const context = openContext({ workspace: root }, ["text"], { signal, atOnce: (work) => work() });
    const clock = options.at === undefined ? systemClock : clockAt(options.at);
    const stages = stagesToRehearse(context, root, []);
    const ledger = await openLedger(
      { kind: "sqlite", file: path.join(root, ".campaign/ledger.sqlite") },
      {
        workspace: "six",
        who: "test",
        now: () => clock.now(),
        realNow: () => systemClock.now(),
      },
    );
    const deps: Deps & { readonly sleep: () => Promise<void> } = {
      fetch: globalThis.fetch,
      now: () => systemClock.now(),
      root,
      userAgent: "campaign-test",
      // What is tried again by the adapters is tried at once.
      sleep: async () => undefined,
    };
    const engine: Engine = {
      stages,
      ledger,
      networkOf: (account) => networkOf(account.network),
      connect: async (account) => networkOf(account.network).connect(account, secretsFor(account, environment), deps),
      isReal: (account) => account.network !== "outbox",
      pauses: { read: async () => ({ kind: "pauses", pauses: [] }) },
      clock,
      realClock: systemClock,
      timer: options.timer,
      signal,
      shared: false,
      machine: "here",
    };
    try {
      return await publish(engine, options.outcomes);
    } finally {
      await ledger.close();
      await stages.close();
    }
  }

  return {
    servers: four,
    workspace,
    environment,
    texts,
    idsOf: (account) => texts.map((_, post) => `${campaign}/sign-${post}/${accountId(account)}`),
    run,
    async stop() {
      for (const server of Object.values(four)) await server.stop();
      workspace.remove();
    },
  };
}

/** Accounts and networks share one name space. */
function accountId(name: string): string {
  return servers.some((server) => server === name) ? `${name}-account` : name;
}
