/** The moment that a link means: the end of a day here, no later than now, or a time as it is. */
export function timeOf(asOf: string, now: Date): string {
  if (!/^\d{4}-\d\d-\d\d$/u.test(asOf)) {
    return new Date(asOf).toISOString();
  }
  const end = new Date(`${asOf}T23:59:59.999`);
  return (end > now ? now : end).toISOString();
}

/** How that moment is told: a day without a time. */
export function asOfText(asOf: string, language: string): string {
  const isDay = /^\d{4}-\d\d-\d\d$/u.test(asOf);
  const format = new Intl.DateTimeFormat(
    language,
    isDay ? { dateStyle: 'long', timeZone: 'UTC' } : { dateStyle: 'long', timeStyle: 'medium' },
  );
  return format.format(new Date(asOf));
}

/** A day of this place as a link writes it. */
export function dayOf(time: Date): string {
  const [year, month, day] = [time.getFullYear(), time.getMonth() + 1, time.getDate()];
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
