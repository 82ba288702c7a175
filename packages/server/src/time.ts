/** A time as the wire writes it: UTC, six digits of a second, no zone (wire 2.8). */
export function wireTime(date: Date): string {
  return `${date.toISOString().slice(0, -1)}000`;
}

/** The milliseconds since 1970 of such a time. */
export function wireTimeMs(time: string): number {
  return Date.parse(`${time.slice(0, 23)}Z`);
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
