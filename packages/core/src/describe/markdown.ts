/** A table; nothing when there are no rows. Cells are Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) {
    return [];
  }
  return [[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')];
}

/** A block of code. */
export function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** A text as a code span, whatever is in it. */
export function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 || text.trim() === '' ? ' ' : '';
  return fence + space + text + space + fence;
}

/** A text with code spans, in which `<` and `&` outside of them are no HTML. */
export function prose(text: string): string {
  return text.replace(/`[^`]*`|[<&]/g, (piece) => entities[piece] ?? piece);
}

/** Link to a heading of the same document, by the rule of GitHub. */
export function headingLink(heading: string): string {
  const slug = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
  return `[${heading}](#${slug})`;
}

const entities: Readonly<Record<string, string>> = { '<': '&lt;', '&': '&amp;' };

function line(cells: readonly string[]): string {
  const safe = cells.map((cell) => cell.replaceAll('|', String.raw`\|`).replace(/\s*\n\s*/g, ' '));
  return `| ${safe.join(' | ')} |`;
}
