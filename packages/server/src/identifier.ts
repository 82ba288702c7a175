import { randomBytes, randomInt } from 'node:crypto';

/** A new id: sixteen decimal digits that do not start with a zero (wire 2.8). */
export function newId(): string {
  return `${randomInt(1, 10)}${digits(15)}`;
}

/** A secret of 256 random bits, marked with what it is for. */
export function newSecret(mark: 'wwt' | 'wws' | 'wwc' | 'wwl'): string {
  return `${mark}_${randomBytes(32).toString('base64url')}`;
}

function digits(count: number): string {
  return String(randomInt(0, 2 ** 48 - 1) % 10 ** count).padStart(count, '0');
}
