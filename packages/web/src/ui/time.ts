/** The server's times are UTC without saying so (wire 2.8). */
function dateOfTime(time: string): Date {
  return new Date(/[zZ]|[+-]\d\d:\d\d$/u.test(time) ? time : `${time}Z`);
}

/** A moment as the reader's language and time zone write it. */
export function timeText(time: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(
    dateOfTime(time),
  );
}

const steps = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** How long ago a moment was: "3 hours ago". */
export function agoText(time: string, language: string, now = new Date()): string {
  const seconds = (dateOfTime(time).getTime() - now.getTime()) / 1000;
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  for (const [unit, length] of steps) {
    if (Math.abs(seconds) >= length) {
      return format.format(Math.trunc(seconds / length), unit);
    }
  }
  return format.format(Math.trunc(seconds), 'second');
}
