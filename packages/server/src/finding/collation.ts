import { compareText } from './order.ts';

/** How texts are compared for somebody who reads a language. */
export interface Collation {
  /** Names it; languages that sort alike share it. */
  readonly name: string;
  /** Whether it compares folded texts: accents do not count, as in most languages. */
  readonly isFolded: boolean;
  readonly compare: (left: string, right: string) => number;
}

const folded: Collation = { name: 'folded', isFolded: true, compare: compareText };

/** Letters that some languages put at a place of their own. */
const probe =
  'a ä å æ ą b c ç č ch d đ dz e é ę f g ğ h i ı í j k l ł ll lj m n ñ ń o ö ø õ ő p q r ř s š ß t u ü ű v w x y ý z ž þ';

const known = new Map<string, Collation>();

/** The collation of a language; unknown ones sort as most do. */
export function collationOf(language: string | undefined): Collation {
  const name = language ?? 'en';
  let collation = known.get(name);
  if (collation === undefined) {
    collation = findCollation(name);
    known.set(name, collation);
  }
  return collation;
}

function findCollation(language: string): Collation {
  const usual = orderIn(new Intl.Collator('en'));
  try {
    const collator = new Intl.Collator(language);
    const order = orderIn(collator);
    return order === usual ? folded : { name: order, isFolded: false, compare: collator.compare };
  } catch {
    // Not the name of a language.
    return folded;
  }
}

function orderIn(collator: Intl.Collator): string {
  return probe.split(' ').sort(collator.compare).join(' ');
}
