import { serviceBy } from "../wire/secrets-place.ts";

/** There is no host of all: only the server that the environment names beside the token. */
export const serviceOf = serviceBy({
  secret: "token",
  agree: (variable) =>
    `Write the same server in both places: service: in accounts.yaml, and ${variable} in the environment.`,
});
