/** What a delivery costs here, and the days that docs/scale.md tells of. */
import { published } from "./limits.ts";
import type { Crowd, Day } from "./simulate.ts";

/** Milliseconds for each delivery. docs/scale.md says how and when they were measured. */
export const measured = {
  /** Processor time of a publisher, with the ledger of each kind. */
  sqlite: 6,
  postgres: 8,
  /** Every other write to the same ledger on PostgreSQL waits so long. */
  serial: 7,
};

export interface Shape {
  /** Councils, schools, police forces, charities: each has two Pages and one account on each other network. */
  readonly bodies: number;
  /** Posts of each account, evenly through `hours`, the first at 09:00. */
  readonly posts: number;
  readonly hours: number;
  readonly machines: number;
  readonly cores: number;
  readonly ledgers: number;
  /** Registered with X; each body may have its own. */
  readonly apps: number;
  /** Of the internet, from which the machines ask. */
  readonly addresses: number;
  readonly mastodonServers: number;
  /** Minutes. */
  readonly gap: number;
  readonly late: number;
  readonly cpu: number;
  readonly serial: number;
  readonly grain: number;
}

export const usual: Shape = {
  ...{ bodies: 20_000, posts: 10, hours: 1, machines: 1, cores: 2, ledgers: 1, apps: 1, addresses: 1 },
  ...{ mastodonServers: 50, gap: 5, late: 120, cpu: measured.postgres, serial: measured.serial, grain: 50 },
};

export function dayOf(shape: Shape): Day {
  const crowd = (network: keyof typeof published, each: number, more: Partial<Crowd> = {}): Crowd => ({
    ...{ network, accounts: each * shape.bodies, limits: published[network], apps: 1, servers: 1 },
    ...more,
  });
  const minutes = (index: number) => Math.floor((index * shape.hours * 60) / shape.posts);
  return {
    crowds: [
      crowd("x", 1, { apps: shape.apps }),
      crowd("bluesky", 1),
      crowd("mastodon", 1, { servers: shape.mastodonServers }),
      crowd("facebook", 2),
    ],
    due: Array.from({ length: shape.posts }, (_, index) => minutes(index) * 60),
    gap: shape.gap * 60,
    late: shape.late * 60,
    machines: { count: shape.machines, cores: shape.cores, addresses: shape.addresses },
    ledgers: shape.ledgers,
    cost: { cpu: shape.cpu, serial: shape.serial },
    grain: shape.grain,
  };
}
