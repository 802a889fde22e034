/** The box at the end: what is approved, by whom, and the fingerprint that ties a sheet of paper to these very words. */
import { type Html, html } from "../../system/text/markup.ts";

const lines = ["Name", "Role", "Signature", "Date"];

export function signOffHtml(shown: string, fingerprint: string): Html {
  return html`<section class="sign-off" id="sign-off" aria-labelledby="sign-off-title"><h2 id="sign-off-title">Sign-off</h2>
<p>This sheet shows ${shown} with the exact words and pictures that are sent. Its fingerprint is <code>${fingerprint}</code>. A change of any word, picture, time or account gives another.</p>
<p id="partial" hidden>A filter is on: this sheet does not show every post.</p>
<ul class="boxes"><li>Approved as shown</li><li>Approved with the changes noted</li><li>Not approved</li></ul>
<dl class="lines">${lines.map((line) => html`<div><dt>${line}</dt><dd></dd></div>`)}</dl></section>`;
}
