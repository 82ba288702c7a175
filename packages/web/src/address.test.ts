import { describe, expect, it } from 'vitest';
import { parseSearch, stringifySearch } from './address.ts';
import { readPeopleSearch } from './data/people-search.ts';

describe('the address of a page', () => {
  it('has ids as they are, also those that no number can hold', () => {
    const search = { directory: '9007199254740993', q: '0033 1', group: 'true' };
    const text = stringifySearch(search);
    expect(text).toBe('?directory=9007199254740993&q=0033+1&group=true');
    expect(parseSearch(text)).toEqual(search);
  });

  it('keeps choices, and loses nothing but what is no choice', () => {
    const search = { q: '{"a":1}', choices: { department: ['Sales & more', null, 4] } };
    expect(readPeopleSearch(parseSearch(stringifySearch(search)))).toEqual(search);
    expect(readPeopleSearch(parseSearch('?choices={oops&q=x'))).toEqual({ q: 'x' });
  });

  it('is bare where nothing is said', () => {
    expect(stringifySearch({ q: undefined })).toBe('');
    expect(parseSearch('')).toEqual({});
  });
});
