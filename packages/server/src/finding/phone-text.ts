const phone = /^[\d\s+()./-]+$/u;
const fewestDigits = 4;

/** Whether a folded text may be a phone number, or a part of one, in whatever notation. */
export function isPhoneText(text: string): boolean {
  return phone.test(text) && digitsOf(text).length >= fewestDigits;
}

export function digitsOf(text: string): string {
  return text.replace(/\D/gu, '');
}

/** Digits without what is dialled before them: 00 for +, or the 0 of callers from the same country. */
export function withoutDialled(digits: string): string {
  return digits.replace(/^00?/u, '');
}
