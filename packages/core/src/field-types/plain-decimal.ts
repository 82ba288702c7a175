/** A finite number in plain decimal notation, never as `1e21`. */
export function plainDecimal(value: number): string {
  const { digits, exponent } = decimalParts(value);
  const sign = value < 0 ? '-' : '';
  if (exponent < 0) {
    return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  }
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}

/**
 * A text of constant length that sorts as the number does: sign, exponent, digits. Those of
 * negative numbers are complements, so that a larger size sorts first.
 */
export function decimalSortKey(value: number): string {
  if (value === 0) {
    return `1${'0'.repeat(exponentLength + digitsLength)}`;
  }
  const { digits, exponent } = decimalParts(value);
  const size =
    String(exponent + exponentOffset).padStart(exponentLength, '0') +
    digits.padEnd(digitsLength, '0');
  return value > 0 ? `2${size}` : `0${complement(size)}`;
}

/** Decimals that the number needs in plain notation. */
export function decimalsOf(value: number): number {
  return plainDecimal(value).split('.')[1]?.length ?? 0;
}

// A double has exponents from -324 to 308 and at most 17 digits that count.
const exponentOffset = 500;
const exponentLength = 3;
const digitsLength = 17;

function decimalParts(value: number): { digits: string; exponent: number } {
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toExponential().split('e');
  return { digits: mantissa.replace('.', ''), exponent: Number(exponent) };
}

function complement(digits: string): string {
  return digits.replace(/\d/gu, (digit) => String(9 - Number(digit)));
}
