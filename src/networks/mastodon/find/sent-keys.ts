/**
 * Keys sent through one session. Some servers make a second post of the same key; a session does not ask them to, not
 * even when asked twice at once. Other processes are kept out by the ledger's claim.
 */
import type { SendOutcome } from "../../network.ts";

export class SentKeys {
  readonly #sent = new Map<string, Promise<SendOutcome>>();
  readonly #underWay = new Set<string>();

  /** Sends once: later calls get the same answer, until it was a refusal or the key is forgotten. */
  once(hash: string, send: () => Promise<SendOutcome>): Promise<SendOutcome> {
    const before = this.#sent.get(hash);
    if (before !== undefined) return before;
    this.#underWay.add(hash);
    const sending = this.#settled(hash, send);
    this.#sent.set(hash, sending);
    return sending;
  }

  /** Proved to be not there: it may be sent again, unless it is just being sent. */
  forget(hash: string): void {
    if (!this.#underWay.has(hash)) this.#sent.delete(hash);
  }

  async #settled(hash: string, send: () => Promise<SendOutcome>): Promise<SendOutcome> {
    try {
      const outcome = await send();
      if (outcome.kind !== "published" && outcome.kind !== "unknown") this.#sent.delete(hash);
      return outcome;
    } finally {
      this.#underWay.delete(hash);
    }
  }
}
