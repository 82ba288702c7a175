/** Between cells: where numbers have a decimal comma, spreadsheets expect a semicolon. */
export function separatorOf(language: string): ',' | ';' {
  const parts = new Intl.NumberFormat(language).formatToParts(0.5);
  return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ';' : ',';
}

/** Spreadsheets read the file as UTF-8 when it begins so. */
export const byteOrderMark = '\uFEFF';

/** One line of a file for spreadsheets. */
export function csvLine(cells: readonly string[], separator: ',' | ';'): string {
  return `${cells.map((cell) => csvCell(cell, separator)).join(separator)}\r\n`;
}

function csvCell(text: string, separator: string): string {
  const safe = safeForSpreadsheets(text);
  const needsQuotes = /["\r\n]/u.test(safe) || safe.includes(separator) || safe !== safe.trim();
  return needsQuotes ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Spreadsheets run what begins like a formula; an apostrophe before it makes it a text. */
function safeForSpreadsheets(text: string): string {
  return /^[\s]*[=+\-@]|^[\t\r]/u.test(text) ? `'${text}` : text;
}
