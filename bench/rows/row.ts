/** One line of the table in docs/performance.md: a work, what it is measured against, and how far it may be from that. */
export interface Row {
  readonly work: string;
  readonly against: string;
  /** How many times the other; undefined where it could not be measured here. */
  readonly ratio: number | undefined;
  readonly wanted: number;
  /** Of processor time, where that is told apart: on a busy machine it tells more. */
  readonly cpu?: number | undefined;
  /** What else there is to say: an amount of memory, or why it was not measured. */
  readonly beside?: string;
}
