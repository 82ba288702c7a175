import type { Endpoint } from '../contract/endpoint.ts';
import { contract } from '../contract/index.ts';
import { entriesByGroup, errorRows } from './entry.ts';
import type { Entry, ErrorRow, InputRow, Message } from './entry.ts';
import { html, prose } from './html.ts';
import type { Html } from './html.ts';
import { introduction } from './introduction.ts';
import { pageStyle } from './page-style.ts';
import { printJson } from './printed.ts';
import { rowsOf } from './row.ts';
import type { Row } from './row.ts';
import { shapesOf } from './shapes.ts';

/** The API reference as one HTML page without scripts. */
export function docsPage(endpoints: readonly Endpoint[] = contract): string {
  const groups = [...entriesByGroup(endpoints)];
  const shapes = shapesOf(endpoints);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Whoswho API</title>
        ${pageStyle}
      </head>
      <body>
        <a class="skip" href="#content">Skip to the reference</a>
        <nav aria-label="Reference">
          <p class="brand">
            <a href="#content">Whoswho <b>API</b></a>
          </p>
          ${navigation(groups)}
        </nav>
        <main id="content">
          <h1>Whoswho API</h1>
          <section class="topics">${introduction.map(topic)}</section>
          ${groups.map(groupSection)}
          <section class="group" id="objects">
            <h2>Objects</h2>
            <p>Keys that are not listed are kept.</p>
            ${[...shapes].map(
              ([title, { description, ...shape }]) =>
                html` <section class="object" id="${shapeAnchor(title)}">
                  <h3><a href="#${shapeAnchor(title)}">${title}</a></h3>
                  ${description && html`<p>${prose(description)}</p>`} ${rowTable(rowsOf(shape))}
                </section>`,
            )}
          </section>
          <section class="group" id="errors">
            <h2>Errors</h2>
            <p>
              ${prose('Every error is `{"error": {"code", "message", "errors": [{"reason", "message", …}]}}`; `code` is the HTTP status.')}
            </p>
            ${errorTable(errorRows())}
          </section>
        </main>
      </body>
    </html> `;
  return page.markup;
}

function navigation(groups: readonly (readonly [string, readonly Entry[]])[]): Html {
  return html`<ul class="menu">
    <li><a href="#content">Start</a></li>
    ${groups.map(
      ([group, entries]) =>
        html`<li>
          <a href="#${groupAnchor(group)}">${group}</a>
          <ul>
            ${entries.map(({ name }) => html`<li><a href="#${name}">${name.slice(group.length + 1)}</a></li>`)}
          </ul>
        </li> `,
    )}
    <li><a href="#objects">Objects</a></li>
    <li><a href="#errors">Errors</a></li>
  </ul>`;
}

function topic({ anchor, title, paragraphs }: (typeof introduction)[number]): Html {
  return html` <div id="${anchor}">
    <h2>${title}</h2>
    ${paragraphs.map((text) => html`<p>${prose(text)}</p>`)}
  </div>`;
}

function groupSection([group, entries]: readonly [string, readonly Entry[]]): Html {
  return html` <section class="group" id="${groupAnchor(group)}">
    <h2>${group}</h2>
    <ul class="index">
      ${entries.map(
        ({ name, summary }) =>
          html` <li><a href="#${name}">${name}</a> <span>${prose(summary)}</span></li>`,
      )}
    </ul>
    ${entries.map(endpointSection)}
  </section>`;
}

function endpointSection(entry: Entry): Html {
  const { name, verb, url, aliases, callers, summary, description, calls, answer } = entry;
  return html` <article class="endpoint" id="${name}">
    <h3><a href="#${name}">${name}</a></h3>
    <p class="address">
      <span class="verb ${verb.toLowerCase()}">${verb}</span> <code>${breakable(url)}</code>
    </p>
    <div class="columns">
      <div class="words">
        <p class="summary">${prose(summary)}</p>
        ${description && html`<p>${prose(description)}</p>`}
        <p class="callers"><b>Callers</b> ${prose(callers)}</p>
        ${aliases.length > 0 && html`<p class="callers"><b>Old names</b> ${aliases.map((alias) => html`<code>${alias}</code> `)}</p>`}
        ${message('Input', entry.input)} ${message('Answer', entry.output)}
        <h4>Errors</h4>
        ${errorTable(entry.errors)}
        <p class="soft">
          ${entry.errors.length > 0 ? 'And' : 'Only'} those that
          <a href="#errors">every endpoint</a> can answer.
        </p>
      </div>
      <div class="examples">
        ${example('curl', calls.curl)} ${example('TypeScript', calls.sdk)}
        ${example('Command line', calls.cli)}
        ${answer !== undefined && example('Answer', printJson(answer))}
      </div>
    </div>
  </article>`;
}

/** A path that may break before each of its parts. */
function breakable(path: string): readonly Html[] {
  return path.split(/(?=[/.])/).map((part) => html`<wbr />${part}`);
}

function example(title: string, text: string): Html {
  return html`<figure>
    <figcaption>${title}</figcaption>
    <pre tabindex="0"><code>${text}</code></pre>
  </figure>`;
}

function message(title: string, { words, shape, rows }: Message<Row>): Html {
  return html`<h4>${title}</h4>
    ${words && html`<p>${shape === undefined ? prose(words) : withLink(words, shape)}</p>`}
    ${rows.length === 0 && words === undefined && html`<p>Nothing.</p>`} ${rowTable(rows)}`;
}

function rowTable(rows: readonly (Row | InputRow)[]): Html | undefined {
  return tableOf(
    rows.map(
      (row) =>
        html` <tr>
          <th scope="row">
            <code>${breakable(row.name)}</code
            >${row.required && html` <em class="required">${'place' in row ? 'required' : 'always'}</em>`}
            <span class="type"
              >${typeText(row)}${'place' in row && html` <span class="place">${row.place}</span>`}</span
            >
          </th>
          <td>${prose(row.words)}</td>
        </tr>`,
    ),
  );
}

function typeText({ type, shape }: Row): Html {
  return shape === undefined ? html`${type}` : withLink(type, shape);
}

/** A text in which the title of an object links to it. */
function withLink(text: string, shape: string): Html {
  const pieces = text.replaceAll('`', '').split(shape);
  const link = html`<a href="#${shapeAnchor(shape)}">${shape}</a>`;
  return html`${pieces.map((piece, index) => [index > 0 && link, piece])}`;
}

function errorTable(rows: readonly ErrorRow[]): Html | undefined {
  return tableOf(
    rows.map(
      ({ code, status, reason, meaning }) =>
        html` <tr>
          <th scope="row"><code>${code}</code><span class="type">${status} ${reason}</span></th>
          <td>${prose(meaning)}</td>
        </tr>`,
    ),
  );
}

function tableOf(lines: readonly Html[]): Html | undefined {
  if (lines.length === 0) {
    return undefined;
  }
  return html`<table>
    <tbody>
      ${lines}
    </tbody>
  </table>`;
}

function shapeAnchor(title: string): string {
  return `object-${title}`;
}

function groupAnchor(group: string): string {
  return `group-${group}`;
}
