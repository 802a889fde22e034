/** How a file is known to be a calendar of ours, which may be written over. */
export const calendarGenerator = "campaign calendar";
