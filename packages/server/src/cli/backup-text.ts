const numbers = new Intl.NumberFormat('en');
const fractions = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** `100,000`. */
export function numberText(value: number): string {
  return numbers.format(value);
}

/** `1 person`, `300 people`. */
export function peopleText(count: number): string {
  return count === 1 ? '1 person' : `${numberText(count)} people`;
}

const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** `526.7 MB`. */
export function sizeText(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  return `${fractions.format(bytes / 1000 ** power)} ${units[power]}`;
}
