import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Content } from './contract/index.ts';
import { equal, mergeContent } from './index.ts';
import type { Json, JsonObject } from './index.ts';

const value = fc.constantFrom<Json[]>(1, 2, { deep: [1] }, { deep: [2] }, false);
const languages = fc.dictionary(
  fc.constantFrom('en', 'fr', 'constructor'),
  fc.constantFrom('A', 'B'),
);
const keys = fc.dictionary(fc.constantFrom('required', 'toString', 'help'), value);
const component = fc.record(
  { title: languages, type: fc.constantFrom('inputText', 'date'), properties: keys, odd: value },
  { requiredKeys: ['title', 'properties'] },
);
const uuids = ['u1', 'u2', 'u3', 'u4'];
/** Contents with few keys and few values, so that two of them often meet. */
const content = fc
  .record(
    {
      title: languages,
      properties: value,
      unknown: value,
      constructor: value,
      heritable: fc.boolean(),
      components: fc.array(fc.tuple(fc.constantFrom(...uuids), component), { maxLength: 4 }),
    },
    { requiredKeys: ['title', 'components', 'heritable'] },
  )
  .map(({ components, heritable, ...rest }): Content => {
    const listed = [...new Map(components)].map(([uuid, item]) => ({ uuid, ...item }));
    return { ...rest, template: { heritable, components: listed } } as Content;
  });
const runs = { numRuns: 3000 };

describe('merging contents', () => {
  it('of one side alone is that side, in its order', () => {
    fc.assert(
      fc.property(content, content, (base, other) => {
        const none = { content: other, clashes: [] };
        expect(mergeContent({ base, theirs: base, yours: other })).toEqual(none);
        expect(mergeContent({ base, theirs: other, yours: base })).toEqual(none);
        expect(mergeContent({ base, theirs: other, yours: other })).toEqual(none);
      }),
      runs,
    );
  });

  it('keeps all that either side has changed, or names where they clash', () => {
    let [mergedCount, clashCount] = [0, 0];
    fc.assert(
      fc.property(content, content, content, (base, theirs, yours) => {
        const merged = mergeContent({ base, theirs, yours });
        const states = [base, theirs, yours].map(placesOf);
        const wanted = placesOf(merged.content);
        const clashing = merged.clashes.map(({ location = '' }) => location);
        for (const place of new Set(states.flatMap((state) => [...state.keys()]))) {
          const [was, stored, sent] = states.map((state) => state.get(place));
          if (clashing.some((location) => `${place}.`.startsWith(`${location}.`))) {
            continue;
          }
          const expected = equal(was, sent) ? stored : sent;
          expect(equal(stored, was) || equal(sent, was) || equal(stored, sent), place).toBe(true);
          expect(wanted.get(place), place).toEqual(expected);
        }
        if (merged.clashes.length === 0) {
          mergedCount += 1;
        } else {
          clashCount += 1;
        }
      }),
      runs,
    );
    expect(Math.min(mergedCount, clashCount)).toBeGreaterThan(10);
  });

  it('tells three different values of each clash, and no place twice', () => {
    fc.assert(
      fc.property(content, content, content, (base, theirs, yours) => {
        const { clashes } = mergeContent({ base, theirs, yours });
        expect(new Set(clashes.map(({ location }) => location)).size).toBe(clashes.length);
        for (const clash of clashes) {
          expect(equal(clash.base, clash.theirs)).toBe(false);
          expect(equal(clash.base, clash.yours)).toBe(false);
          expect(equal(clash.theirs, clash.yours)).toBe(false);
          expect(clash.locationType).toBe('field');
          expect(clash.message).toMatch(/since, and you/u);
        }
      }),
      runs,
    );
  });

  it('of disjoint changes says the same whoever comes first, and changes none of the three', () => {
    const side = fc.constantFrom('theirs', 'yours');
    const change = fc.record({ side, place: fc.nat({ max: 9 }), value });
    fc.assert(
      fc.property(content, fc.array(change, { maxLength: 6 }), (base, changes) => {
        // A place belongs to whom first changes it.
        const owners = new Map(changes.toReversed().map((one) => [one.place, one.side]));
        const mine = changes.filter(({ place, side: by }) => owners.get(place) === by);
        const theirs = changedBy(
          base,
          mine.filter((one) => one.side === 'theirs'),
        );
        const yours = changedBy(
          base,
          mine.filter((one) => one.side === 'yours'),
        );
        const before = JSON.stringify([base, theirs, yours]);
        const merged = mergeContent({ base, theirs, yours });
        expect(merged).toEqual({ content: changedBy(base, mine), clashes: [] });
        expect(mergeContent({ base, theirs: yours, yours: theirs })).toEqual(merged);
        expect(JSON.stringify([base, theirs, yours])).toBe(before);
      }),
      runs,
    );
  });
});

