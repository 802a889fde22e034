/**
 * The one step of a write that others wait for, as a function inside the database: under the lock of the row `about` it
 * compares what was prepared outside with what is there now, changes the rows, numbers and chains the events. One
 * question instead of some twenty, and no network inside the lock.
 *
 * `given`: what the works were prepared from (`ledger`, `home`, `mark`, `marked`, `last`), and the works, each a list of
 * steps that happen whole or not at all. `here`: which database this is. Returns `moved` where the works were prepared
 * from something else, and then nothing is changed.
 */

/** Raised where a row is not as it was when the work was prepared. */
export const stale = "CP001";

/** All that a step may set. One that is missing here is never written, so a test compares them with the tables. */
export const rowColumns = `state, attempt, due_at, late, hold, because, cause, reason, retry_at, ask, may_be_out, recall_at, words, place_words,
  identity, claim, first_claim_at, published_at, url, parts_total, parts_out, told`;
export const partColumns = "state, prepared, marked_at, marked_real, absent_at, receipt, folder, sent_at";

export const takeSteps = `
CREATE FUNCTION campaign.take_steps(given jsonb, here text) RETURNS jsonb LANGUAGE plpgsql AS $function$
DECLARE
  about campaign.about;
  ledger campaign.ledger;
  last bigint;
  next bigint;
  work jsonb;
  step jsonb;
  piece jsonb;
  done jsonb;
  outcomes jsonb := '[]';
  changed integer;
  head_sequence bigint;
  head_hash text;
  tip text;
  new_tip text;
  body text;
BEGIN
  SELECT * INTO about FROM campaign.about FOR UPDATE;
  SELECT * INTO ledger FROM campaign.ledger;
  IF about.version <> (given->>'version')::integer
    OR about.last_event < (given->>'last')::bigint
    OR to_jsonb(ledger) IS DISTINCT FROM given->'ledger'
    OR here IS DISTINCT FROM given->>'home'
    OR (SELECT hash FROM campaign.events WHERE n = (given->>'mark')::bigint) IS DISTINCT FROM given->>'marked'
  THEN RETURN jsonb_build_object('moved', true); END IF;
  last := about.last_event;
  FOR work IN SELECT value FROM jsonb_array_elements(given->'works') LOOP
    BEGIN
      next := last;
      new_tip := tip;
      done := '[]';
      FOR step IN SELECT value FROM jsonb_array_elements(work) LOOP
        IF step ? 'lease' THEN
          UPDATE campaign.locks SET renewed_at = campaign.now_ms()
          WHERE account IN (SELECT jsonb_array_elements_text(step->'lease'->'names')) AND token = step->'lease'->>'token';
          GET DIAGNOSTICS changed = ROW_COUNT;
          IF changed <> jsonb_array_length(step->'lease'->'names') THEN
            done := done || 'false'::jsonb;
            CONTINUE;
          END IF;
        END IF;
        next := next + 1;
        UPDATE campaign.deliveries AS one
        SET version = next, (${rowColumns}) = (SELECT ${rowColumns} FROM jsonb_populate_record(one, step->'set'))
        WHERE delivery = step->>'delivery' AND version = (step->>'version')::bigint;
        GET DIAGNOSTICS changed = ROW_COUNT;
        IF changed <> 1 THEN RAISE EXCEPTION 'it was changed meanwhile' USING ERRCODE = '${stale}'; END IF;
        IF step ? 'keys' THEN
          DELETE FROM campaign.parts WHERE delivery = step->>'delivery' AND state = 'unsent';
          INSERT INTO campaign.parts (delivery, part, key, state)
          SELECT step->>'delivery', place - 1, key, 'unsent'
          FROM jsonb_array_elements_text(step->'keys') WITH ORDINALITY AS given_keys (key, place)
          ON CONFLICT (delivery, part) DO NOTHING;
        END IF;
        FOR piece IN SELECT value FROM jsonb_array_elements(step->'parts') LOOP
          UPDATE campaign.parts AS one
          SET (${partColumns}) = (SELECT ${partColumns} FROM jsonb_populate_record(one, piece->'set'))
          WHERE delivery = step->>'delivery' AND part = (piece->>'part')::integer;
        END LOOP;
        head_sequence := 0;
        head_hash := '';
        SELECT sequence, hash INTO head_sequence, head_hash FROM campaign.events
        WHERE account = step->>'account' ORDER BY sequence DESC LIMIT 1;
        head_sequence := coalesce(head_sequence, 0) + 1;
        head_hash := coalesce(head_hash, '');
        -- As ledger/chain.ts writes it, byte for byte.
        body := '{"n":' || next || ',"account":' || (step->>'named') || ',"sequence":' || head_sequence || ',' || (step->>'tail');
        new_tip := encode(sha256(convert_to(head_hash || E'\\n' || body, 'UTF8')), 'hex');
        INSERT INTO campaign.events (n, account, sequence, body, delivery, previous, hash)
        VALUES (next, step->>'account', head_sequence, body, step->>'delivery', head_hash, new_tip);
        done := done || 'true'::jsonb;
      END LOOP;
      outcomes := outcomes || jsonb_build_array(jsonb_build_object('done', done));
      last := next;
      tip := new_tip;
    EXCEPTION WHEN OTHERS THEN
      -- One work fails by itself: what it wrote is undone here, and the others stay.
      outcomes := outcomes || jsonb_build_array(jsonb_build_object('code', SQLSTATE, 'message', SQLERRM));
    END;
  END LOOP;
  IF tip IS NOT NULL THEN
    UPDATE campaign.about SET last_event = last;
    -- Whatever happened here, the next run must look.
    DELETE FROM campaign.idle;
  END IF;
  RETURN jsonb_build_object('outcomes', outcomes, 'event', last, 'hash', tip);
END $function$;
`;
