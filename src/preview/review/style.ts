/** What the page to agree on has beside the preview's style sheet. */
export const reviewStyle = `
.page.review { display: block; max-width: 66rem; } .review header ol { margin: .6rem 0 0; padding-inline-start: 1.4rem; }
.review .wording { content-visibility: visible; } .item { margin: 0 0 2.5rem; scroll-margin-top: .75rem; } .item .message { margin: 0; }
.number { margin: 0 0 .35rem; font-weight: 700; font-size: 1.05rem; color: var(--accent); }
.say { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; margin: 0; } .say a, .choice label, .made button, .made a { min-height: 2.75rem; display: inline-flex; align-items: center; }
.choice { border: 1px solid var(--edge); border-radius: .6rem; margin: .4rem 0 0; padding: .4rem 1rem .8rem; } .choice legend { font-weight: 600; padding: 0 .3rem; }
.choice label { gap: .5rem; margin-inline-end: 1.5rem; font-size: 1rem; } .choice input { width: 1.25rem; height: 1.25rem; margin: 0; } .choice .wish { display: block; margin: 0; min-height: 0; }
textarea { font: inherit; width: 100%; color: var(--ink); background: var(--card); border: 1px solid var(--edge); border-radius: .4rem; padding: .5rem; min-height: 4rem; }
.answer { margin-top: 3rem; padding: 1.25rem; border: 2px solid var(--accent); border-radius: .8rem; background: var(--card); } .made div { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; margin-top: .6rem; } .made button { width: auto; padding: .3rem 1.2rem; }
.code { overflow-wrap: anywhere; unicode-bidi: isolate; } .blocked { color: var(--bad); font-weight: 600; margin: .2rem 0; }
@media print { .say, .choice, .made { display: none !important; } }
`;
