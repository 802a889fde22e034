/** By this a later run finds the comment of an earlier one, to write it anew. */
export const commentMark = "<!-- campaign preview -->";
