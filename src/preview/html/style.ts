/** The page's style sheet. Colours keep a contrast of at least 4.5 to 1 in light and dark. */
export const style = `
:root { color-scheme: light dark; --paper: #f3f1ec; --card: #fff; --post: #fff; --ink: #1b2126; --soft: #545e66; --line: #d8d3c8; --edge: #8a857a;
  --accent: #0b6470; --accent-soft: #e0f0f0; --link: #0a5cad; --warn: #7d4400; --warn-soft: #fdf1de; --bad: #a11a12; --bad-soft: #fdeceb; --good: #1c6130; }
@media (prefers-color-scheme: dark) { :root { --paper: #121618; --card: #1b2124; --post: #0f1315; --ink: #eceff0; --soft: #a9b4ba; --line: #374147; --edge: #76828a;
  --accent: #7fd0d8; --accent-soft: #16363a; --link: #8fc0ff; --warn: #f3bd7a; --warn-soft: #34281a; --bad: #ff9f97; --bad-soft: #3b1d1b; --good: #85d39b; } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, "Segoe UI", Roboto, sans-serif; }
.page { max-width: 84rem; margin: 0 auto; padding: 0 1.25rem 4rem; display: grid; grid-template-columns: 17.5rem minmax(0, 1fr); gap: 0 2.5rem; align-items: start; }
header { grid-column: 1 / -1; padding: 2rem 0 1.25rem; }
aside { position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding: .25rem .5rem 1.5rem .25rem; }
header .stop { color: var(--bad); background: var(--bad-soft); border: 2px solid var(--bad); border-radius: .5rem; padding: .6rem .9rem; margin: 0 0 .8rem; overflow-wrap: anywhere; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .3rem; letter-spacing: -.01em; overflow-wrap: anywhere; }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 .2rem; overflow-wrap: anywhere; } h3 { font-size: 1.1rem; margin: 2rem 0 .75rem; padding-bottom: .35rem; border-bottom: 2px solid var(--accent); display: flex; justify-content: space-between; gap: 1rem; }
h3 span, .soft, header p, .campaign > p { color: var(--soft); } h3 span { font-weight: 400; font-size: .95rem; } header p, .campaign > p { margin: 0; }
h4 { display: flex; flex-wrap: wrap; align-items: baseline; gap: .1rem .6rem; margin: 0 0 .4rem; font-size: 1rem; overflow-wrap: anywhere; } h4 .soft { font-weight: 400; font-size: .9rem; }
h4 time { font-variant-numeric: tabular-nums; } .place { color: var(--accent); }
.state { margin-left: auto; font-size: .82rem; font-weight: 600; color: var(--accent); background: var(--accent-soft); border-radius: 999px; padding: .1rem .7rem; }
.s-missed, .s-held, .s-failed, .s-unknown, .s-waiting { color: var(--bad); background: var(--bad-soft); }
h5 { margin: .9rem 0 .2rem; font-size: .9rem; } code { overflow-wrap: anywhere; }
a { color: var(--link); text-underline-offset: .15em; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -200vw; } .skip:focus { left: 1rem; top: 1rem; z-index: 3; background: var(--card); padding: .5rem 1rem; border-radius: .4rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.calendar table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; table-layout: fixed; font-size: .9rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 650; padding: .25rem 0; } th { font-weight: 400; font-size: .78rem; color: var(--soft); padding: .1rem 0; }
td { text-align: center; padding: 0; height: 2.35rem; border: 1px solid var(--line); color: var(--soft); }
td a { display: flex; flex-direction: column; justify-content: center; height: 100%; line-height: 1.15; text-decoration: none; background: var(--accent-soft); color: var(--accent); }
td a b { font-size: .72rem; font-weight: 500; } td.the-day { outline: 2px solid var(--accent); outline-offset: -1px; font-weight: 700; color: var(--ink); } .the-day a { background: var(--accent); color: var(--card); }
td a:hover { text-decoration: underline; }
aside h2 { font-size: 1rem; margin: 0 0 .4rem; } form { margin: 0 0 .5rem; } form p { margin: 0 0 .45rem; display: grid; grid-template-columns: 5.2rem minmax(0, 1fr); align-items: center; gap: .5rem; } label { font-size: .9rem; }
select, button { font: inherit; font-size: .9rem; color: var(--ink); background: var(--card); border: 1px solid var(--edge); border-radius: .4rem; padding: .3rem .5rem; width: 100%; min-height: 2rem; } button { grid-column: 2; cursor: pointer; }
#tally { margin: 0 0 1.25rem; font-weight: 600; font-size: .9rem; }
.campaign + .campaign { margin-top: 4rem; }
.message { margin: 0 0 1.5rem; } .wording { background: var(--card); border: 1px solid var(--line); border-radius: .8rem; margin: 0 0 .8rem; content-visibility: auto; contain-intrinsic-size: auto 26rem; }
.accounts { list-style: none; margin: 0; padding: .5rem 1.1rem; border-bottom: 1px solid var(--line); } .delivery { display: flex; flex-wrap: wrap; align-items: baseline; gap: .1rem .6rem; padding: .15rem 0; scroll-margin-top: .75rem; }
.delivery a { color: inherit; text-decoration: none; min-width: 0; overflow-wrap: anywhere; } .delivery a:hover { text-decoration: underline; } .delivery .who { font-weight: 600; } .counts { color: var(--soft); font-size: .9rem; }
.delivery:target { box-shadow: -.3rem 0 0 var(--accent); } .wording:has(:target) { border-color: var(--accent); } .troubled { border-left: .35rem solid var(--bad); }
.sides { display: grid; grid-template-columns: minmax(0, 36rem) minmax(15rem, 1fr); }
.shown { padding: 1.1rem; background: var(--post); border-radius: 0 0 0 .8rem; } .facts { padding: 1rem 1.1rem; border-left: 1px solid var(--line); font-size: .9rem; overflow-wrap: anywhere; }
.post { display: grid; grid-template-columns: 2.75rem minmax(0, 1fr); column-gap: .7rem; position: relative; } .post + .post { margin-top: 1.1rem; } .post.shared { display: block; } .thread .shared::before { display: none; }
.thread .post:not(:last-child)::before { content: ""; position: absolute; left: 1.3rem; top: 3rem; bottom: -.9rem; width: 2px; background: var(--line); }
.avatar { grid-row: span 2; width: 2.75rem; height: 2.75rem; border-radius: 50%; display: grid; place-items: center; color: #fff; font-weight: 650; font-size: 1rem; align-self: start; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.a0 { background: #0b6470; } .a1 { background: #7a3a8c; } .a2 { background: #9a3b1b; } .a3 { background: #2a5a9c; } .a4 { background: #3f6b1f; } .a5 { background: #8a2351; }
.by { margin: 0; line-height: 1.3; overflow-wrap: anywhere; } .handle { color: var(--soft); }
.text { white-space: pre-wrap; overflow-wrap: anywhere; margin: .15rem 0 0; } .text + .text { margin-top: 1.3em; } .tag, .mention { color: var(--link); }
.cw { margin: .2rem 0 .4rem; padding: .35rem .7rem; background: var(--warn-soft); color: var(--warn); border-radius: .4rem; font-weight: 600; }
.pics { display: grid; gap: 3px; margin-top: .7rem; border-radius: .7rem; overflow: hidden; }
.pic { display: block; min-width: 0; min-height: 0; background: var(--line) center / cover no-repeat; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.n1 { max-width: 25rem; } .n2 { grid-template-columns: 1fr 1fr; aspect-ratio: 2; } .shown:not(.handoff, .outbox) :is(.n2, .n3, .n4) .pic { aspect-ratio: auto; }
.n3 { grid-template: 1fr 1fr / 2fr 1fr; aspect-ratio: 3 / 2; } .shown:not(.handoff, .outbox) .n3 .pic:first-child { grid-row: span 2; } .n4 { grid-template: 1fr 1fr / 1fr 1fr; aspect-ratio: 3 / 2; } .n5 { grid-template-columns: repeat(3, 1fr); } .shown:not(.handoff, .outbox) .n5 .pic { aspect-ratio: 1; }
.handoff .pics, .outbox .pics { aspect-ratio: auto; grid-template: none / repeat(auto-fit, minmax(min(12rem, 100%), 1fr)); align-items: start; }
.x .pics { border-radius: 1rem; } .x .n2, .x .n3, .x .n4 { aspect-ratio: 16 / 9; } .x .n3 { grid-template-columns: 1fr 1fr; }
.mastodon .n2, .mastodon .n3, .mastodon .n4 { aspect-ratio: 3 / 2; } .mastodon .n3 { grid-template-columns: 1fr 1fr; } .mastodon .avatar { border-radius: .5rem; } .mastodon .by .handle, .facebook .by .handle { display: block; font-size: .9rem; }
.mastodon .body, .facebook .body, .instagram .body { grid-column: 1 / -1; margin-top: .5rem; } .mastodon .avatar, .facebook .avatar, .instagram .avatar { grid-row: auto; } .mastodon .by, .facebook .by, .instagram .by { align-self: center; } .mastodon .post::before, .facebook .post::before { display: none; }
.mastodon.thread .post + .post { border-top: 1px solid var(--line); padding-top: 1.1rem; }
.facebook .n2 { aspect-ratio: 2; } .facebook .n3 { grid-template: 2fr 1fr / 1fr 1fr; aspect-ratio: 1; } .shown.facebook .n3 .pic.pic:first-child { grid-row: auto; grid-column: span 2; } .facebook .n4 { grid-template: 2fr 1fr / 1fr 1fr 1fr; aspect-ratio: 1; } .facebook .n4 .pic:first-child { grid-column: span 3; } .facebook .n5 { grid-template-columns: repeat(6, 1fr); } .facebook .n5 .pic { grid-column: span 2; } .facebook .n5 .pic:nth-child(-n + 2) { grid-column: span 3; } .facebook .pics { border-radius: 0; }
.instagram .body { display: flex; flex-direction: column; } .instagram .pics { order: -1; margin: 0 0 .7rem; border-radius: 0; } .instagram .cw { order: -2; }
.link-card { border: 1px solid var(--line); border-radius: .7rem; overflow: hidden; margin-top: .7rem; } .link-card p { margin: 0; overflow-wrap: anywhere; } .link-words { padding: .6rem .9rem; } .note { margin: .4rem 0 0; font-size: .87rem; color: var(--soft); }
.not-now .message { border-style: dashed; } .not-now .wording { opacity: .72; }
dl { margin: 0; } .facts dl > div { display: grid; grid-template-columns: 5.2rem minmax(0, 1fr); gap: .5rem; } dt { color: var(--soft); } dd { margin: 0; }
.over { color: var(--bad); font-weight: 650; } meter { display: block; width: 100%; max-width: 12rem; height: .55rem; }
.alts { margin: 0; padding-left: 1.3rem; } .alts li + li { margin-top: .5rem; } .alt { white-space: pre-wrap; } .alts .soft { display: block; font-size: .85rem; }
.problems { list-style: none; margin: .3rem 0 0; padding: 0; } .problems li { margin: 0 0 .4rem; padding: .45rem .7rem; border-left: .25rem solid var(--warn); background: var(--warn-soft); overflow-wrap: anywhere; font-size: .9rem; } .problems .error { border-color: var(--bad); background: var(--bad-soft); } .problems .info { border-color: var(--edge); background: transparent; }
.edited p { margin: .3rem 0 0; } .says { white-space: pre-wrap; overflow-wrap: anywhere; margin: .2rem 0 .5rem; padding: .3rem .7rem; border-left: .25rem solid var(--edge); } .gone { padding: 1rem; background: var(--paper); color: var(--soft); overflow-wrap: anywhere; }
.problems strong { color: var(--warn); } .problems .error strong { color: var(--bad); } .problems .info strong { color: var(--ink); }
.sign-off { grid-column: 2; margin-top: 3rem; padding: 1.25rem; border: 2px solid var(--edge); border-radius: .8rem; background: var(--card); break-inside: avoid; } .boxes { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .4rem 1.75rem; } .boxes li::before { content: ""; display: inline-block; width: .9rem; height: .9rem; border: 1.5px solid var(--ink); margin-right: .5rem; vertical-align: -.1rem; } #partial { color: var(--bad); font-weight: 650; }
.lines { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem 2rem; } .lines div { display: flex; align-items: end; gap: .6rem; min-height: 2.6rem; } .lines dd { flex: 1; border-bottom: 1.5px solid var(--ink); }
@media screen and (max-width: 64rem) { .page { grid-template-columns: minmax(0, 1fr); } aside { position: static; max-height: none; overflow: visible; } .sign-off { grid-column: 1; } .calendar { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: 0 1.5rem; } }
@media screen and (max-width: 48rem) { .sides { grid-template-columns: minmax(0, 1fr); } .facts { border-left: 0; border-top: 1px solid var(--line); } .lines { grid-template-columns: 1fr; } }
@media print { :root { color-scheme: light; --paper: #fff; --card: #fff; --post: #fff; --ink: #000; --soft: #444; --line: #bbb; --edge: #555; --accent: #06434b; --accent-soft: #eef6f6; --link: #063f7d; --warn: #5c3000; --warn-soft: #fff; --bad: #8a0f08; --bad-soft: #fff; }
  :root { font-size: 9.5pt; } .page { display: block; padding: 0; } header { padding: 0 0 .5rem; } aside { position: static; max-height: none; overflow: visible; padding: 0; } aside h2, form, .skip { display: none; } .calendar { display: grid; grid-template-columns: repeat(3, 1fr); gap: 0 1.5rem; } td { height: 1.7rem; }
  .wording { content-visibility: visible; break-inside: avoid; } .accounts { padding: .2rem .7rem; } .shown, .facts { padding: .5rem .7rem; } .message { margin-bottom: .8rem; } h4 { break-after: avoid; } .sides { grid-template-columns: 3fr 2fr; } h3 { break-after: avoid; } .n1 { max-width: 4.5cm; } .pics { max-width: 8cm; } .sign-off { border-color: #000; } meter { display: none; } }
@page { margin: 13mm 12mm 15mm; }
`;
