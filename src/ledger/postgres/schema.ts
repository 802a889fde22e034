/** The tables, and what the database itself forbids. A released migration is never edited: add the next one. */
import { holds, nextStates, states } from "../ledger.ts";
import { trunk } from "../marker.ts";
import { takeSteps } from "./steps/function.ts";

const list = (words: readonly string[]) => words.map((word) => `'${word}'`).join(", ");
const steps = Object.entries(nextStates).flatMap(([from, next]) => next.map((to) => `('${from}', '${to}')`));

/** One trigger that refuses: when, on what, and in which words. */
function refusal(name: string, on: string, words: string): string {
  return `
CREATE FUNCTION campaign.${name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '${words}'; END $$;
CREATE TRIGGER ${name} ${on} EXECUTE FUNCTION campaign.${name}();`;
}

const first = `
CREATE SCHEMA campaign;

CREATE TABLE campaign.about (
  one integer PRIMARY KEY CHECK (one = 1),
  version integer NOT NULL,
  -- Numbers follow commits: taken under this row's lock, never from a sequence.
  last_event bigint NOT NULL DEFAULT 0
);
INSERT INTO campaign.about (one, version) VALUES (1, 0);

-- The clock by which leases are judged; no machine's own.
CREATE FUNCTION campaign.now_ms() RETURNS bigint LANGUAGE sql VOLATILE
AS $$ SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint $$;

CREATE TABLE campaign.ledger (
  one integer PRIMARY KEY CHECK (one = 1),
  id text NOT NULL,
  workspace text NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('publish', 'rehearse')),
  created_at bigint NOT NULL,
  restored_at bigint,
  resumed_at bigint
);

CREATE TABLE campaign.steps (before text NOT NULL, after text NOT NULL, PRIMARY KEY (before, after));
INSERT INTO campaign.steps VALUES ${steps.join(", ")};

CREATE TABLE campaign.deliveries (
  delivery text PRIMARY KEY,
  account text NOT NULL,
  state text NOT NULL CHECK (state IN (${list(states)})),
  attempt integer NOT NULL DEFAULT 0 CHECK (attempt >= 0),
  due_at bigint NOT NULL,
  late bigint NOT NULL CHECK (late >= 0),
  seen_at bigint NOT NULL,
  hold text CHECK (hold IN (${list(holds)})),
  cause text CHECK (cause IN ('pause', 'person', 'file')),
  reason text,
  retry_at bigint,
  ask integer NOT NULL DEFAULT 0 CHECK (ask IN (0, 1)),
  may_be_out integer NOT NULL DEFAULT 0 CHECK (may_be_out IN (0, 1)),
  recall_at bigint,
  words text,
  claim text,
  first_claim_at bigint,
  published_at bigint,
  url text,
  parts_total integer NOT NULL DEFAULT 0,
  parts_out integer NOT NULL DEFAULT 0,
  told integer NOT NULL DEFAULT 1 CHECK (told IN (0, 1)),
  version bigint NOT NULL DEFAULT 0,
  CHECK ((state = 'held') = (hold IS NOT NULL)),
  CHECK (state NOT IN ('claimed', 'writing') OR claim IS NOT NULL),
  -- What is out cannot be planned, claimed or missed again.
  CHECK (parts_out = 0 OR state NOT IN ('planned', 'past', 'claimed', 'missed'))
);
CREATE INDEX deliveries_by_account ON campaign.deliveries (account, words);

CREATE TABLE campaign.parts (
  delivery text NOT NULL REFERENCES campaign.deliveries (delivery) ON DELETE CASCADE,
  part integer NOT NULL CHECK (part >= 0),
  key text NOT NULL UNIQUE,
  state text NOT NULL CHECK (state IN ('unsent', 'writing', 'published', 'waiting', 'removed')),
  prepared text,
  marked_at bigint,
  marked_real bigint,
  absent_at bigint,
  receipt text,
  folder text,
  sent_at bigint,
  PRIMARY KEY (delivery, part),
  CHECK (state <> 'writing' OR (prepared IS NOT NULL AND marked_at IS NOT NULL)),
  CHECK (state <> 'published' OR receipt IS NOT NULL)
);

CREATE TABLE campaign.events (
  n bigint PRIMARY KEY,
  account text NOT NULL,
  sequence bigint NOT NULL,
  body text NOT NULL,
  delivery text,
  previous text NOT NULL,
  hash text NOT NULL,
  UNIQUE (account, sequence)
);
CREATE INDEX events_by_delivery ON campaign.events (delivery);

CREATE TABLE campaign.locks (
  account text PRIMARY KEY,
  token text NOT NULL,
  holder text NOT NULL,
  acquired_at bigint NOT NULL,
  renewed_at bigint NOT NULL
);

CREATE TABLE campaign.facts (account text PRIMARY KEY, facts text NOT NULL, at bigint NOT NULL);
CREATE TABLE campaign.looks (one integer PRIMARY KEY CHECK (one = 1), at bigint NOT NULL, who text NOT NULL);
CREATE TABLE campaign.idle (
  one integer PRIMARY KEY CHECK (one = 1),
  next_at bigint,
  files text NOT NULL,
  time_zones text NOT NULL,
  program text NOT NULL,
  noted_at bigint NOT NULL
);
CREATE TABLE campaign.notices (
  channel text NOT NULL,
  subject text NOT NULL,
  digest text NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (channel, subject)
);

CREATE FUNCTION campaign.only_known_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> NEW.state
    AND NOT EXISTS (SELECT 1 FROM campaign.steps WHERE before = OLD.state AND after = NEW.state)
  THEN RAISE EXCEPTION 'no such step of a delivery'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER only_known_steps BEFORE UPDATE OF state ON campaign.deliveries
FOR EACH ROW EXECUTE FUNCTION campaign.only_known_steps();
${refusal(
  "attempts_only_grow",
  `BEFORE UPDATE OF attempt, state ON campaign.deliveries FOR EACH ROW
