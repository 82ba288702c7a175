import type { JsonObject } from '@whoswho/core';
import { expect } from 'vitest';
import { listAt, objectAt } from './json-path.ts';

/** What an answer has to have to be looked at, however it was fetched. */
export interface ErrorAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: JsonObject;
}

/** The `reason`s that each status has (wire 2.9), and those of signing in. */
const reasons: Readonly<Record<number, readonly string[]>> = {
  400: ['badRequest', 'invalidParameter', 'mailNotSetUp'],
  401: ['required', 'signInFailed'],
  403: ['forbidden', 'crossSite'],
  404: ['notFound', 'unsupportedProtocol'],
  409: ['conflict'],
  410: ['deleted'],
  412: ['conditionNotMet'],
  413: ['uploadTooLarge'],
  429: ['tooManyTries'],
  501: ['unsupportedMethod'],
  502: ['mailFailed'],
  503: ['backendError'],
};

/**
 * Checks that an answer is an error of a status in the one shape that all errors have
 * (wire 2.9), and gives what stands below `error`.
 */
export function expectError(answer: ErrorAnswer, status: number, message?: string): JsonObject {
  expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  expect(answer.headers.get('content-type')?.toLowerCase()).toBe('application/json; charset=utf-8');
  expect(Object.keys(answer.body)).toEqual(['error']);
  const error = objectAt(answer.body, 'error');
  expect(error).toEqual({
    code: status,
    message: expect.stringMatching(/./u),
    errors: expect.any(Array),
  });
  const errors = listAt(error, 'errors');
  expect(errors.length).toBeGreaterThan(0);
  for (const detail of errors) {
    expect(detail).toMatchObject({ domain: 'global', message: expect.stringMatching(/./u) });
    expect(reasons[status]).toContain(objectAt(detail)['reason']);
  }
  if (message !== undefined) {
    expect(error['message']).toBe(message);
  }
  return error;
}
