import { describe, expect, it } from 'vitest';
import { passwordProblem } from './password-rules.ts';

const ada = { email: 'ada.lovelace@customer.com', firstName: 'Adélaïde', lastName: 'Lovelace' };

describe('a password', () => {
  it.each([
    'correct horse battery',
    'zwölf Boxkämpfer',
    'aaaabbbbccccdddd',
    '🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵',
  ])('%s is taken', (password) => {
    expect(passwordProblem(password, ada)).toBeUndefined();
  });

  it.each([
    ['short', 'has to have at least 10 characters'],
    ['🦊🐻🐼🐨🐯', 'has to have at least 10 characters'],
    ['x'.repeat(201), 'has to have at most 200 characters'],
    ['aaaaaaaaaaaa', 'has to have at least 4 different characters'],
    ['Password2026!', 'is one of the most common passwords; choose another'],
    ['azertyuiop', 'is one of the most common passwords; choose another'],
    ['1234567890', 'is one of the most common passwords; choose another'],
    ['ada.lovelace@customer.com', 'must not be the own name or e-mail address'],
    ['ADA.LOVELACE', 'must not be the own name or e-mail address'],
    ['Adelaide Lovelace', 'must not be the own name or e-mail address'],
    ['LovelaceAdélaïde1815', 'must not be the own name or e-mail address'],
  ])('%s %s', (password, problem) => {
    expect(passwordProblem(password, ada)).toBe(problem);
  });

  it('of somebody without a name is not compared with nothing', () => {
    expect(passwordProblem('0123-4567-89.')).toBeUndefined();
  });
});
