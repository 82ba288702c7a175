/**
 * The day that a text such as `today-30d`, `+1m` or `startOf(month)+1m-1d` means, in UTC, as
 * `2024-12-31`. Nothing when the text is no relative date, or when it leaves the years 1 to 9999.
 */
export function resolveDate(text: string, now: Date): string | undefined {
  const [, word, offsets = ''] = relativeDate.exec(text.trim()) ?? [];
  if (word === undefined || word + offsets === '') {
    return undefined;
  }
  let day = beginningOf(word.toLowerCase(), midnight(now));
  for (const [, sign, count = '', unit = ''] of offsets.matchAll(offset)) {
    if (!isInCalendar(day)) {
      return undefined;
    }
    day = moved(day, Number(count) * (sign === '-' ? -1 : 1), unit.toLowerCase());
  }
  return isInCalendar(day) ? day.toISOString().slice(0, 10) : undefined;
}

// Seven digits reach from one end of the calendar to the other in days.
const relativeDate =
  /^(today|now|yesterday|tomorrow|startOf\((?:week|month|year)\)|)((?:[+-]\d{1,7}[dwmy])*)$/i;
const offset = /([+-])(\d+)([dwmy])/gi;

function beginningOf(word: string, today: Date): Date {
  const year = today.getUTCFullYear();
  switch (word) {
    case 'yesterday':
      return moved(today, -1, 'd');
    case 'tomorrow':
      return moved(today, 1, 'd');
    case 'startof(week)':
      // A week begins on Monday (ISO 8601); to JavaScript Sunday is day 0.
      return moved(today, -((today.getUTCDay() + 6) % 7), 'd');
    case 'startof(month)':
      return dayOf(year, today.getUTCMonth(), 1);
    case 'startof(year)':
      return dayOf(year, 0, 1);
    default:
      return today;
  }
}

function moved(day: Date, count: number, unit: string): Date {
  switch (unit) {
    case 'd':
      return dayOf(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + count);
    case 'w':
      return moved(day, count * 7, 'd');
    case 'm':
      return movedByMonths(day, count);
    default:
      return movedByMonths(day, count * 12);
  }
}

/** A month after January 31 is the last day of February. */
function movedByMonths(day: Date, count: number): Date {
  const year = day.getUTCFullYear();
  const month = day.getUTCMonth() + count;
  const lastDay = dayOf(year, month + 1, 0).getUTCDate();
  return dayOf(year, month, Math.min(day.getUTCDate(), lastDay));
}

function midnight(time: Date): Date {
  return dayOf(time.getUTCFullYear(), time.getUTCMonth(), time.getUTCDate());
}

/** `Date.UTC` would take the years 0 to 99 for 1900 to 1999. */
function dayOf(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date;
}

/** False of an invalid date, too. */
function isInCalendar(day: Date): boolean {
  const year = day.getUTCFullYear();
  return year >= 1 && year <= 9999;
}
