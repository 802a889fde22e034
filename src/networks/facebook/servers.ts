import { serviceBy } from "../wire/secrets-place.ts";

export const serviceOf = serviceBy({
  secret: "token",
  wellKnown: "https://graph.facebook.com",
  agree: () => "Facebook needs no service there: remove it.",
});
