/** What the files of a new workspace are filled with. */
export interface WorkspaceFacts {
  /** Its id in accounts.yaml. */
  readonly workspace: string;
  /** Absolute path of its root, on this machine. */
  readonly root: string;
  /** Names of the variables that its accounts' secrets are in. */
  readonly secrets: readonly string[];
  /** Of the program. */
  readonly version: string;
  /** How this machine starts the program: absolute paths. */
  readonly command: readonly string[];
}
