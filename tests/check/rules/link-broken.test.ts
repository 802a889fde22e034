import { linkBroken } from "../../../src/check/rules/link-broken.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(linkBroken, {
  finds: [
    ["See http:/northdale.gov.uk/help", "http:/northdale.gov.uk/help"],
    ["https//northdale.gov.uk", "https//northdale.gov.uk"],
    ["https:// northdale.gov.uk", "https:// northdale.gov.uk"],
    ["Go to www. northdale.gov.uk/x today", "www. northdale.gov.uk/x"],
    ["Read https://northdale.gov.uk/my page.pdf first", "https://northdale.gov.uk/my page.pdf"],
    ["https://northdale.gov.uk/ keeping-children-safe for help", "https://northdale.gov.uk/ keeping-children-safe"],
    ["https://https://northdale.gov.uk", "https://https://northdale.gov.uk"],
    ["www.northdale.gov,uk", "www.northdale.gov,uk"],
    ["http://localhost:3000/x", "http://localhost:3000/x"],
    ["file:///C:/x.docx", "file:///C:/x.docx"],
    ["https://northdale..gov.uk", "https://northdale..gov.uk"],
    ["https://northdale.sharepoint.com/:w:/s/team/EaBc", "https://northdale.sharepoint.com/:w:/s/team/EaBc"],
    ["https://northdale/help", "https://northdale/help"],
    ["https://northdale.gov.ku", "https://northdale.gov.ku"],
    ["https://a.example.org/x,https://b.example.org", "https://a.example.org/x,https://b.example.org"],
  ],
  leaves: [
    "https://northdale.gov.uk/help",
    "See https://northdale.gov.uk.",
    "www.northdale.gov.uk, then",
    "https://northdale.gov.uk/ self-help and day-to-day tips",
    "https://northdale.gov.uk/x or www.northdale.gov.uk",
    "Wait.. then act",
    "and/or",
    "https://northdale.gov.uk/a,b",
    "https://web.archive.org/web/2020/https://northdale.gov.uk",
  ],
});
