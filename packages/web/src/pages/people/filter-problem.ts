import { DirectoryError, readFilter } from '@whoswho/core';

/** Why a filter cannot be read. */
export interface FilterProblem {
  /** In the words of whoever reads filters. */
  readonly message: string;
  /** Where in the text, from 0; absent where it has no place. */
  readonly at?: number;
}

/** Reads a filter as the server will; what fields there are, only the server knows. */
export function filterProblem(text: string): FilterProblem | undefined {
  try {
    readFilter(text, () => 'contains');
    return undefined;
  } catch (error) {
    if (!(error instanceof DirectoryError)) {
      throw error;
    }
    const [, place, message] = /^filter: at character (\d+), (.*)$/su.exec(error.message) ?? [];
    return place === undefined || message === undefined
      ? { message: error.message }
      : { message, at: Number(place) - 1 };
  }
}
