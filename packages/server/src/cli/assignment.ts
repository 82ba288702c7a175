import { CommandError } from './exit-code.ts';

/** `NAME=VALUE` of a command line, or `NAME:=VALUE`. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
  /** `:=`: the value is JSON. */
  readonly isJson: boolean;
}

/** Whether a word of a command line assigns something. */
export function isAssignment(word: string): boolean {
  return word.includes('=');
}

/** Takes a word apart at its first `=`. */
export function readAssignment(word: string): Assignment {
  const position = word.indexOf('=');
  const isJson = word[position - 1] === ':';
  const name = word.slice(0, isJson ? position - 1 : position);
  if (position === -1 || name.trim() === '') {
    throw new CommandError('wrongUsage', `"${word}" is not of the form NAME=VALUE`);
  }
  return { name, value: word.slice(position + 1), isJson };
}
