/** A token that belongs to somebody else: the network says so, nothing goes out in their name, and a person is told. */
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { viewSqliteLedger } from "../../../src/ledger/sqlite/index.ts";
import { startMastodonDouble } from "../../support/networks/mastodon/mastodon-double.ts";
import { startXDouble } from "../../support/networks/x/x-double.ts";
import { aDueCampaign, type DueCampaign, type Served } from "../../support/publishing/a-due-campaign.ts";

interface Server {
  /** The account as accounts.yaml has it, with this handle. */
  served(handle: string): Served;
  readonly owner: string;
  texts(): readonly string[];
  stop(): Promise<void>;
}

async function mastodon(): Promise<Server> {
  const double = await startMastodonDouble();
  return {
    served: (handle) => ({
      account: `{ network: mastodon, handle: ${handle}, service: "${double.url}", name: Northdale }`,
      secrets: { ACCESS_TOKEN: double.token, SERVICE: double.url },
    }),
    owner: double.username,
    texts: () => double.statuses.map(({ text }) => text),
    stop: () => double.stop(),
  };
}

async function x(): Promise<Server> {
  const double = await startXDouble();
  const keys = Object.entries(double.keys).map(([field, value]) => [field.toUpperCase().replace("-", "_"), value]);
  return {
    served: (handle) => ({
      account: `{ network: x, handle: ${handle}, service: "${double.url}", name: Northdale }`,
      secrets: { ...Object.fromEntries(keys), SERVICE: double.url },
    }),
    owner: double.user.handle,
    texts: () => double.posts.map(({ text }) => text),
    stop: () => double.stop(),
  };
}

let server: Server | undefined;
let due: DueCampaign | undefined;
afterEach(async () => {
  due?.workspace.remove();
  await server?.stop();
});

async function heldFor(root: string): Promise<string | undefined> {
  const view = viewSqliteLedger(path.join(root, ".campaign", "ledger.sqlite"));
  const [row] = (await view?.rows()) ?? [];
  await view?.close();
  return row?.hold;
}

describe("a token that belongs to somebody else", () => {
  it.each([
    ["Mastodon", mastodon],
    ["X", x],
  ])("on %s sends nothing, is held, and goes out when the handle is put right", async (_, start) => {
    server = await start();
    due = aDueCampaign({ ours: server.served("somebody_else") }, [{ id: "hello", text: "Somebody will listen." }]);
    const { workspace } = due;
    await due.publishAt("08:00");

    const { code, report } = await due.publishAt("09:01");

    expect(report.held).toEqual([
      {
        id: "due/hello/ours",
        reason: `The credentials belong to @${server.owner}, and accounts.yaml says @somebody_else.`,
        because: null,
      },
    ]);
    expect(code).toBe(3);
    expect(await heldFor(workspace.root)).toBe("identity");
    expect(server.texts()).toEqual([]);

    const { account } = server.served(server.owner);
    workspace.write(
      "campaigns/accounts.yaml",
      `workspace: due\npolicies: { gap: 0m }\naccounts:\n  ours: ${account}\n`,
    );
    expect((await due.publishAt("09:02")).report.published).toMatchObject([{ id: "due/hello/ours" }]);
    expect(server.texts()).toEqual(["Somebody will listen."]);
  });
});
