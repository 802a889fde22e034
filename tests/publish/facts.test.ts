import { afterEach, beforeEach, expect, it } from "vitest";
import { factsFor } from "../../src/networks/server-facts.ts";
import { aDelivery, anAccount, Publisher } from "../support/publishing/a-publisher.ts";

let publisher: Publisher;

beforeEach(() => {
  publisher = new Publisher();
  publisher.deliveries = [aDelivery("facts", { dueAt: "2027-03-18T09:00:00Z" })];
});
afterEach(() => publisher.end());

async function kept() {
  return factsFor(anAccount(), await publisher.ledger.facts());
}

it("publishing keeps what the server tells of its limits and of the token's end", async () => {
  publisher.network.identity = { facts: { maxCharacters: 5000 }, expiresAt: new Date("2027-04-01T00:00:00Z") };

  await publisher.runAt("2027-03-18T09:00:00Z");

  expect(await kept()).toMatchObject({ maxCharacters: 5000, expiresAt: "2027-04-01T00:00:00.000Z" });
});

it("publishing forgets the end of a token that was replaced", async () => {
  publisher.network.identity = { expiresAt: new Date("2027-04-01T00:00:00Z") };
  await publisher.runAt("2027-03-18T09:00:00Z");
  publisher.network.identity = {};
  publisher.deliveries = [...publisher.deliveries, aDelivery("second", { dueAt: "2027-03-18T11:00:00Z" })];

  await publisher.runAt("2027-03-18T11:00:00Z");

  expect(await kept()).not.toHaveProperty("expiresAt");
});

it("a run with nothing due asks no server and keeps nothing", async () => {
  publisher.network.identity = { facts: { maxCharacters: 5000 } };

  await publisher.runAt("2027-03-18T08:00:00Z");

  expect(await kept()).toBeUndefined();
});

it("what the credentials of another account tell is not kept", async () => {
  publisher.network.identity = { handle: "theirs.example.org", facts: { maxCharacters: 5000 } };

  await publisher.runAt("2027-03-18T09:00:00Z");

  expect(await kept()).toBeUndefined();
});
