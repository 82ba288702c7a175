import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  copyJson,
  exactChanges,
  mergeUsers,
  placeChanges,
  readPlace,
  redo,
  undo,
} from './index.ts';
import type { JsonObject } from './index.ts';

const text = fc.constantFrom('a', 'b', 'c');
const organization = fc.record(
  { title: text, department: text, primary: fc.constant(true) },
  { requiredKeys: [] },
);
const typed = fc.record(
  { type: fc.constantFrom('work', 'home', 'odd'), value: text, note: text },
  { requiredKeys: ['type'] },
);
const apiProfile = fc.record(
  {
    organization: fc.record({ title: text, department: text }, { requiredKeys: [] }),
    organizations: fc.array(organization, { maxLength: 2 }),
    phone: fc.record({ work: text, home: text }, { requiredKeys: [] }),
    phones: fc.array(typed, { maxLength: 3 }),
    locations: fc.array(
      fc.record({ type: fc.constantFrom('desk', 'odd'), area: text, floorName: text }),
      { maxLength: 2 },
    ),
    name: fc.record({ givenName: text, familyName: text }, { requiredKeys: [] }),
    customSchemas: fc.record({ HR: fc.record({ level: text, grade: text }) }),
    kind: text,
    jobDescription: fc.oneof(text, fc.array(fc.record({ type: text, value: text }))),
    constructor: text,
  },
  { requiredKeys: [] },
);
const user = fc.record(
  {
    email: text,
    firstName: text,
    isHidden: fc.boolean(),
    constructor: text,
    'a\u0000b%0041': text,
    '\ud800': text,
    customProfile: fc.dictionary(fc.constantFrom('f1', 'f2', 'f.3', 'x\udc00', '%'), text, {
      minKeys: 1,
    }),
    apiProfile: apiProfile.filter((profile) => Object.keys(profile).length > 0),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<JsonObject>;
const paths = ['customSchemas/HR/level', 'name/givenName'];

describe('the changes from one user to another', () => {
  it('lead there, and exactly back', () => {
    fc.assert(
      fc.property(user, user, (before, after) => {
        const changes = exactChanges(before, after, paths);
        const moved = copyJson(before);
        redo(moved, changes);
        expect(moved).toEqual(after);
        undo(moved, changes);
        expect(moved).toEqual(before);
      }),
      { numRuns: 2000 },
    );
  });

  it('name a bound value by its path, not by its two places', () => {
    const before = { apiProfile: { organizations: [{ primary: true, title: 'a' }] } };
    const after = {
      apiProfile: {
        organization: { title: 'b' },
        organizations: [{ primary: true, title: 'b' }],
      },
    };
    expect(placeChanges(before, after, [])).toEqual([
      { place: 'apiProfile/organizations/title', before: 'a', after: 'b' },
    ]);
  });

  it('have names that every database keeps as they are', () => {
    const [change] = exactChanges({}, { 'a\u0000\ud800😀%': 'x' }, []);
    expect(change?.place).toBe('user.a%0000%d800😀%0025');
  });

  it('tell derived keys of nobody', () => {
    const after = { fullName: 'x', updatedAt: 'y', version: 2, etag: 'v2' };
    expect(exactChanges({}, after, [])).toEqual([]);
  });
});

describe('merging', () => {
  const merge = (base: JsonObject, theirs: JsonObject, yours: JsonObject) =>
    mergeUsers({ base, theirs, yours, unknown: new Set(), paths });

  it('of one side alone is that side', () => {
    fc.assert(
      fc.property(user, user, (base, other) => {
        expect(merge(base, base, other)).toEqual({ user: other, clashes: [] });
        expect(merge(base, other, base)).toEqual({ user: other, clashes: [] });
        expect(merge(base, other, other)).toEqual({ user: other, clashes: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps each value that one side has changed, or says where it clashes', () => {
    fc.assert(
      fc.property(user, user, user, (base, theirs, yours) => {
        const merged = merge(base, theirs, yours);
        const wanted = [
          ...placeChanges(base, yours, paths),
          ...placeChanges(base, theirs, paths),
        ].filter(({ place }) => !merged.clashes.some((clash) => clash.place === place));
        for (const { place, after } of wanted) {
          expect(readPlace(merged.user, place), place).toEqual(after);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('lets two people change two values of one list', () => {
    const profile = (title: string, department: string) => ({
      apiProfile: { organizations: [{ primary: true, title, department }] },
    });
    const { user: merged, clashes } = merge(
      profile('a', 'a'),
      profile('b', 'a'),
      profile('a', 'b'),
    );
    expect(clashes).toEqual([]);
    expect(readPlace(merged, 'apiProfile/organizations/title')).toBe('b');
    expect(readPlace(merged, 'apiProfile/organizations/department')).toBe('b');
  });

  it('clashes where nobody knows any more what was there', () => {
    const clash = { place: 'user.lang', base: undefined, theirs: 'fr', yours: 'de' };
    const input = { base: { lang: 'fr' }, theirs: { lang: 'fr' }, paths };
    const unknown = new Set(['user.lang']);
    expect(mergeUsers({ ...input, yours: { lang: 'de' }, unknown }).clashes).toEqual([clash]);
    expect(mergeUsers({ ...input, yours: { lang: 'fr' }, unknown }).clashes).toEqual([]);
  });
});
