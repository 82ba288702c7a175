import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { nicknameGroups, nicknamesOf } from './nicknames.ts';

describe('the built-in nicknames', () => {
  it('are folded single words, each once in a group of at least two', () => {
    expect(nicknameGroups.length).toBeGreaterThanOrEqual(80);
    for (const group of nicknameGroups) {
      expect(group.length, group.join()).toBeGreaterThanOrEqual(2);
      expect(new Set(group).size, group.join()).toBe(group.length);
      for (const name of group) {
        expect(fold(name)).toBe(name);
        expect(name).toMatch(/^\p{Letter}+$/u);
      }
    }
  });

  it('say no group twice', () => {
    const groups = nicknameGroups.map((group) => group.toSorted().join(' '));
    expect(new Set(groups).size).toBe(groups.length);
  });

  it.each([
    ['bill', 'william'],
    ['bob', 'robert'],
    ['fritz', 'friedrich'],
    ['paco', 'francisco'],
    ['beppe', 'giuseppe'],
    ['manu', 'emmanuel'],
    ['sasha', 'aleksandr'],
    ['саша', 'александр'],
    ['дима', fold('Дмитрий')],
  ])('know %s as %s, and the other way round', (short, long) => {
    const names = nicknamesOf([]);
    expect(names.get(short)).toContain(long);
    expect(names.get(long)).toContain(short);
  });

  it('know a name in several groups, and do not join these', () => {
    const names = nicknamesOf([]);
    expect(names.get('ted')).toEqual(expect.arrayContaining(['edward', 'theodore']));
    expect(names.get('edward')).not.toContain('theodore');
    expect(names.get('theodore')).not.toContain('edward');
  });

  it('are the same both ways, and nobody is their own', () => {
    const names = nicknamesOf([]);
    for (const [name, others] of names) {
      expect(others).not.toContain(name);
      expect(new Set(others).size).toBe(others.length);
      for (const other of others) {
        expect(names.get(other), `${other} of ${name}`).toContain(name);
      }
    }
    expect(names.has('zebedee')).toBe(false);
  });
});

describe('own nicknames', () => {
  it('come beside the built-in ones, folded', () => {
    const names = nicknamesOf([
      ['Günther', 'GÜNNI'],
      ['William', 'Wim'],
    ]);
    expect(names.get('gunther')).toEqual(['gunni']);
    expect(names.get('gunni')).toEqual(['gunther']);
    expect(names.get('william')).toEqual(expect.arrayContaining(['bill', 'wim']));
    expect(names.get('wim')).toEqual(['william']);
    expect(names.get('bill')).not.toContain('wim');
    expect(names.has('Günther')).toBe(false);
  });

  it('leave those of others alone', () => {
    nicknamesOf([['william', 'wim']]);
    expect(nicknamesOf([]).has('wim')).toBe(false);
    expect(nicknamesOf([]).get('william')).not.toContain('wim');
  });

  it('say a name once that is written in two ways', () => {
    expect(nicknamesOf([['Zoë', 'Zoe', 'Zo']]).get('zo')).toEqual(['zoe']);
  });
});
