/** The tables, and what the database itself forbids. A released migration is never edited: add the next one. */
import { holds, nextStates, states } from "../ledger.ts";
import { trunk } from "../marker.ts";

const list = (words: readonly string[]) => words.map((word) => `'${word}'`).join(", ");
const steps = Object.entries(nextStates).flatMap(([from, next]) => next.map((to) => `('${from}', '${to}')`));

const first = `
CREATE TABLE ledger (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL,
  workspace TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('publish', 'rehearse')),
  created_at INTEGER NOT NULL,
  restored_at INTEGER,
  resumed_at INTEGER
) STRICT;

CREATE TABLE steps (before TEXT NOT NULL, after TEXT NOT NULL, PRIMARY KEY (before, after)) STRICT, WITHOUT ROWID;
INSERT INTO steps VALUES ${steps.join(", ")};

CREATE TABLE deliveries (
  delivery TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN (${list(states)})),
  attempt INTEGER NOT NULL DEFAULT 0 CHECK (attempt >= 0),
  due_at INTEGER NOT NULL,
  late INTEGER NOT NULL CHECK (late >= 0),
  seen_at INTEGER NOT NULL,
  hold TEXT CHECK (hold IN (${list(holds)})),
  cause TEXT CHECK (cause IN ('pause', 'person', 'file')),
  reason TEXT,
  retry_at INTEGER,
  ask INTEGER NOT NULL DEFAULT 0 CHECK (ask IN (0, 1)),
  may_be_out INTEGER NOT NULL DEFAULT 0 CHECK (may_be_out IN (0, 1)),
  recall_at INTEGER,
  words TEXT,
  claim TEXT,
  first_claim_at INTEGER,
  published_at INTEGER,
  url TEXT,
  parts_total INTEGER NOT NULL DEFAULT 0,
  parts_out INTEGER NOT NULL DEFAULT 0,
  told INTEGER NOT NULL DEFAULT 1 CHECK (told IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 0,
  CHECK ((state = 'held') = (hold IS NOT NULL)),
  CHECK (state NOT IN ('claimed', 'writing') OR claim IS NOT NULL),
  -- What is out cannot be planned, claimed or missed again.
  CHECK (parts_out = 0 OR state NOT IN ('planned', 'past', 'claimed', 'missed'))
) STRICT;
CREATE INDEX deliveries_by_account ON deliveries (account, words);

CREATE TABLE parts (
  delivery TEXT NOT NULL REFERENCES deliveries (delivery) ON DELETE CASCADE,
  part INTEGER NOT NULL CHECK (part >= 0),
  key TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('unsent', 'writing', 'published', 'waiting', 'removed')),
  prepared TEXT,
  marked_at INTEGER,
  marked_real INTEGER,
  absent_at INTEGER,
  receipt TEXT,
  folder TEXT,
  sent_at INTEGER,
  PRIMARY KEY (delivery, part),
  CHECK (state <> 'writing' OR (prepared IS NOT NULL AND marked_at IS NOT NULL)),
  CHECK (state <> 'published' OR receipt IS NOT NULL)
) STRICT;

CREATE TABLE events (
  n INTEGER PRIMARY KEY,
  account TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  body TEXT NOT NULL,
  delivery TEXT,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (account, sequence)
) STRICT;
CREATE INDEX events_by_delivery ON events (delivery);

CREATE TABLE locks (
  account TEXT PRIMARY KEY,
  token TEXT NOT NULL,
  holder TEXT NOT NULL,
  acquired_at INTEGER NOT NULL,
  renewed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE facts (account TEXT PRIMARY KEY, facts TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE looks (one INTEGER PRIMARY KEY CHECK (one = 1), at INTEGER NOT NULL, who TEXT NOT NULL) STRICT;
CREATE TABLE idle (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  next_at INTEGER,
  files TEXT NOT NULL,
  time_zones TEXT NOT NULL,
  program TEXT NOT NULL,
  noted_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER only_known_steps BEFORE UPDATE OF state ON deliveries
WHEN OLD.state <> NEW.state AND NOT EXISTS (SELECT 1 FROM steps WHERE before = OLD.state AND after = NEW.state)
BEGIN SELECT RAISE(ABORT, 'no such step of a delivery'); END;

CREATE TRIGGER attempts_only_grow BEFORE UPDATE OF attempt, state ON deliveries
WHEN NEW.attempt < OLD.attempt
  OR (NEW.state = 'claimed' AND OLD.state <> 'claimed' AND NEW.attempt <> OLD.attempt + 1)
BEGIN SELECT RAISE(ABORT, 'an attempt number is used once'); END;

CREATE TRIGGER first_claim_stays BEFORE UPDATE OF first_claim_at ON deliveries
WHEN OLD.first_claim_at IS NOT NULL AND NEW.first_claim_at IS NOT OLD.first_claim_at
BEGIN SELECT RAISE(ABORT, 'the first claim of a delivery stays'); END;

CREATE TRIGGER events_are_not_edited BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

CREATE TRIGGER only_a_rehearsal_forgets BEFORE DELETE ON deliveries
WHEN (SELECT purpose FROM ledger) <> 'rehearse'
BEGIN SELECT RAISE(ABORT, 'a ledger forgets no delivery'); END;
`;

const second = `
CREATE TABLE notices (
  channel TEXT NOT NULL,
  subject TEXT NOT NULL,
  digest TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (channel, subject)
) STRICT, WITHOUT ROWID;
`;

const filesAreRead = `
ALTER TABLE deliveries ADD COLUMN place_words TEXT;
CREATE TABLE files (n INTEGER PRIMARY KEY, version TEXT NOT NULL, machine TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE readers (machine TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;

/** Whose account it was: an id may change, and then it is still the same account. And a skip may be taken back. */
const accountsHaveIdentity = `
ALTER TABLE deliveries ADD COLUMN identity TEXT;
CREATE INDEX deliveries_by_identity ON deliveries (identity);
CREATE INDEX deliveries_by_words ON deliveries (words);
INSERT OR IGNORE INTO steps VALUES ('skipped', 'held'), ('skipped', 'unknown');
`;

const restoresAreKnown = `
ALTER TABLE ledger ADD COLUMN branch TEXT NOT NULL DEFAULT '${trunk}';
ALTER TABLE ledger ADD COLUMN lost TEXT NOT NULL DEFAULT '[]';
ALTER TABLE ledger ADD COLUMN known_until INTEGER;
`;

/** What was not given where a delivery is held or missed for it. */
const permissionsAreAsked = `
ALTER TABLE deliveries ADD COLUMN because TEXT CHECK (because IN ('approval', 'period', 'consent'));
`;

export const migrations: readonly string[] = [
  first,
  second,
  filesAreRead,
  accountsHaveIdentity,
  restoresAreKnown,
  permissionsAreAsked,
];

/** Ledgers of an earlier version know whose an account was from the claims only. */
export const identitySince = migrations.indexOf(accountsHaveIdentity) + 1;

/** "camp" in ASCII: tells a ledger from any other SQLite file. */
export const applicationId = 0x63616d70;
