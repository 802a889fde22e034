/** Keys whose values are words for people; elsewhere a comment is a comment, and a number is a number. */
export const textKeys: ReadonlySet<string> = new Set([
  "text",
  "alt",
  "title",
  "description",
  "name",
  "content-warning",
  "theme",
  "audience",
  "hashtags",
  "variables",
  "off",
  "handle",
]);
