/**
 * A day of very many accounts, second by second, in virtual time: no clock, no chance, no network. A delivery goes out
 * when its account is free, every limit of its network has room, and machines and database have time left in that
 * second; where a limit is full it is put off until that limit's window ends, as the program puts it off, and missed
 * once it is too late. Pure: the same input, the same answer.
 */

/** What a network counts, and takes no more of until `window` seconds after the first that it counted. */
export interface Limit {
  readonly name: string;
  /** Whose count it is: `app` and `address` are shared by accounts. */
  readonly per: "account" | "app" | "address";
  readonly count: number;
  readonly window: number;
  /** What one delivery counts. */
  readonly cost: number;
}

export interface Crowd {
  readonly network: string;
  readonly accounts: number;
  readonly limits: readonly Limit[];
  /** Registered apps that the accounts share evenly. */
  readonly apps: number;
  /** Servers that the accounts are on, evenly: each counts by itself what comes from an address. */
  readonly servers: number;
}

export interface Day {
  readonly crowds: readonly Crowd[];
  /** When each account's posts are due, in seconds from the beginning. */
  readonly due: readonly number[];
  /** Seconds between two posts of an account that is more than five minutes late. */
  readonly gap: number;
  /** Seconds after which a post is missed instead. */
  readonly late: number;
  readonly machines: { readonly count: number; readonly cores: number; readonly addresses: number };
  /** Each ledger takes its writes one after the other. */
  readonly ledgers: number;
  /** Milliseconds for each delivery, sent or refused: of a core, and of a ledger's one queue. */
  readonly cost: { readonly cpu: number; readonly serial: number };
  /** Accounts of the same kind that one stands for: the fewer, the finer and the slower. */
  readonly grain: number;
}

export interface Result {
  readonly network: string;
  readonly deliveries: number;
  readonly out: number;
  readonly missed: number;
  /** Seconds after its instant that the latest one went out. */
  readonly latest: number;
  /** What those that were missed, or else the latest one, waited for longest; none where nothing waited. */
  readonly bound: string | undefined;
  /** Tries that a limit refused. */
  readonly refused: number;
}

/** The program keeps the gap from here on (src/publish/engine.ts). */
const catchingUp = 300;

interface Counter {
  start: number;
  used: number;
}

interface Delivery {
  readonly tally: Tally;
  /** When it last went out, for all deliveries of one account. */
  readonly account: { lastOut: number };
  readonly due: number;
  readonly limits: readonly (Limit & { readonly counter: Counter; readonly counts: number })[];
  /** Seconds waited, by what was waited for. */
  readonly waited: Map<string, number>;
  since: number;
}

interface Tally {
  readonly network: string;
  deliveries: number;
  out: number;
  missed: number;
  refused: number;
  latest: number;
  bound: string | undefined;
  readonly missedFor: Map<string, number>;
}

function add(counts: Map<string, number>, name: string, more: number): void {
  counts.set(name, (counts.get(name) ?? 0) + more);
}

