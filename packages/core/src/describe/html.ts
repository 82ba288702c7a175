/** Markup that is safe to send: every text that went into it was escaped. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What a template takes: texts are escaped, lists joined; `undefined` and `false` leave nothing. */
export type HtmlPart = string | number | Html | undefined | false | readonly HtmlPart[];

/** A template of markup. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  const [first = '', ...rest] = strings;
  return new Html(first + rest.map((text, index) => markupOf(parts[index]) + text).join(''));
}

/** A text whose Markdown code spans become `<code>`. */
export function prose(text: string): Html {
  const pieces = text.split(/`([^`]+)`/);
  return html`${pieces.map((piece, index) => (index % 2 === 1 ? html`<code>${piece}</code>` : piece))}`;
}

function markupOf(part: HtmlPart): string {
  if (part instanceof Html) {
    return part.markup;
  }
  if (typeof part === 'object') {
    return part.map(markupOf).join('');
  }
  return part === undefined || part === false ? '' : escaped(String(part));
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
