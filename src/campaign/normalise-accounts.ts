/** From the written accounts.yaml, checked, to the workspace. */
import type { Path } from "../diagnostics/source.ts";
import { bareHandle } from "../networks/handles.ts";
import type { Account } from "../networks/network.ts";
import { secretOrigin } from "../networks/origins.ts";
import { milliseconds } from "./duration.ts";
import { isUnspoken, pathKey, type Reading } from "./languages/readings.ts";
import type { ApprovalPolicy, ImagePolicy, Partner, Prices, Workspace } from "./model.ts";
import type { WrittenPartner } from "./packs/partners-schema.ts";
import { numberOf, present } from "./present.ts";
import { audienceKey, readAges } from "./words/audiences.ts";
import { keysOfNetworks, type WrittenAccount, type WrittenAccounts } from "./written/accounts-schema.ts";

const usualGap = "5m";
const usualWarning = "3d";

function normaliseAccount(id: string, written: WrittenAccount, reading: Reading): Account {
  const options = Object.keys(keysOfNetworks).flatMap((key) => {
    const value = written[key as keyof WrittenAccount];
    return typeof value === "string" ? [[key, value] as const] : [];
  });
  const service = written.service === undefined ? undefined : secretOrigin(written.service)?.origin;
  return present({
    id,
    network: written.network,
    handle: bareHandle(written.handle ?? ""),
    name: written.name ?? id,
    service,
    variables: variablesIn(reading, written.variables, ["accounts", id, "variables"]),
    spoken: spokenIn(id, written, reading),
    languages: written.languages,
    options: Object.fromEntries(options),
  });
}

/** Undefined where nothing of it is written by language. */
function spokenIn(id: string, { variables }: WrittenAccount, { spoken }: Reading): Account["spoken"] {
  const places: readonly (readonly [name: string, path: Path])[] = [
    ["org", ["accounts", id, "name"]],
    ...Object.keys(variables ?? {}).map((name): [string, Path] => [name, ["accounts", id, "variables", name]]),
  ];
  const found = places.flatMap(([name, path]) => {
    const lang = spoken.get(pathKey(path));
    return lang === undefined ? [] : [[name, lang] as const];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

/** Those that have no value in this language are none: whoever prints them is told. */
export function variablesIn(
  reading: Reading,
  written: Readonly<Record<string, string>> | undefined,
  path: Path,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(written ?? {}).filter(([name]) => !isUnspoken(reading, [...path, name])));
}

function normalisePrices(written: Readonly<Record<string, Readonly<Record<string, string>>>>): Prices {
  const numbers = (prices: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(prices).map(([what, price]) => [what, Number(price)]));
  return Object.fromEntries(Object.entries(written).map(([network, prices]) => [network, numbers(prices)]));
}

function imagePolicy(written: NonNullable<WrittenAccounts["policies"]>["images"]): ImagePolicy | undefined {
  return written && { peopleRequired: written.people === "required", refusesAi: written.ai === "refuse" };
}

function normaliseApproval({ people, policies }: WrittenAccounts): ApprovalPolicy {
  const { needed = "0", by = Object.keys(people ?? {}), signed, warn, moves } = policies?.approval ?? {};
  return {
    needed: Number(needed),
    by,
    signed: signed === "true",
    warn: milliseconds(warn ?? usualWarning),
    moves: milliseconds(moves ?? "0m"),
  };
}

function audiencesOf({ audiences }: WrittenAccounts): Workspace["audiences"] {
  const agesOf = (ages: string | undefined) => (ages === undefined ? undefined : readAges(ages));
  return audiences && new Map(Object.entries(audiences).map(([name, each]) => [audienceKey(name), agesOf(each?.ages)]));
}

function partnerOf(id: string, written: WrittenPartner): Partner {
  return present({ id, ...written, variables: written.variables ?? {}, accounts: written.accounts ?? [] });
}

export function normaliseAccounts(written: WrittenAccounts, reading: Reading, root: string): Workspace {
  return present({
    root,
    id: written.workspace ?? "default",
    ledger: written.ledger,
    gap: milliseconds(written.policies?.gap ?? usualGap),
    perDay: numberOf(written.policies?.["per-day"]),
    prices: normalisePrices(written.policies?.prices ?? {}),
    images: imagePolicy(written.policies?.images),
    people: new Map(Object.entries(written.people ?? {}).map(([id, each]) => [id, present({ id, ...each })])),
    approval: normaliseApproval(written),
    audiences: audiencesOf(written),
    accounts: new Map(Object.entries(written.accounts).map(([id, each]) => [id, normaliseAccount(id, each, reading)])),
    groups: new Map(Object.entries(written.groups ?? {})),
    partners:
      written.partners && new Map(Object.entries(written.partners).map(([id, each]) => [id, partnerOf(id, each)])),
    source: reading.source,
  });
}
