/** Publishers for tests of one rule each. A file of tests calls `endPublishers` after each of them. */
import { copyFileSync, rmSync } from "node:fs";
import type { Pause } from "../../../src/publish/engine.ts";
import { aDelivery, Publisher } from "../../support/publishing/a-publisher.ts";
import type { FakeSettings } from "../../support/publishing/fake-network.ts";

const started: Publisher[] = [];

export function aPublisher(settings: Omit<FakeSettings, "now"> = {}): Publisher {
  const publisher = new Publisher(settings);
  started.push(publisher);
  return publisher;
}

export async function endPublishers(): Promise<void> {
  for (const publisher of started.splice(0)) await publisher.end();
}

export const nine = "2027-03-18T09:00:00Z";
/** Of the post that `withOneDue` has. */
export const id = "day/hello/ours";

export async function withOneDue(settings: Omit<FakeSettings, "now"> = {}): Promise<Publisher> {
  const publisher = aPublisher(settings);
  publisher.deliveries = [aDelivery("hello", { dueAt: nine })];
  await publisher.run();
  publisher.clock.to(nine);
  return publisher;
}

export function aPause(publisher: Publisher, fields: Partial<Pause> = {}): Pause {
  return { since: publisher.clock.now(), reason: "by order.", covers: () => true, ...fields };
}

export async function restore(publisher: Publisher, backup: string): Promise<void> {
  await publisher.reborn();
  for (const end of ["-wal", "-shm"]) rmSync(publisher.file + end, { force: true });
  copyFileSync(backup, publisher.file);
}

export async function backUp(publisher: Publisher): Promise<string> {
  await publisher.reborn();
  const backup = `${publisher.file}.backup`;
  copyFileSync(publisher.file, backup);
  return backup;
}
