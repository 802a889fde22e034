import { describe, expect, it } from "vitest";
import type { Workspace } from "../../../src/campaign/model.ts";
import type { NetworkId } from "../../../src/networks/network.ts";
import { unpinnedLedger } from "../../../src/publish/judge/pin.ts";
import { anAccount } from "../../support/campaign/a-part.ts";
import { aSource, nobodyAgrees } from "../../support/campaign/a-plan.ts";

function aWorkspaceOn(network: NetworkId, parts: Partial<Workspace> = {}): Workspace {
  const account = { ...anAccount(), id: "one", network };
  return {
    root: "/",
    id: "test",
    gap: 0,
    prices: {},
    ...nobodyAgrees,
    accounts: new Map([["one", account]]),
    groups: new Map(),
    source: aSource,
    ...parts,
  };
}

describe("a ledger that accounts.yaml does not name", () => {
  it.each(["x", "facebook", "mastodon"] as const)(
    "is warned of where %s could be posted to twice, with the line to write",
    (network) => {
      const problems = unpinnedLedger(aWorkspaceOn(network), "7f3a9c");

      expect(problems).toMatchObject([
        { code: "ledger-unpinned", severity: "warning", help: expect.stringContaining("`ledger: 7f3a9c`") },
      ]);
    },
  );

  it.each(["bluesky", "outbox", "handoff"] as const)(
    "does no harm on %s, which refuses the same key twice",
    (network) => {
      expect(unpinnedLedger(aWorkspaceOn(network), "7f3a9c")).toEqual([]);
    },
  );

  it("is nothing to warn of once it is pinned", () => {
    expect(unpinnedLedger(aWorkspaceOn("x", { ledger: "7f3a9c" }), "7f3a9c")).toEqual([]);
  });
});
