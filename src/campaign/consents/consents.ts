/** campaigns/consents.yaml: what people agreed to who can be seen in pictures, by the reference of their form. */

export interface Consent {
  readonly reference: string;
  /** YYYY-MM-DD in the home zone, both included. */
  readonly granted: string;
  readonly until?: string;
  /** Of a child: then nothing beside the picture may say who it is. */
  readonly under18: boolean;
  /** Accounts and groups. */
  readonly accounts: "all" | readonly string[];
  /** Whether the picture may be handed to partners. */
  readonly packs: boolean;
  /** YYYY-MM-DD: it holds no more, whatever the day. */
  readonly withdrawn?: string;
}

export interface Consents {
  /** False where the file is there and cannot be read: then nobody can tell who agrees. */
  readonly readable: boolean;
  /** By reference. */
  readonly known: ReadonlyMap<string, Consent>;
}

export const noConsents: Consents = { readable: true, known: new Map() };