describe('the order of components', () => {
  const listed = (ids: string): Content => ({
    template: { components: ids.split('').map((uuid) => ({ uuid })) },
  });
  it.each([
    ['both add at the end', 'ABC', 'ABCt', 'ABCy', 'ABCty'],
    ['both add after the same one', 'ABC', 'AtBC', 'AyBC', 'AtyBC'],
    ['both add at the start', 'AB', 'tAB', 'yAB', 'tyAB'],
    ['you add after one that they removed', 'ABC', 'AC', 'AByC', 'AyC'],
    ['only you reorder', 'ABC', 'ABC', 'CAB', 'CAB'],
    ['you reorder, they add', 'ABC', 'ABtC', 'CBA', 'CBtA'],
    ['they reorder, you add', 'ABC', 'CBA', 'AByC', 'CByA'],
    ['both reorder alike', 'ABC', 'CABt', 'CAyB', 'CAyBt'],
    ['both reorder differently', 'ABC', 'CAB', 'BCA', 'CAB'],
    ['both remove', 'ABCD', 'ACD', 'ABD', 'AD'],
    ['you reorder around one that they removed', 'ABC', 'AC', 'CBA', 'CA'],
    ['from nothing', '', 't', 'y', 'ty'],
  ])('%s', (_, base, theirs, yours, expected) => {
    const merged = mergeContent({
      base: listed(base),
      theirs: listed(theirs),
      yours: listed(yours),
    });
    expect(merged).toEqual({ content: listed(expected), clashes: [] });
  });
});

/** Every value of a content that is merged by itself, by its location. */
function placesOf({ title, template, ...rest }: Content): Map<string, Json | undefined> {
  const { components = [], ...inTemplate } = template ?? {};
  return new Map([
    ...placesIn('', rest as JsonObject),
    ...placesIn('title.', title ?? {}),
    ...placesIn('template.', inTemplate as JsonObject),
    ...components.flatMap(({ uuid, title: titles, properties, ...others }) => {
      const place = `template.components.${uuid}`;
      return [
        [place, true] as const,
        ...placesIn(`${place}.`, others),
        ...placesIn(`${place}.title.`, titles ?? {}),
        ...placesIn(`${place}.properties.`, properties ?? {}),
      ];
    }),
  ]);
}

function placesIn(prefix: string, object: JsonObject): [string, Json | undefined][] {
  return Object.entries(object).map(([key, inner]) => [`${prefix}${key}`, inner]);
}

/** A content with changes; each number is a place that no other one is within. */
function changedBy(
  base: Content,
  changes: readonly { readonly place: number; readonly value: Json }[],
): Content {
  const next = structuredClone(base) as Content & JsonObject;
  for (const { place, value: wanted } of changes) {
    const field = next.template?.components?.[place % 3];
    if (place < 3) {
      next[`key${place}`] = wanted;
    } else if (place < 6) {
      next.title = { ...next.title, [`l${place}`]: JSON.stringify(wanted) };
    } else if (field !== undefined) {
      field.properties = { ...field.properties, [`p${place}`]: wanted };
    }
  }
  return next;
}
