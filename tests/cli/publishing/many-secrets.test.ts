/** A machine that knows the secrets of hundreds of accounts: what goes out is searched for each of them. */
import { createHash } from "node:crypto";
import { afterEach, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

let workspace: TestWorkspace | undefined;
afterEach(() => workspace?.remove());

const tokens = Array.from({ length: 500 }, (_, index) => createHash("sha256").update(`${index}`).digest("base64url"));

it("publishes with the secrets of 500 accounts, and finds the last of them in a text", async () => {
  const posts = `  - { id: good, at: "day 09:00", text: "Someone will listen." }
  - { id: leaks, at: "day 09:10", text: "Someone will listen: ${tokens.at(-1)}" }
`;
  workspace = aWorkspace({
    "campaigns/accounts.yaml": outboxAccounts,
    "campaigns/day.yaml": campaignYaml({ id: "day", posts }),
  });
  const environment = Object.fromEntries(
    tokens.map((token, index) => [`CAMPAIGN_BODY_${index}_ACCESS_TOKEN`, token] as const),
  );
  const publish = (now: string) =>
    runCampaign(["publish", "--now", now, "--format", "json"], { cwd: workspace?.root ?? "", environment });
  await publish("2027-03-18T08:00:00Z");

  const { signal, stdout } = await publish("2027-03-18T09:15:00Z");

  expect(signal).toBeNull();
  const { published, held } = JSON.parse(stdout) as Record<string, { id: string }[]>;
  expect(published?.map(({ id }) => id)).toEqual([expect.stringContaining("day/good/")]);
  expect(held?.map(({ id }) => id)).toEqual([expect.stringContaining("day/leaks/")]);
  expect(stdout).not.toContain(tokens.at(-1));
});
