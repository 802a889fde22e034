/** The calendar's style sheet. Colours keep a contrast of at least 4.5 to 1 in light and dark. */
export const yearStyle = `
:root { color-scheme: light dark; --paper: #f3f1ec; --card: #fff; --ink: #1b2126; --soft: #545e66; --line: #d8d3c8; --edge: #8a857a; --accent: #0b6470; --link: #0a5cad; --warn: #7d4400; --warn-soft: #fbe6c4; --bad: #a11a12; --bad-soft: #f8d3d0; --tell: #2d4a6b; --tell-soft: #dbe6f2;
  --c0: #0b6470; --c1: #7a3a8c; --c2: #9a3b1b; --c3: #2a5a9c; --c4: #3f6b1f; --c5: #8a2351; }
@media (prefers-color-scheme: dark) { :root { --paper: #121618; --card: #1b2124; --ink: #eceff0; --soft: #a9b4ba; --line: #374147; --edge: #76828a; --accent: #7fd0d8; --link: #8fc0ff; --warn: #f3bd7a; --warn-soft: #43311a; --bad: #ff9f97; --bad-soft: #4a211e; --tell: #a9c8ec; --tell-soft: #22344a;
  --c0: #7fd0d8; --c1: #d7a3e8; --c2: #f2a98c; --c3: #9cc2f7; --c4: #a9d488; --c5: #f0a0c2; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 100rem; padding: 0 1.25rem 3rem; background: var(--paper); color: var(--ink); font: 1rem/1.45 system-ui, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 1.5rem 0 .3rem; } h2 { font-size: 1.3rem; line-height: 1.25; margin: 1.5rem 0 .5rem; } p { margin: 0; } a { color: var(--link); } .soft, header > p { color: var(--soft); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -200vw; } .skip:focus { left: 1rem; top: 1rem; z-index: 3; background: var(--card); padding: .5rem 1rem; border-radius: .4rem; }
header .stop { color: var(--bad); background: var(--bad-soft); border: 2px solid var(--bad); border-radius: .5rem; padding: .6rem .9rem; margin: .8rem 0 0; }
ul, ol { list-style: none; margin: 0; padding: 0; }
.problems { margin: .6rem 0 0; } .problems li { margin: 0 0 .4rem; padding: .45rem .7rem; border-left: .25rem solid var(--warn); background: var(--warn-soft); font-size: .9rem; } .problems .error { border-color: var(--bad); background: var(--bad-soft); } .problems .soft { color: var(--ink); }
.overview { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 0 2rem; } .overview li { margin: 0 0 .35rem; padding: .2rem .6rem; border-left: .3rem solid var(--edge); background: var(--card); }
nav ul { display: flex; flex-wrap: wrap; gap: .3rem 1rem; margin: 1.2rem 0 0; } nav a { display: inline-block; padding: .2rem 0; }
.weekdays, .days { display: grid; grid-template-columns: repeat(7, minmax(0, 1fr)); } .weekdays span { padding: 0 .4rem .2rem; font-size: .8rem; color: var(--soft); }
.days { border: 1px solid var(--line); border-width: 1px 0 0 1px; background: var(--paper); } .days > li { min-height: 4.2rem; padding: .25rem 0 .35rem; border: 1px solid var(--line); border-width: 0 1px 1px 0; background: var(--card); font-size: .82rem; line-height: 1.3; scroll-margin-top: 1rem; }
.s2 { grid-column-start: 2; } .s3 { grid-column-start: 3; } .s4 { grid-column-start: 4; } .s5 { grid-column-start: 5; } .s6 { grid-column-start: 6; } .s7 { grid-column-start: 7; }
.days h3 { margin: 0; font-size: inherit; line-height: inherit; } .number { display: block; padding: 0 .4rem; font-weight: 650; font-variant-numeric: tabular-nums; } .still .number { color: var(--soft); font-weight: 400; }
.long { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.days > li:target { outline: 3px solid var(--accent); outline-offset: -3px; }
.day > p:not(.bar), .day > ul { padding: 0 .4rem; margin: .2rem 0 0; }
.bar { height: 1.35rem; margin: .12rem 0 0; line-height: 1.35rem; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.bar .label { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; } .bar.begins { position: relative; z-index: 1; margin-left: 2px; } .bar.ends { margin-right: 3px; border-radius: 0 .4rem .4rem 0; }
.bar.begins .label { position: static; display: block; height: auto; clip-path: none; padding: 0 .4rem; text-overflow: ellipsis; font-weight: 600; }
.w1.begins .label { width: 100%; } .w2.begins .label { width: 198%; } .w3.begins .label { width: 297%; } .w4.begins .label { width: 396%; } .w5.begins .label { width: 495%; } .w6.begins .label { width: 594%; } .w7.begins .label { width: 693%; }
.stop.bar, .rule.stop { border-color: var(--bad); } .bar.stop { background: var(--bad-soft); color: var(--bad); } .bar.ask { background: var(--warn-soft); color: var(--warn); } .bar.tell { background: var(--tell-soft); color: var(--tell); } .overview .ask { border-color: var(--warn); } .overview .tell { border-color: var(--tell); } .overview .stop { border-color: var(--bad); } .overview .clash { border-color: var(--bad); }
.phase { border-top: 2px solid; border-bottom: 2px solid; line-height: 1.1rem; background: var(--card); }
.c0 { --own: var(--c0); } .c1 { --own: var(--c1); } .c2 { --own: var(--c2); } .c3 { --own: var(--c3); } .c4 { --own: var(--c4); } .c5 { --own: var(--c5); }
.phase, .the-day, li[class^="c"] time { color: var(--own); } .overview li[class^="c"]:not(.clash) { border-color: var(--own); } .the-day { font-weight: 700; } .the-day::before { content: "★ "; content: "★ " / ""; }
.holiday { color: var(--tell); } .aware { font-style: italic; }
.day ul li { padding-left: .4rem; border-left: .2rem solid var(--own); margin: 0 0 .2rem; } time { font-weight: 650; font-variant-numeric: tabular-nums; } em { font-style: normal; color: var(--warn); display: block; } em.kept, .sum strong { color: var(--bad); font-weight: 650; } .sum { color: var(--soft); }
.nothing { color: var(--soft); margin: 1rem 0; } .month > .nothing { display: none; }
@media screen and (max-width: 56rem) { body { padding: 0 .9rem 2rem; } .weekdays, .still, .bar.free { display: none; } .month > .nothing { display: block; } .days { display: block; border-width: 0 0 1px; } .days > li { min-height: 0; border-width: 1px 1px 0; padding: .5rem 0 .6rem; font-size: .95rem; }
  .day .number { display: none; } .days .long { position: static; display: block; width: auto; height: auto; clip-path: none; white-space: normal; padding: 0 .6rem; } .day > p:not(.bar), .day > ul { padding: 0 .6rem; }
  .days .bar { height: auto; margin: .2rem .6rem 0; border-radius: .3rem; } .days .bar .label { position: static; display: block; width: auto !important; height: auto; clip-path: none; white-space: normal; padding: 0 .5rem; } }
@media print { :root { color-scheme: light; --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #999; --edge: #555; --accent: #06434b; --link: #000; --warn: #5c3000; --warn-soft: #f6e3c5; --bad: #8a0f08; --bad-soft: #f6d5d2; --tell: #22405f; --tell-soft: #dfe8f2; --c0: #0b6470; --c1: #7a3a8c; --c2: #9a3b1b; --c3: #2a5a9c; --c4: #3f6b1f; --c5: #8a2351; }
  body { max-width: none; padding: 0; font-size: 9pt; } .skip, nav { display: none; } a { text-decoration: none; } h1 { margin-top: 0; } .month, .overview li { break-inside: avoid; } .month h2 { margin-top: .8rem; break-after: avoid; } .days > li { break-inside: avoid; font-size: 7.5pt; min-height: 3.2rem; } }
@page { size: A4 landscape; margin: 9mm 9mm 12mm; @bottom-right { content: counter(page) " of " counter(pages); font: 8pt sans-serif; } }
`;
