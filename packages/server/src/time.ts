import { DirectoryError } from '@whoswho/core';

/** A time as the wire writes it: UTC, six digits of a second, no zone (wire 2.8). */
export function wireTime(date: Date): string {
  return `${date.toISOString().slice(0, -1)}000`;
}

/** The milliseconds since 1970 of such a time. */
export function wireTimeMs(time: string): number {
  return Date.parse(`${time.slice(0, 23)}Z`);
}

/** The microseconds since 1970 of such a time. */
export function wireTimeMicros(time: string): number {
  return wireTimeMs(time) * 1000 + Number(time.slice(23, 26));
}

/** The wire's form of the time some days before another. */
export function daysBefore(date: Date, days: number): string {
  const farthest = 0;
  return wireTime(new Date(Math.max(farthest, date.getTime() - days * 86_400_000)));
}

/** The wire's form of the time some seconds after another. */
export function secondsAfter(date: Date, seconds: number): string {
  return wireTime(new Date(date.getTime() + seconds * 1000));
}

const isoTime =
  /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2})(:\d{2})?(?:[.,](\d{1,9}))?([Zz]|[+-]\d{2}:?\d{2})?)?$/;

/**
 * The wire's form of a time that somebody wrote: ISO 8601, UTC where no zone is told. A day is its
 * beginning. `name` is the parameter, for the refusal of what is no time.
 */
export function parseTime(name: string, text: string): string {
  return readTime(name, text).time;
}

/** The same for the end of a span: a day is its last moment. */
export function parseUntil(name: string, text: string): string {
  const { time, isDay } = readTime(name, text);
  return isDay ? `${time.slice(0, 10)}T23:59:59.999999` : time;
}

function readTime(name: string, text: string): { readonly time: string; readonly isDay: boolean } {
  const [, day = '', minutes, seconds = ':00', fraction = '', zone = 'Z'] =
    isoTime.exec(text.trim()) ?? [];
  const digits = fraction.padEnd(6, '0').slice(0, 6);
  const local = Date.parse(`${day}T${minutes ?? '00:00'}${seconds}.${digits.slice(0, 3)}Z`);
  const ms = local - zoneMs(zone);
  // Dates that no calendar has roll over to the next month.
  const isKnown = !Number.isNaN(local) && new Date(local).toISOString().startsWith(day);
  if (!isKnown || ms < -62_135_596_800_000 || ms >= 253_402_300_800_000) {
    throw new DirectoryError(
      'invalidParameter',
      `${name}: ${JSON.stringify(text)} is not a time such as 2026-11-24T08:00:00Z, nor a day ` +
        'such as 2026-11-24',
    );
  }
  return {
    time: `${wireTime(new Date(ms)).slice(0, -3)}${digits.slice(3)}`,
    isDay: minutes === undefined,
  };
}

function zoneMs(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  return hours === undefined
    ? 0
    : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
