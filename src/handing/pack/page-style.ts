/** The page's style sheet. Colours keep a contrast of at least 4.5 to 1 in light and dark. */
export const style = `
:root { color-scheme: light dark; --paper: #f4f2ee; --card: #ffffff; --ink: #1d2327; --soft: #566067; --line: #8b867b;
  --accent: #0b6470; --warn: #7d2a12; --warn-soft: #fbe9e2; }
@media (prefers-color-scheme: dark) { :root { --paper: #14181a; --card: #1d2326; --ink: #eceff0; --soft: #a7b2b8;
  --line: #6b767c; --accent: #7fd0d8; --warn: #f5b3a0; --warn-soft: #3a211b; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, "Segoe UI", sans-serif; overflow-wrap: anywhere; }
header, main { max-width: 52rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; } main { padding-bottom: 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; letter-spacing: -.01em; text-wrap: balance; }
.for, .about { margin: 0; color: var(--soft); }
a { color: var(--accent); }
main > section, nav, article { background: var(--card); border-radius: .8rem; padding: 1rem 1.25rem 1.3rem; margin: 1.25rem 0; }
h2 { font-size: 1.15rem; margin: 0 0 .5rem; } h2 span { display: inline-block; min-width: 1.9rem; padding: .05rem .45rem; margin-right: .4rem;
  border-radius: .5rem; background: var(--accent); color: var(--card); text-align: center; }
h3 { font-size: 1rem; margin: 0 0 .4rem; } main > section h3 { margin-top: 1rem; }
.wording { border-top: 1px dashed var(--line); margin-top: 1rem; padding-top: .9rem; }
.stamp { margin: .6rem 0; padding: .5rem .8rem; border-left: .3rem solid var(--warn); background: var(--warn-soft); color: var(--warn); font-weight: 650; }
.fixed { color: var(--warn); font-weight: 600; }
.moment { border: .25rem solid var(--accent); } .moment h2 { font-size: 1.8rem; } .press { font-weight: 650; margin: 0; } .moment > ol { padding-left: 1.4rem; }
nav ol { margin: 0; padding-left: 1.6rem; columns: 2 18rem; }
ul { padding-left: 1.3rem; margin: .3rem 0 0; }
textarea { display: block; width: 100%; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line);
  border-radius: .5rem; padding: .7rem .8rem; margin-top: .4rem; resize: vertical; field-sizing: content; }
button { font: inherit; font-weight: 600; color: var(--card); background: var(--accent); border: 0; border-radius: .5rem; padding: .4rem 1rem; margin-top: .5rem; cursor: pointer; }
button[hidden] { display: none; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.label { margin: .9rem 0 .2rem; font-weight: 600; }
.pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: 1rem; }
figure { margin: .4rem 0 0; min-width: 0; } figcaption { font-size: .9rem; margin-top: .3rem; }
img { display: block; max-width: 100%; max-height: 18rem; width: auto; height: auto; background: var(--paper); border-radius: .5rem; }
@media print { :root { color-scheme: light; --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --accent: #06434b; --warn: #6b1d08; --warn-soft: #fff; }
  button { display: none; } article { padding: 0; } .moment { break-before: page; break-after: page; padding: 1rem; } .wording, figure { break-inside: avoid; } img { max-height: 7cm; } }
`;
