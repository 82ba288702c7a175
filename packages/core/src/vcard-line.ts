/** A line of a card: a property with its parameters and its value. */
export interface VcardLine {
  readonly name: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** A text, or the parts of a structured one; a URI is written as it is. */
  readonly value: string | readonly string[] | { readonly uri: string };
}

/** A whole card, its lines ended by CRLF and folded (RFC 6350 3.1, 3.2). */
export function vcardText(lines: readonly VcardLine[]): string {
  const texts = ['BEGIN:VCARD', 'VERSION:4.0', ...lines.map(vcardLine), 'END:VCARD'];
  return texts.map((text) => `${folded(text)}\r\n`).join('');
}

/** One line, not folded yet. */
export function vcardLine({ name, parameters = {}, value }: VcardLine): string {
  const told = Object.entries(parameters).map(([key, text]) => `;${key}=${parameterText(text)}`);
  return `${name}${told.join('')}:${valueText(value)}`;
}

function valueText(value: VcardLine['value']): string {
  if (typeof value === 'string') {
    return escaped(value);
  }
  // A line break in a URI would begin another property.
  return 'uri' in value ? value.uri.replace(/[\p{Cc}\s]/gu, '') : value.map(escaped).join(';');
}

/** RFC 6350 3.4; control characters cannot be told at all (3.3). */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/gu, '\n')
    .replace(/[\\,;]/gu, String.raw`\$&`)
    .replace(/\n/gu, String.raw`\n`)
    .replace(/\p{Cc}/gu, (character) => (character === '\t' ? character : ''));
}

/** A word goes bare, anything else in quotes, which it cannot have itself (RFC 6350 3.3, RFC 6868). */
function parameterText(text: string): string {
  const plain = text
    .replaceAll('^', '^^')
    .replaceAll('"', "^'")
    .replace(/\r\n?|\n/gu, '^n')
    .replace(/\p{Cc}/gu, '');
  return /^[\w-]+$/u.test(plain) ? plain : `"${plain}"`;
}

const mostOctets = 75;

/** Lines have at most 75 octets; a longer one goes on after a line break and a blank (3.2). */
function folded(line: string): string {
  let length = 0;
  let text = '';
  for (const character of line) {
    const octets = octetsOf(character.codePointAt(0) ?? 0);
    if (length + octets > mostOctets) {
      text += '\r\n ';
      length = 1;
    }
    text += character;
    length += octets;
  }
  return text;
}

/** In UTF-8. */
function octetsOf(codePoint: number): number {
  return codePoint < 0x80 ? 1 : codePoint < 0x8_00 ? 2 : codePoint < 0x1_00_00 ? 3 : 4;
}
