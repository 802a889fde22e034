/** What a look at one thing found. */

/** `note`: worth knowing, and nothing is kept from going out by it today. */
export type FindingState = "ok" | "note" | "person";

export interface Finding {
  /** Which check found it. */
  readonly check: string;
  readonly state: FindingState;
  /** A sentence. */
  readonly message: string;
  /** What to do; absent where all is well. */
  readonly help?: string;
}

export type Found = Omit<Finding, "check">;

export const ok = (message: string): Found => ({ state: "ok", message });
export const note = (message: string, help: string): Found => ({ state: "note", message, help });
export const person = (message: string, help: string): Found => ({ state: "person", message, help });
