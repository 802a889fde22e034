/** What people agree to and take back while publishers live: a file of acts, with when each came to this machine. */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { FiledAct } from "../../../src/campaign/approvals/act.ts";
import { noConsents } from "../../../src/campaign/consents/consents.ts";
import type { Campaign, Workspace } from "../../../src/campaign/model.ts";
import type { Periods } from "../../../src/campaign/periods/period.ts";
import { withdrawalsIn } from "../../../src/permission/approval/withdrawal.ts";
import { permitsOf } from "../../../src/permission/permits.ts";
import { noApprovers } from "../../../src/permission/signature/approvers.ts";
import { shortAspects } from "../../../src/permission/terms.ts";
import type { Delivery } from "../../../src/plan/delivery.ts";
import type { Work } from "../../../src/publish/work.ts";
import { someTerms } from "../../support/publishing/some-terms.ts";

/** Of everything in the file. */
export interface Word {
  readonly kind: "agrees" | "takes back";
  /** When it was given, in ISO 8601: it may come later. */
  readonly at: string;
}

interface Spoken extends Word {
  /** Milliseconds since 1970, by the server's clock. */
  readonly came: number;
}

/** Without a word in it nobody is asked. */
export class SpokenFile {
  readonly #file: string;

  constructor(folder: string) {
    this.#file = path.join(folder, "spoken.json");
  }

  get text(): string {
    return existsSync(this.#file) ? readFileSync(this.#file, "utf8") : "[]";
  }

  words(): readonly Spoken[] {
    return JSON.parse(this.text) as Spoken[];
  }

  say(word: Word, came: number): void {
    writeFileSync(`${this.#file}.${process.pid}`, JSON.stringify([...this.words(), { ...word, came }]));
    renameSync(`${this.#file}.${process.pid}`, this.#file);
  }
}

function actOf({ kind, at }: Word, deliveries: readonly Delivery[]): FiledAct {
  const messages = deliveries.map((delivery) => {
    const terms = someTerms(delivery);
    const words = delivery.parts.map(({ text }) => text);
    return { digest: terms.digest, local: terms.local, deliveries: [delivery.id], words, aspects: shortAspects(terms) };
  });
  return {
    file: `campaigns/approvals/day/${at}-jo.yaml`,
    workspace: "default",
    by: "jo",
    at: new Date(at),
    how: "command",
    agreed: kind === "agrees" ? messages : [],
    withdrawn: kind === "takes back" ? messages.map(({ digest }) => digest) : [],
  };
}

/** The program's own answer, of these acts, where there is one: one person has to agree. And of the periods. */
export function spokenPermits(
  words: readonly Word[],
  deliveries: readonly Delivery[],
  periods: Periods,
): Required<Pick<Work, "permits" | "withdrawals">> {
  const asking = { periods, consents: noConsents, groups: new Map() };
  if (words.length === 0) return { permits: permitsOf({ ...asking, approvals: undefined }), withdrawals: [] };
  const acts = words.map((word) => actOf(word, deliveries));
  const workspace = {
    id: "default",
    people: new Map([["jo", { id: "jo", role: "Manager" }]]),
    approval: { needed: 1, by: ["jo"], signed: false, warn: 0, moves: 0 },
  } as unknown as Workspace;
  const campaign = { id: "day", owner: "sam", timezone: "Europe/London", posts: [] } as unknown as Campaign;
  const files = {
    workspace,
    campaigns: [campaign],
    acts,
    unreadActs: [],
    withdrawals: [],
    losses: [],
    named: noApprovers,
  };
  return { permits: permitsOf({ ...asking, approvals: files }), withdrawals: withdrawalsIn(acts) };
}
