import { serviceBy } from "../wire/secrets-place.ts";

export const serviceOf = serviceBy({
  secret: "keys",
  wellKnown: "https://api.x.com",
  agree: () => "X needs no service there: remove it.",
});
