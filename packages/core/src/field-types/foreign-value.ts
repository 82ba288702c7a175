import type { Json } from '../schema.ts';
import { plainDecimal } from './plain-decimal.ts';
import { oneLine } from './text-rules.ts';

/** Text of a value that its type would not store; an earlier type of the field may have. */
export function foreignText(value: Json): string {
  if (Array.isArray(value)) {
    const texts = value.map((item) => (Array.isArray(item) ? '' : foreignText(item)));
    return texts.filter((text) => text !== '').join('; ');
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? plainDecimal(value) : '';
  }
  if (typeof value === 'boolean') {
    return String(value);
  }
  return typeof value === 'string' ? oneLine(value) : '';
}
