import type { Json } from '../schema.ts';

/** A value as JSON for readers: what fits on a line stays on one. */
export function printJson(value: Json): string {
  return printed(value, json, '', 0);
}

/** A value as a TypeScript literal, laid out the same way behind so many characters. */
export function printTypeScript(value: Json, column: number): string {
  return printed(value, typeScript, '', column);
}

/** A value as a query or a command line has it: texts as they are, anything else as JSON. */
export function printText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** How a language writes what the layout does not care about. */
interface Language {
  text(text: string): string;
  key(key: string): string;
  /** After the last member of a list or object of several lines. */
  readonly end: string;
}

const json: Language = { text: JSON.stringify, key: JSON.stringify, end: '' };

const typeScript: Language = {
  text: textLiteral,
  key: (key) => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : textLiteral(key)),
  end: ',',
};

const lineWidth = 72;

function printed(
  value: Json | undefined,
  language: Language,
  indent: string,
  column: number,
): string {
  const line = onOneLine(value, language);
  if (typeof value !== 'object' || value === null || column + line.length <= lineWidth) {
    return line;
  }
  const deeper = `${indent}  `;
  const members = Array.isArray(value)
    ? value.map((item) => deeper + printed(item, language, deeper, deeper.length))
    : Object.entries(value).map(
        ([key, member]) =>
          `${deeper}${language.key(key)}: ${printed(member, language, deeper, deeper.length + key.length)}`,
      );
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${members.join(',\n')}${language.end}\n${indent}${close}`;
}

function onOneLine(value: Json | undefined, language: Language): string {
  if (typeof value === 'string') {
    return language.text(value);
  }
  if (typeof value !== 'object' || value === null) {
    return String(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map((item) => onOneLine(item, language)).join(', ')}]`;
  }
  const members = Object.entries(value).map(
    ([key, member]) => `${language.key(key)}: ${onOneLine(member, language)}`,
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function textLiteral(text: string): string {
  const inside = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"');
  return `'${inside.replaceAll("'", String.raw`\'`)}'`;
}
