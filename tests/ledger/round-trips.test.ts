/** How often a delivery waits for the database: far away, each time costs as much as the way there and back. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../support/campaign/a-workspace.ts";
import { type CountingPostgres, startCountingPostgres } from "../support/machine/counting-postgres.ts";
import { type PostgresServer, startPostgres } from "../support/machine/postgres.ts";
import { runCampaign } from "../support/machine/run-campaign.ts";

let server: PostgresServer;
let counting: CountingPostgres;
let workspace: TestWorkspace | undefined;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());
beforeEach(async () => {
  counting = await startCountingPostgres(await server.newDatabase());
});
afterEach(async () => {
  workspace?.remove();
  await counting.stop();
});

/** Of the run that sends so many deliveries of one account. */
async function roundTripsOf(deliveries: number): Promise<number> {
  const posts = Array.from(
    { length: deliveries },
    (_, index) => `  - { id: p${index}, at: "day 09:00", text: "Message number ${index}: someone will listen." }\n`,
  ).join("");
  const made = aWorkspace({
    "campaigns/accounts.yaml": outboxAccounts,
    "campaigns/good.yaml": campaignYaml({ id: "good", posts }),
  });
  workspace = made;
  const environment = { CAMPAIGN_LEDGER: counting.by(await server.newDatabase()) };
  const publish = (now: string) =>
    runCampaign(["publish", "--now", now, "--format", "json"], { cwd: made.root, environment });
  await publish("2027-03-18T08:00:00Z");
  const before = counting.roundTrips();
  const { stdout } = await publish("2027-03-18T09:00:30Z");
  expect((JSON.parse(stdout) as { published: unknown[] }).published).toHaveLength(deliveries);
  made.remove();
  return counting.roundTrips() - before;
}

/** Three writes of two each (claim, mark, receipt); the others look: at the row, the files, the words, the lease. */
const mostOfADelivery = 20;

it("a delivery waits for the database no more often than is known", async () => {
  const [few, many] = [await roundTripsOf(2), await roundTripsOf(12)];

  expect((many - few) / 10).toBeLessThanOrEqual(mostOfADelivery);
});
