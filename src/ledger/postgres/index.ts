/** The ledger in a PostgreSQL database, shared by several machines. Each method that changes is in one transaction, whole or not at all. */
import { toRecord } from "../chain.ts";
import { type DeliveryColumns, toRow } from "../columns.ts";
import {
  type Lease,
  type Ledger,
  LedgerError,
  type LedgerOptions,
  type LedgerView,
  type Stands,
  type State,
} from "../ledger.ts";
import { makeFolder, raiseMark, readMark } from "../marker.ts";
import { markOf, waitsForPerson } from "../restore.ts";
import { connect, type Database } from "./database.ts";
import { insertSightings, readDetail, readLastPost, readReceiptIds, readRows, readSameWords } from "./deliveries.ts";
import { readTables, storedEvents, verifyEvents } from "./events.ts";
import { filesAge, readFiles } from "./file-versions.ts";
import { grouping, type Outcome } from "./group.ts";
import { homeExpression } from "./home.ts";
import {
  type Birth,
  checkWorkspace,
  keepMark,
  likenessOf,
  markedEvent,
  noticeRestore,
  readInfo,
  type SeenColumns,
  see,
  seeing,
  seenIn,
  settleIdentity,
} from "./identity.ts";
import { keepIdle, keepLook, keepNotices, markTold, readFacts, readLook, readNotices, writeFacts } from "./keeping.ts";
import { dropLock, holderOf, renewing, takeLock } from "./locks.ts";
import { hasTables, migrate } from "./migrate.ts";
import { migrations } from "./schema.ts";
import { type Taking, takeSteps, type Work, workOfChanges, workOfReceipt } from "./steps/take.ts";
import { inTurn, type Writing } from "./writing.ts";

export interface PostgresView {
  readonly url: string;
  /** Absolute path of the file that holds how far the database had come, as this machine saw it. */
  readonly marker: string;
}

type Turn = (writing: Writing) => Promise<unknown>;

export type PostgresOptions = LedgerOptions & PostgresView;

/** What is read the same way by those who publish and those who only look. */
function reading(database: Database, marker: string, home: string) {
  const { ask } = database;
  return {
    detail: (delivery: string) => readDetail(ask, delivery),
    events: async (filter: { readonly account?: string; readonly delivery?: string } = {}) =>
      (await storedEvents(ask, filter)).map(toRecord),
    verify: () => verifyEvents(database, (asked) => likenessOf(asked, marker, home)),
    facts: () => readFacts(ask),
    lastLook: () => readLook(ask),
  };
}

/** Whether they were an older program's. @throws {LedgerError} */
export async function updateTables(url: string): Promise<boolean> {
  const database = connect(url);
  try {
    return await migrate(database);
  } finally {
    await database.close();
  }
}

