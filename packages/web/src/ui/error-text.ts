import { CallTimeoutError, ConnectionError, isApiError } from '@whoswho/client';
import type { errors } from '../language/en/errors.ts';

/** What an error is called in `language/<language>/errors.ts`. */
export type ErrorKey = keyof typeof errors;

const keyOfCode: Readonly<Record<string, ErrorKey>> = {
  badRequest: 'badRequest',
  invalidParameter: 'invalidParameter',
  required: 'required',
  forbidden: 'forbidden',
  notFound: 'notFound',
  conflict: 'conflict',
  deleted: 'deleted',
  conditionNotMet: 'conditionNotMet',
  uploadTooLarge: 'uploadTooLarge',
  tooManyTries: 'tooManyTries',
  backendError: 'backendError',
};

/** A headline in the reader's language, and each thing that the server says in detail. */
export function textOfError(
  error: unknown,
  translate: (key: ErrorKey) => string,
): { title: string; details: readonly string[] } {
  if (isApiError(error)) {
    const details = error.errors.map(({ message }) => message);
    return {
      title: translate(keyOfCode[error.code] ?? 'unknown'),
      details: details.length === 0 ? [error.message] : [...new Set(details)],
    };
  }
  if (error instanceof ConnectionError) {
    return { title: translate('offline'), details: [] };
  }
  if (error instanceof CallTimeoutError) {
    return { title: translate('timeout'), details: [] };
  }
  return {
    title: translate('unknown'),
    details: [error instanceof Error ? error.message : String(error)],
  };
}