WHEN (NEW.attempt < OLD.attempt
  OR (NEW.state = 'claimed' AND OLD.state <> 'claimed' AND NEW.attempt <> OLD.attempt + 1))`,
  "an attempt number is used once",
)}
${refusal(
  "first_claim_stays",
  `BEFORE UPDATE OF first_claim_at ON campaign.deliveries FOR EACH ROW
WHEN (OLD.first_claim_at IS NOT NULL AND NEW.first_claim_at IS DISTINCT FROM OLD.first_claim_at)`,
  "the first claim of a delivery stays",
)}
${refusal(
  "events_stay",
  "BEFORE UPDATE OR DELETE OR TRUNCATE ON campaign.events FOR EACH STATEMENT",
  "the log is append-only",
)}
${refusal(
  "no_delivery_is_forgotten",
  "BEFORE DELETE OR TRUNCATE ON campaign.deliveries FOR EACH STATEMENT",
  "a ledger forgets no delivery",
)}
`;

const filesAreRead = `
ALTER TABLE campaign.deliveries ADD COLUMN place_words text;
CREATE TABLE campaign.files (n bigint PRIMARY KEY, version text NOT NULL, machine text NOT NULL, at bigint NOT NULL);
CREATE TABLE campaign.readers (machine text PRIMARY KEY, n bigint NOT NULL);
`;

/** Whose account it was: an id may change, and then it is still the same account. And a skip may be taken back. */
const accountsHaveIdentity = `
ALTER TABLE campaign.deliveries ADD COLUMN identity text;
CREATE INDEX deliveries_by_identity ON campaign.deliveries (identity);
CREATE INDEX deliveries_by_words ON campaign.deliveries (words);
INSERT INTO campaign.steps VALUES ('skipped', 'held'), ('skipped', 'unknown') ON CONFLICT DO NOTHING;
`;

const restoresAreKnown = `
ALTER TABLE campaign.ledger ADD COLUMN branch text NOT NULL DEFAULT '${trunk}';
ALTER TABLE campaign.ledger ADD COLUMN lost text NOT NULL DEFAULT '[]';
ALTER TABLE campaign.ledger ADD COLUMN known_until bigint;
-- Which database this ledger lives in, so that one that was played back into another is known.
ALTER TABLE campaign.ledger ADD COLUMN home text;
`;

/** What was not given where a delivery is held or missed for it. */
const permissionsAreAsked = `
ALTER TABLE campaign.deliveries ADD COLUMN because text CHECK (because IN ('approval', 'period', 'consent'));
`;

export const migrations: readonly string[] = [
  first,
  filesAreRead,
  accountsHaveIdentity,
  restoresAreKnown,
  permissionsAreAsked,
  takeSteps,
];

/** Ledgers of an earlier version know whose an account was from the claims only. */
export const identitySince = migrations.indexOf(accountsHaveIdentity) + 1;
