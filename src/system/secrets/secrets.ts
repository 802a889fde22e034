/** Secrets come from the environment only, and never leave through anything that is printed or stored. */

export type Environment = Readonly<Record<string, string | undefined>>;

/** What an account's secrets are called: `CAMPAIGN_NYSCP_BLUESKY_APP_PASSWORD` for `nyscp-bluesky` and `app-password`. */
export function secretName(account: string, field: string): string {
  return `CAMPAIGN_${account}_${field}`.replace(/-/g, "_").toUpperCase();
}
