/** accounts.yaml with an account on each network that takes pictures by itself; more may follow it. */
export const fourNetworks = `workspace: bench
accounts:
  sky: { network: bluesky, handle: northdale.example.org, name: Northdale }
  bird: { network: x, handle: northdale, name: Northdale }
  elephant: { network: mastodon, handle: northdale, service: "https://social.example.org", name: Northdale }
  page: { network: facebook, page: "1029384756", name: Northdale }
`;