function largest(counts: ReadonlyMap<string, number>): string | undefined {
  return [...counts].filter(([, value]) => value > 0).toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

/** All deliveries of a crowd, `grain` accounts as one. What accounts share is one counter. */
function deliveriesOf(day: Day, crowd: Crowd, tally: Tally): readonly (Delivery & { readonly place: number })[] {
  const counters = new Map<string, Counter>();
  const sharedBy = {
    account: (account: number) => `${account}`,
    app: (account: number) => `${account % crowd.apps}`,
    address: (account: number) => `${account % day.machines.addresses} ${account % crowd.servers}`,
  };
  const number = Math.ceil(crowd.accounts / day.grain);
  return Array.from({ length: number }, (_, index) => {
    const account = { lastOut: Number.NEGATIVE_INFINITY };
    const limits = crowd.limits.map((limit) => {
      const key = `${limit.name} ${sharedBy[limit.per](index)}`;
      const counter = counters.get(key) ?? { start: Number.NEGATIVE_INFINITY, used: 0 };
      counters.set(key, counter);
      const counts = limit.cost * (limit.per === "account" ? 1 : day.grain);
      if (counts > limit.count) throw new Error(`${day.grain} accounts as one are too many for "${limit.name}".`);
      return { ...limit, counter, counts };
    });
    return day.due.map((due) => ({
      ...{ tally, account, due, limits, since: due, waited: new Map<string, number>() },
      place: index / number,
    }));
  }).flat();
}

/** The limit that has no room, and when it has again. What has room is not counted yet. */
function fullLimit({ limits }: Delivery, now: number): { readonly name: string; readonly until: number } | undefined {
  for (const { name, counter, counts, count, window } of limits) {
    if (now >= counter.start + window) Object.assign(counter, { start: now, used: 0 });
    if (counter.used + counts > count) return { name, until: counter.start + window };
  }
  return undefined;
}

export function simulate(day: Day): readonly Result[] {
  const { gap, late, machines, cost, grain } = day;
  const perSecond = { cpu: 1000 * machines.count * machines.cores, serial: 1000 * day.ledgers };
  /** Of the two, what is used up first. */
  const slower = cost.cpu / perSecond.cpu > cost.serial / perSecond.serial ? "machines" : "the ledger";
  const tallies = day.crowds.map(
    ({ network }): Tally => ({
      ...{ network, deliveries: 0, out: 0, missed: 0, refused: 0, latest: 0, bound: undefined },
      missedFor: new Map(),
    }),
  );
  const agenda = Map.groupBy(
    day.crowds
      .flatMap((crowd, index) => deliveriesOf(day, crowd, tallies[index] as Tally))
      .toSorted((a, b) => a.due - b.due || a.place - b.place) as Delivery[],
    ({ due }) => due,
  );
  let coming = 0;
  for (const { tally } of [...agenda.values()].flat()) {
    tally.deliveries += 1;
    coming += 1;
  }

  function putOff(delivery: Delivery, now: number, { name, until }: { name: string; until: number }): void {
    add(delivery.waited, name, until - now);
    delivery.since = until;
    const others = agenda.get(until);
    if (others === undefined) agenda.set(until, [delivery]);
    else others.push(delivery);
    coming += 1;
  }

  function miss({ tally, waited }: Delivery): void {
    tally.missed += 1;
    add(tally.missedFor, largest(waited) ?? "", 1);
  }

  function goOut({ tally, account, limits, due, waited }: Delivery, now: number): void {
    for (const { counter, counts } of limits) counter.used += counts;
    account.lastOut = now;
    tally.out += 1;
    if (now - due < tally.latest) return;
    tally.latest = now - due;
    tally.bound = largest(waited);
  }

  /** Whether it cost anything to find out. */
  function attempt(delivery: Delivery, now: number): boolean {
    add(delivery.waited, slower, now - delivery.since);
    if (now > delivery.due + late) {
      miss(delivery);
      return false;
    }
    const free = delivery.account.lastOut + (now - delivery.due > catchingUp ? gap : 1);
    if (free > now) {
      putOff(delivery, now, { name: "its account's gap", until: free });
      return false;
    }
    const full = fullLimit(delivery, now);
    if (full === undefined) goOut(delivery, now);
    else {
      delivery.tally.refused += 1;
      putOff(delivery, now, full);
    }
    return true;
  }

  let ready: Delivery[] = [];
  let first = 0;
  const left = { cpu: 0, serial: 0 };
  for (let now = 0; coming > 0 || first < ready.length; now += 1) {
    const begun = agenda.get(now);
    if (begun !== undefined) {
      agenda.delete(now);
      coming -= begun.length;
      ready = ready.slice(first).concat(begun);
      first = 0;
    }
    // What is not used in its second is gone; what was begun is finished in the next.
    left.cpu = Math.min(left.cpu, 0) + perSecond.cpu;
    left.serial = Math.min(left.serial, 0) + perSecond.serial;
    for (; first < ready.length && left.cpu > 0 && left.serial > 0; first += 1) {
      const delivery = ready[first];
      if (delivery === undefined || !attempt(delivery, now)) continue;
      left.cpu -= cost.cpu * grain;
      left.serial -= cost.serial * grain;
    }
  }
  return tallies.map(({ network, deliveries, out, missed, refused, latest, bound, missedFor }) => ({
    ...{ network, deliveries: deliveries * grain, out: out * grain, missed: missed * grain, refused: refused * grain },
    latest,
    bound: missed > 0 ? largest(missedFor) : bound,
  }));
}
