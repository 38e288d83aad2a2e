/** How a page looks: light and dark, forced colours, from 320 px up, and on paper. One layout holds both views of a difference. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --bg: #f7f8f9; --card: #fff; --fg: #1b1f24; --dim: #57606a; --line: #d5dae0; --link: #0a58b5; --focus: #0a58b5;
  --high: #a40e1a; --high-bg: #fde8e7; --medium: #7a4a00; --medium-bg: #fbefd5; --low: #17557f; --low-bg: #e1eff9;
  --info: #57606a; --info-bg: #e9ecef;
  --add: #e7f6ea; --add-word: #b0e3ba; --rem: #fdeceb; --rem-word: #f7c0bb; --hid: #6a1b9a; --hid-bg: #f3e3fb;
  --text: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --bg: #131619; --card: #1a1e23; --fg: #e3e7ec; --dim: #a3acb7; --line: #343b44; --link: #86b9f5; --focus: #86b9f5;
    --high: #ffa39b; --high-bg: #4a1b1c; --medium: #f0bf6c; --medium-bg: #3d2c0c; --low: #93c8f2; --low-bg: #14334c;
    --info: #b0b8c1; --info-bg: #2b3138;
    --add: #15291c; --add-word: #22603a; --rem: #331c1d; --rem-word: #80302f; --hid: #e0b3f7; --hid-bg: #3c2150;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 4.5rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--bg); color: var(--fg); font: 15px/1.5 var(--text); overflow-wrap: anywhere; }
header, main, footer { max-width: 78rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 1rem; }
h1, h2, h3, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
h1 { font-size: 1.35rem; line-height: 1.3; font-weight: 650; }
h2 { font-size: 1.1rem; font-weight: 650; }
h3 { font-size: 1rem; font-weight: 600; }
ul, ol { list-style: none; }
a { color: var(--link); text-underline-offset: .15em; }
code, .text, bdi.name { font-family: var(--mono); font-size: .875em; }
code { background: var(--info-bg); border-radius: .25rem; padding: .08em .35em; color: var(--fg); }
bdi, code, .l, .text { unicode-bidi: isolate; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: .25rem; }
.dim { color: var(--dim); }
.brand { display: flex; flex-wrap: wrap; gap: .1rem .75rem; color: var(--dim); font-size: .875rem; }
.vh:not(:focus):not(:active) {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.skip:focus { position: absolute; z-index: 3; padding: .5rem 1rem; background: var(--card); }
.note { margin-top: .5rem; padding: .45rem .75rem; border: 1px solid var(--line); border-left: 4px solid var(--medium); background: var(--card); border-radius: .3rem; }
.rank {
  display: inline-block; min-width: 5.8em; padding: .05em .5em; border-radius: .3rem; border: 1px solid transparent;
  font: 700 .72rem/1.5 var(--text); letter-spacing: .03em; text-align: center; text-transform: uppercase; white-space: nowrap;
}
.high { color: var(--high); background: var(--high-bg); }
.medium { color: var(--medium); background: var(--medium-bg); }
.low { color: var(--low); background: var(--low-bg); }
.info { color: var(--info); background: var(--info-bg); }
.hid {
  font: 600 .78em var(--mono); color: var(--hid); background: var(--hid-bg); border: 1px dashed currentColor; border-radius: .2rem;
  padding: 0 .2em; margin: 0 .1em; unicode-bidi: isolate;
}

.bar {
  position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .9rem;
  max-width: 78rem; margin: .75rem auto 0; padding: .5rem 1.25rem; background: var(--bg); border-bottom: 1px solid var(--line);
  font-size: .875rem;
}
.bar fieldset { display: flex; flex-wrap: wrap; gap: .3rem .6rem; border: 0; margin: 0; padding: 0; }
.bar label { display: inline-flex; align-items: center; gap: .3rem; }
.bar select, .bar input[type=search], button {
  font: inherit; color: inherit; background: var(--card); border: 1px solid var(--dim); border-radius: .3rem; padding: .2rem .45rem;
}
.bar select { max-width: 12rem; }
.bar input[type=search] { width: 12rem; max-width: 100%; }
button { cursor: pointer; }
.js-only { display: none !important; }
.js .js-only { display: inline-flex !important; }
#count { color: var(--dim); margin-left: auto; }

main > section { margin-top: 1rem; }
.first { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--high); border-radius: .4rem; padding: .7rem .9rem; }
.first li { display: flex; gap: .6rem; padding: .18rem 0; align-items: baseline; }
.first li > span:last-child { min-width: 0; }
.first li[hidden] { display: none; }
.first .quote, .quote { font-family: var(--mono); font-size: .84em; }
.first .do { margin-top: .5rem; font-weight: 600; }
.failed { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--medium); border-radius: .4rem; padding: .7rem .9rem; }
.failed li + li { margin-top: .7rem; padding-top: .7rem; border-top: 1px solid var(--line); }
.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .1rem .75rem; font-size: .875rem; }
.facts dt { color: var(--dim); }
.side { padding-top: .75rem; border-top: 2px solid var(--line); }

.server { padding-top: .25rem; }
.server > .head { display: flex; flex-wrap: wrap; gap: .2rem .75rem; align-items: baseline; margin-bottom: .4rem; }
.item { background: var(--card); border: 1px solid var(--line); border-radius: .4rem; margin: .55rem 0; padding: .6rem .9rem .7rem; }
.item > .head { display: flex; flex-wrap: wrap; gap: .2rem .6rem; align-items: baseline; }
.item.plus h3::before { content: "+ "; color: var(--dim); }
.item.minus h3::before { content: "\\2212\\a0"; color: var(--dim); }
.names { color: var(--dim); font-size: .875rem; }
.f { margin-top: .55rem; border-radius: .25rem; }
.f:focus { outline: 2px solid var(--focus); outline-offset: 4px; }
.what { display: flex; flex-wrap: wrap; gap: .15rem .6rem; align-items: baseline; }
.what > .clause { flex: 1 1 20rem; min-width: 0; }
.what > .rule { color: var(--dim); font: .8rem var(--mono); }
.why, .next, .said { font-size: .875rem; margin-top: .3rem; color: var(--dim); }
.said.high { display: inline-block; padding: .1rem .5rem; border-radius: .25rem; font-weight: 600; color: var(--high); }
.label { color: var(--dim); font-weight: 600; }
.next code { user-select: all; }
.cut { font-size: .85rem; font-weight: 600; margin: .35rem 0 0; }
details > summary { cursor: pointer; color: var(--dim); font-size: .875rem; width: fit-content; }

.diff { margin-top: .35rem; border: 1px solid var(--line); border-radius: .3rem; font: .84rem/1.55 var(--mono); overflow: hidden; }
.l { padding: 0 .6rem 0 1.7rem; min-height: 1.55em; text-indent: -1.1rem; white-space: pre-wrap; }
.l > * { text-indent: 0; }
.l::before { content: ""; display: inline-block; width: 1.1rem; color: var(--dim); text-indent: 0; }
.b .l { background: var(--rem); }
.a .l { background: var(--add); }
.u .l { background: linear-gradient(90deg, var(--info-bg) .3rem, transparent .3rem); }
.b .l::before { content: "\\2212"; content: "\\2212" / "-"; }
.a .l::before { content: "+"; }
.u .l::before { content: "~"; }
ins, del { text-decoration: none; border-radius: .15rem; }
ins { background: var(--add-word); }
del { background: var(--rem-word); }
.u del { text-decoration: line-through; }
.u ins { text-decoration: underline; text-underline-offset: .18em; }
.gap { display: block; padding: 0 .6rem; color: var(--dim); background: var(--info-bg); }
.gap > summary { width: 100%; font: .78rem/1.6 var(--text); }
.row.m > .b, .row.m > .a { display: none; }
@media (min-width: 48rem) {
  body:has(#split:checked) .row { display: grid; grid-template-columns: 1fr 1fr; }
  body:has(#split:checked) .row > .b { grid-column: 1; display: block; border-right: 1px solid var(--line); }
  body:has(#split:checked) .row > .a { grid-column: 2; display: block; }
  body:has(#split:checked) .row > .u { display: none; }
}

table { border-collapse: collapse; width: 100%; margin-top: .4rem; font-size: .875rem; }
caption { text-align: left; color: var(--dim); padding: .1rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .55rem .3rem 0; border-top: 1px solid var(--line); }
thead th { color: var(--dim); font-weight: 600; border-top: 0; white-space: nowrap; }
tbody th { font: 600 .84rem/1.55 var(--mono); }
td.type { font-family: var(--mono); font-size: .82rem; max-width: 14rem; }
td .text, .text { white-space: pre-wrap; }
tr.f:focus { outline-offset: -2px; }
td .diff { border-color: var(--line); }
.chips { display: flex; flex-wrap: wrap; gap: .2rem .9rem; font-size: .875rem; margin-bottom: .3rem; }
dialog { border: 1px solid var(--line); border-radius: .5rem; background: var(--card); color: var(--fg); max-width: 26rem; padding: 1rem 1.25rem; }
dialog dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem .9rem; margin: .6rem 0 .9rem; }
kbd { font: .85rem var(--mono); border: 1px solid var(--line); border-radius: .25rem; padding: 0 .35em; }
footer { margin-top: 2rem; padding-bottom: 2rem; color: var(--dim); font-size: .85rem; }

@supports selector(:has(*)) {
  .f, .item, .first li { display: none; }
  body:has(#r-high:checked) :is(.f, .item, .first li)[data-r~=high],
  body:has(#r-medium:checked) :is(.f, .item)[data-r~=medium],
  body:has(#r-low:checked) :is(.f, .item)[data-r~=low],
  body:has(#r-info:checked) :is(.f, .item)[data-r~=info] { display: revert; }
  body:has(#r-high:checked) .first li[data-r~=high] { display: flex; }
  body:not(:has(.ranks)) :is(.f, .item) { display: revert; }
  body :is(.f, .item, .first li, .server)[hidden] { display: none !important; }
}
@media (max-width: 40rem) {
  header, main, footer, .bar { padding-left: .75rem; padding-right: .75rem; }
  html { scroll-padding-top: 1rem; }
  .bar { position: static; }
  .bar label.wide, .bar label.wide > :last-child { width: 100%; max-width: none; }
  #count { margin-left: 0; }
  .item { padding: .5rem .6rem; }
  .side-choice { display: none; }
  table, tbody, tr, th, td { display: block; width: 100%; max-width: none; }
  thead { display: none; }
  td, th { border-top: 0; padding: .1rem 0; }
  tbody tr { border-top: 1px solid var(--line); padding: .35rem 0; }
  td[data-label]:not(:empty)::before { content: attr(data-label) " "; color: var(--dim); font: .8rem var(--text); }
  td:empty { display: none; }
}
@media (forced-colors: active) {
  .rank, .note, .first, .failed, .item { border-color: CanvasText; }
  ins { text-decoration: underline; }
  del { text-decoration: line-through; }
  .hid { border-color: CanvasText; }
}
@media print {
  :root { --bg: #fff; --card: #fff; --fg: #000; --dim: #444; }
  body { font-size: 10pt; }
  header, main, footer { max-width: none; padding: 0; }
  .bar, .skip, dialog { display: none !important; }
  .what, .first li, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .rank, .l, ins, del { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  details:not([open])::details-content { content-visibility: visible; block-size: auto; }
}
`;