/** @throws {LedgerError} where it cannot be used, with what to do; never with the address. */
export async function openPostgresLedger(options: PostgresOptions): Promise<Ledger> {
  const { url, marker, workspace, who, now, realNow, purpose = "publish" } = options;
  if (purpose === "rehearse") throw new LedgerError("A rehearsal has a ledger of its own, in a file.");
  const database = connect(url);
  const { ask } = database;
  let current: Ledger["info"];
  let home: string;
  const birth = (): Birth => ({ marker, workspace, who, home, now: now(), at: realNow() });
  try {
    makeFolder(marker);
    if (await migrate(database)) options.updated?.(undefined);
    home = await homeExpression(ask);
    current = await settleIdentity(database, birth());
  } catch (error) {
    await database.close();
    throw error;
  }

  /** What a write commits is marked before anybody acts on it. */
  async function together(works: readonly Turn[]): Promise<readonly Outcome[]> {
    const born = birth();
    const { result, logged } = await inTurn(database, born, async (writing) => {
      const noticed = await noticeRestore(writing, born, current.id);
      current = noticed.info;
      const [only, ...others] = works;
      if (only !== undefined && others.length === 0) return { noticed, outcomes: [{ value: await only(writing) }] };
      const outcomes: Outcome[] = [];
      for (const work of works) outcomes.push(await writing.piece(() => work(writing)));
      return { noticed, outcomes };
    });
    if (logged) await keepMark(ask, born, result.noticed);
    return result.outcomes;
  }
  const inGroup = grouping<Turn>(together);
  const write = <T>(work: (writing: Writing) => Promise<T>) => inGroup(work) as Promise<T>;
  const taking: Taking = {
    database,
    birth,
    info: () => current,
    noticed: (info) => {
      current = info;
    },
    inTurn: together,
  };
  const step = grouping<Work>((works) => takeSteps(taking, works));

  async function standing(lease: Lease, delivery: string, attempt: number): Promise<Stands> {
    const compared = readMark(marker);
    const { columns, from } = seeing(home);
    // All of it in one question: it is asked before every write to a network.
    const [found] = await ask<SeenColumns & { renewed: number; row: DeliveryColumns | null }>(
      `WITH ${renewing("$2", "$3")}
       SELECT ${columns}, (SELECT count(*) FROM renewed) AS renewed,
         (SELECT row_to_json(deliveries) FROM campaign.deliveries WHERE delivery = $4) AS row
       FROM ${from}`,
      [markedEvent(compared), JSON.stringify(lease.names), lease.token, delivery],
    );
    const seen = found && seenIn(found, compared);
    if (found === undefined || seen?.info.id !== current.id)
      return { ok: false, reason: "The ledger's database was replaced meanwhile." };
    // Another machine may have found out that it was restored.
    current = seen.info;
    if (waitsForPerson(current) || seen.verdict.kind === "restored")
      return { ok: false, reason: "The ledger's database was restored meanwhile." };
    if (found.renewed !== lease.names.length) return { ok: false, reason: "Another run has taken this account over." };
    const row = found.row === null ? undefined : toRow(found.row);
    if (row === undefined || row.attempt !== attempt)
      return { ok: false, reason: "Another run has taken this delivery over." };
    if (row.recallAt !== undefined) return { ok: false, reason: "It is being recalled." };
    raiseMark(marker, markOf(seen.tip), compared);
    return { ok: true, row };
  }

  return {
    get info() {
      return current;
    },
    ...reading(database, marker, home),
    rows: (filter = {}) => readRows(ask, filter),
    see: async (sightings) => {
      if (sightings.length === 0) return;
      await write((writing) => {
        const asks = waitsForPerson(current);
        return insertSightings(
          writing,
          sightings.map((sighting) => ({ ...sighting, ask: sighting.ask || asks })),
        );
      });
    },
    change: async (changes) => {
      if (changes.length === 0) return [];
      return (await step(workOfChanges(changes))) as readonly boolean[];
    },
    receipt: async (record) => (await step(workOfReceipt(record))) as State,
    sameWords: (query) => readSameWords(ask, query),
    lastPost: (identity) => readLastPost(ask, identity),
    receiptIds: (identity) => readReceiptIds(ask, identity),
    tell: async (rows) => {
      if (rows.length > 0) await write((writing) => markTold(writing.ask, rows));
    },
    forget: async () => {
      throw new Error("a ledger forgets no delivery");
    },
    lock: (...names) => takeLock(ask, [...new Set(names)]),
    unlock: (lease) => dropLock(ask, lease),
    stands: standing,
    notices: (channel) => readNotices(ask, channel),
    notice: (records) => keepNotices(ask, records),
    saveFacts: (account, facts) => writeFacts(ask, account, { facts, at: realNow() }),
    readFiles: (read) => readFiles(ask, read, (work) => write((writing) => work(writing.ask))),
    look: (at) => keepLook(ask, at, who),
    noteIdle: (note) => keepIdle(ask, note),
    note: async (event) => {
      await write(({ log }) => log({ account: "", ...event }));
    },
    resumeRestored: async (at, reason) => {
      await write(async (writing) => {
        await writing.ask("UPDATE campaign.ledger SET resumed_at = $1", [at.getTime()]);
        const { lost } = (await see(writing.ask, "missing", home))?.tip ?? {};
        await writing.log({ account: "", event: "resumed", reason, data: { lost, resumedAt: at } });
      });
      current = (await readInfo(ask)) ?? current;
    },
    close: () => database.close(),
  };
}

/** Looks only: nothing is made or changed. Undefined where there is no ledger. @throws {LedgerError} */
export async function viewPostgresLedger({ url, marker }: PostgresView): Promise<LedgerView | undefined> {
  const database = connect(url);
  const { ask } = database;
  try {
    const info = (await hasTables(ask)) ? await readInfo(ask) : undefined;
    if (info === undefined) {
      await database.close();
      return undefined;
    }
    const home = await homeExpression(ask);
    const likeness = await likenessOf(ask, marker, home);
    return {
      info,
      // Any other is refused before.
      tables: { version: migrations.length, newest: migrations.length },
      likeness,
      ...reading(database, marker, home),
      rows: (filter = {}) => readRows(ask, filter),
      async scratch(options) {
        checkWorkspace(info, options.workspace);
        const { scratchLedger } = await import("../sqlite/index.ts");
        const scratch = scratchLedger({ info, likeness, tables: await readTables(database) }, options);
        return {
          ...scratch,
          lock: async (...names) => (await holderOf(ask, names)) ?? scratch.lock(...names),
          readFiles: (read) => filesAge(ask, read),
        };
      },
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
