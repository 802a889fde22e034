import type { Form } from "./form.ts";
import { host, label, letters, noLetter, rest, space, ukSecond, web, wordEnds } from "./parts.ts";

const { raw } = String;

const fileEndings = "(?:pdf|html?|aspx?|php|docx?|pptx?|xlsx?)";
/** "keeping-children-safe": no word of a sentence. */
const slug = "[a-z0-9]{1,63}(?:-[a-z0-9]{1,63}){2,12}";

export const spaceInside: Form = {
  why: "has a space in it",
  looks: [
    {
      entries: [
        [raw`${web}${space}+${label}\.[${letters}]${rest}`, "https:// northdale.gov.uk"],
        [
          raw`${web}${host}\.${ukSecond}(?:\.${space}|${space}\.)uk${noLetter}${rest}`,
          "https://northdale.gov. uk/help",
        ],
        [`${web}${host}${space}/[${letters}]${rest}`, "https://northdale.gov.uk /help"],
        [raw`www\.[${letters}.-]{1,253}${space}/[\p{Ll}\p{N}]${rest}`, "www.northdale.gov.uk /help"],
        [raw`${web}${host}/(?:[^\s%]{0,200}/)?%20${rest}`, "https://northdale.gov.uk/%20help"],
        [raw`${web}\S{1,300}%20${wordEnds}`, "https://northdale.gov.uk/help%20"],
        [raw`www\.${space}+${label}\.\p{L}{2,63}${rest}`, "www. northdale.gov.uk/help"],
        [
          raw`${web}\S{1,300}${space}[${letters}_-]{1,100}\.${fileEndings}${noLetter}`,
          "https://northdale.gov.uk/my page.pdf",
        ],
        [raw`${web}\S{1,300}/${space}${slug}${noLetter}`, "https://northdale.gov.uk/ keeping-children-safe"],
      ],
    },
  ],
};
