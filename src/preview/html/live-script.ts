/** The script of a served page: it loads the page anew when the server says so, and keeps the filters. */
export const liveScript = `
"use strict";
{
  const kept = "campaign-filters";
  for (const [name, value] of JSON.parse(sessionStorage.getItem(kept) || "[]")) {
    const choice = form.elements.namedItem(name);
    if (choice && [...choice.options].some((option) => option.value === value)) choice.value = value;
  }
  sessionStorage.removeItem(kept);
  apply();
  const news = new EventSource("events");
  news.addEventListener("changed", () => {
    sessionStorage.setItem(kept, JSON.stringify([...new FormData(form)]));
    location.reload();
  });
}
`;
