/** One line of `campaign images`: an asset as one network takes it. */
import type { FitReport, ImageFault } from "../../images/fit.ts";

export interface ImageEntry {
  readonly campaign: string;
  readonly asset: string;
  /** Workspace-relative, with forward slashes. */
  readonly file: string;
  readonly network: string;
  /** Ids of the accounts it is made for; those of one network share it where their limits are the same. */
  readonly accounts: readonly string[];
  readonly result:
    | { readonly ok: true; readonly report: FitReport }
    | { readonly ok: false; readonly fault: ImageFault };
}
