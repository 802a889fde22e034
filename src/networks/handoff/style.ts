/** The page's style sheet. Colours keep a contrast of at least 4.5 to 1 in light and dark. */
export const style = `
:root { color-scheme: light dark; --paper: #f4f2ee; --card: #ffffff; --ink: #1d2327; --soft: #566067; --line: #8b867b;
  --accent: #0b6470; --warn: #8a4b08; --warn-soft: #fbf0e0; }
@media (prefers-color-scheme: dark) { :root { --paper: #14181a; --card: #1d2326; --ink: #eceff0; --soft: #a7b2b8;
  --line: #6b767c; --accent: #7fd0d8; --warn: #f0b56b; --warn-soft: #33281a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, "Segoe UI", sans-serif; }
header, main { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; } main { padding-bottom: 4rem; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .25rem; letter-spacing: -.01em; }
header p { margin: 0; color: var(--soft); overflow-wrap: anywhere; } header p.due { color: var(--ink); font-weight: 650; font-size: 1.1rem; }
section { background: var(--card); border-radius: .8rem; padding: 1rem 1.15rem 1.2rem; margin: 1.25rem 0; }
h2 { font-size: 1.15rem; margin: 0 0 .6rem; }
.heed { background: var(--warn-soft); border-left: .3rem solid var(--warn); }
.heed ul { margin: 0; padding-left: 1.2rem; overflow-wrap: anywhere; }
textarea { display: block; width: 100%; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line);
  border-radius: .5rem; padding: .7rem .8rem; resize: vertical; field-sizing: content; }
button { font: inherit; font-weight: 600; color: var(--card); background: var(--accent); border: 0; border-radius: .5rem; padding: .45rem 1.1rem; margin-top: .6rem; cursor: pointer; }
button[hidden] { display: none; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 0; } dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.count { color: var(--soft); font-size: .9rem; margin: .4rem 0 0; }
ol.images, ol.steps { list-style: none; padding: 0; margin: 0; }
ol.images > li + li { margin-top: 1.5rem; padding-top: 1.5rem; border-top: 1px dashed var(--line); }
img { display: block; max-width: 100%; max-height: 22rem; width: auto; height: auto; background: var(--paper); border-radius: .5rem; }
.file { font-weight: 650; margin: 0 0 .5rem; overflow-wrap: anywhere; } .file small { font-weight: 400; color: var(--soft); }
.label { display: block; margin: .7rem 0 .3rem; font-weight: 600; }
ol.steps li { margin: 0; }
ol.steps label { display: grid; grid-template-columns: 1.4rem 1fr; gap: .6rem; padding: .4rem 0; overflow-wrap: anywhere; }
ol.steps input { width: 1.15rem; height: 1.15rem; margin: .2rem 0 0; accent-color: var(--accent); }
ol.steps input:checked + span { color: var(--soft); text-decoration: line-through; }
@media print { :root { color-scheme: light; --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --accent: #06434b; --warn: #5c3000; --warn-soft: #fff; }
  button { display: none; } section { padding: 0; break-inside: avoid; } img { max-height: 8cm; } }
`;
