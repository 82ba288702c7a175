import { Html } from './html.ts';

/** The style element of the page: light and dark, from a phone to a wide screen. */
export const pageStyle: Html = new Html(`<style>
:root {
  color-scheme: light dark;
  --text: #1c2330; --soft: #566074; --page: #ffffff; --side: #f6f7f9; --line: #e2e6ec;
  --link: #1f4fd1; --mark: #eef1f6; --code: #f6f7f9; --required: #a4341f;
  --get: #0b5c8f; --post: #1a6b38; --delete: #a4341f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e4e8ef; --soft: #a0a9b9; --page: #12151b; --side: #181c24; --line: #2b313c;
    --link: #8fb0ff; --mark: #232935; --code: #181c24; --required: #ff9d85;
    --get: #7cc4f2; --post: #7ed49b; --delete: #ff9d85;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0; color: var(--text); background: var(--page);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
}
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: .86em; }
pre code { font-size: 1em; }
p code, td code, .index code { background: var(--mark); padding: .1em .3em; border-radius: 4px; overflow-wrap: anywhere; }
p { margin: 0 0 .75rem; max-width: 44rem; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; background: var(--page); padding: .5rem 1rem; }
nav { background: var(--side); border-bottom: 1px solid var(--line); padding: .75rem 1rem; }
nav ul { list-style: none; margin: 0; padding: 0; }
.brand { margin: 0 0 .4rem; font-size: 1.05rem; }
.brand a { color: var(--text); }
.brand b { color: var(--link); }
.menu { display: flex; flex-wrap: wrap; gap: .2rem 1rem; }
.menu ul { display: none; }
main { padding: 1rem; min-width: 0; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: .5rem 0 1.25rem; letter-spacing: -.01em; }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 .75rem; }
h3 { font-size: 1.15rem; line-height: 1.3; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h3 a { color: inherit; }
h4 { font-size: .8rem; margin: 1.5rem 0 .4rem; color: var(--soft); text-transform: uppercase; letter-spacing: .06em; }
.topics h2 { font-size: 1.05rem; margin: 1.25rem 0 .3rem; }
.group { margin-top: 3rem; padding-top: 2rem; border-top: 3px solid var(--line); }
.index { list-style: none; margin: 0 0 1.5rem; padding: 0; }
.index li { padding: .3rem 0; }
.index span { display: block; color: var(--soft); font-size: .92rem; }
.endpoint, .object { padding: 2rem 0; border-top: 1px solid var(--line); }
.address { margin-bottom: 1rem; max-width: none; overflow-wrap: anywhere; }
.address code { background: none; padding: 0; }
.verb { font-weight: 700; font-size: .78rem; letter-spacing: .05em; border: 1px solid; border-radius: 4px; padding: .12rem .4rem; margin-right: .3rem; }
.get { color: var(--get); } .post { color: var(--post); } .delete { color: var(--delete); }
.summary { font-size: 1.05rem; }
.soft { color: var(--soft); margin-top: .5rem; font-size: .94rem; }
.callers { color: var(--soft); margin-bottom: .3rem; }
.callers b { color: var(--text); margin-right: .3rem; }
table { border-collapse: collapse; width: 100%; max-width: 52rem; table-layout: fixed; font-size: .94rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
th { width: 42%; padding-right: 1rem; font-weight: 400; }
th > code { font-weight: 600; }
.type { display: block; color: var(--soft); font-size: .85rem; }
.place::before { content: "· "; }
.required { color: var(--required); font-style: normal; font-size: .8rem; white-space: nowrap; }
figure { margin: 1rem 0 0; border: 1px solid var(--line); border-radius: 8px; background: var(--code); overflow: hidden; }
figcaption { padding: .35rem .8rem; font-size: .8rem; color: var(--soft); border-bottom: 1px solid var(--line); }
pre { margin: 0; padding: .7rem .8rem; overflow: auto; max-height: 26rem; line-height: 1.45; }
:target > h3, :target > h2 { text-decoration: underline; text-decoration-color: var(--link); text-underline-offset: .25em; }
@media (min-width: 48rem) {
  main { padding: 1.5rem 2.5rem 4rem; }
  .topics { columns: 2; column-gap: 3rem; }
  .topics > div { break-inside: avoid; }
  .topics > div:first-child h2 { margin-top: 0; }
  .index li { display: grid; grid-template-columns: 17rem minmax(0, 1fr); gap: 1rem; }
  th { width: 34%; }
}
@media (min-width: 64rem) {
  body { display: grid; grid-template-columns: 16rem minmax(0, 1fr); }
  nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; border-bottom: 0; border-right: 1px solid var(--line); padding: 1.5rem 1.25rem; font-size: .92rem; }
  .menu { display: block; }
  .menu > li { margin-top: .8rem; }
  .menu > li > a { color: var(--text); font-weight: 600; }
  .menu ul { display: block; }
  .menu ul a { display: block; padding: .12rem 0 .12rem .7rem; border-left: 1px solid var(--line); overflow-wrap: anywhere; }
  main { max-width: 96rem; }
}
@media (min-width: 80rem) {
  .columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 30rem); gap: 0 3rem; }
  .examples { position: sticky; top: 1rem; align-self: start; max-height: calc(100vh - 2rem); overflow-y: auto; }
  .examples figure:first-child { margin-top: 0; }
}
@media print {
  nav, .skip { display: none; }
  pre { max-height: none; white-space: pre-wrap; }
}
</style>`);
