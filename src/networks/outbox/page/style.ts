/** The page's style sheet. Colours keep a contrast of at least 4.5 to 1 in light and dark. */
export const style = `
:root { color-scheme: light dark; --paper: #f4f2ee; --card: #ffffff; --ink: #1d2327; --soft: #566067; --line: #d9d4ca;
  --accent: #0b6470; --accent-soft: #e2f0f0; --warn: #8a4b08; }
@media (prefers-color-scheme: dark) { :root { --paper: #14181a; --card: #1d2326; --ink: #eceff0; --soft: #a7b2b8;
  --line: #384247; --accent: #7fd0d8; --accent-soft: #173437; --warn: #f0b56b; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, "Segoe UI", sans-serif; }
header, main, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; padding-bottom: 1rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; letter-spacing: -.01em; }
header p:not(.notice), footer p { color: var(--soft); margin: 0; }
.notice { margin: .5rem 0; padding: .6rem .9rem; border-left: .35rem solid var(--warn); background: var(--card); color: var(--ink); font-weight: 650; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; margin: 1rem 0 0; }
nav a { display: block; padding: .3rem .75rem; border: 1px solid var(--line); border-radius: 999px; background: var(--card); color: var(--accent); text-decoration: none; }
nav a:hover { border-color: var(--accent); }
a { color: var(--accent); text-underline-offset: .15em; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
section.day { margin: 2rem 0 3rem; }
h2 { font-size: 1.2rem; margin: 0; padding: .6rem 0; border-bottom: 2px solid var(--accent); position: sticky; top: 0; background: var(--paper); z-index: 1; display: flex; justify-content: space-between; gap: 1rem; }
h2 .count { color: var(--soft); font-weight: 400; font-size: .95rem; }
ol.timeline { list-style: none; margin: 0; padding: 0 0 0 1.25rem; border-left: 2px solid var(--line); }
ol.timeline > li { margin: 1.5rem 0; display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 1rem; position: relative; }
ol.timeline > li::before { content: ""; position: absolute; left: -1.65rem; top: .5rem; width: .7rem; height: .7rem; border-radius: 50%; background: var(--accent); border: 2px solid var(--paper); }
time { font-variant-numeric: tabular-nums; font-weight: 650; font-size: 1.1rem; }
time small { display: block; overflow-wrap: anywhere; font-weight: 400; font-size: .8rem; color: var(--soft); }
article { background: var(--card); border: 1px solid var(--line); border-radius: .8rem; padding: 1rem 1.15rem 1.1rem; }
.who { display: flex; flex-wrap: wrap; align-items: baseline; gap: .15rem .6rem; margin: 0 0 .6rem; font-size: 1rem; }
.who .handle, .facts { color: var(--soft); font-weight: 400; font-size: .9rem; overflow-wrap: anywhere; }
.badge { margin-left: auto; font-size: .8rem; font-weight: 600; color: var(--accent); background: var(--accent-soft); border-radius: 999px; padding: .1rem .65rem; }
.part + .part { margin-top: 1rem; padding-top: 1rem; border-top: 1px dashed var(--line); }
.part-number { font-size: .8rem; color: var(--soft); margin: 0 0 .25rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; max-width: 42rem; font-size: 1.05rem; }
.text + .text { margin-top: 1.3em; }
.tag, .mention { color: var(--accent); font-weight: 550; }
.warning { margin: 0 0 .5rem; color: var(--warn); font-weight: 600; }
.images { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); gap: .9rem; margin: .9rem 0 0; padding: 0; list-style: none; }
figure { margin: 0; }
figure img { max-width: 100%; width: auto; height: auto; max-height: 26rem; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; display: block; }
figcaption { font-size: .87rem; color: var(--soft); margin-top: .35rem; white-space: pre-wrap; overflow-wrap: anywhere; }
figcaption strong { color: var(--ink); font-weight: 600; }
.card { display: block; border: 1px solid var(--line); border-radius: .5rem; padding: .7rem .9rem; margin: .9rem 0 0; }
.card p { margin: 0; overflow-wrap: anywhere; }
.facts { margin: .8rem 0 0; display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; padding: 0; list-style: none; }
.empty { padding: 3rem 0; color: var(--soft); }
footer { padding: 1rem 1.25rem 3rem; font-size: .87rem; }
@media (max-width: 40rem) { ol.timeline > li { grid-template-columns: 1fr; gap: .4rem; } time small { display: inline; margin-left: .4rem; } }
@media print { :root { color-scheme: light; --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #999; --accent: #06434b; --accent-soft: #fff; --warn: #5c3000; }
  nav { display: none; } h2 { position: static; break-after: avoid; } article { break-inside: avoid; } .images { grid-template-columns: 1fr 1fr; } figure img { max-height: 8cm; } }
`;
