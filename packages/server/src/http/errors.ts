import { DirectoryError } from '@whoswho/core';
import type { ErrorCode } from '@whoswho/core';
import { UnreachableError } from '../storage/store.ts';

/** HTTP statuses of the framework's own refusals, as the wire's codes (wire 2.9). */
const codesByStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'badRequest',
  401: 'required',
  403: 'forbidden',
  404: 'notFound',
  405: 'unsupportedMethod',
  409: 'conflict',
  410: 'deleted',
  412: 'conditionNotMet',
  413: 'uploadTooLarge',
  501: 'unsupportedMethod',
};

/** The code for an HTTP status: unknown 4xx are `unsupportedProtocol`, all else is our fault. */
export function codeOfStatus(status: number): ErrorCode {
  const isClientError = status >= 400 && status < 500 && status !== 408;
  return codesByStatus[status] ?? (isClientError ? 'unsupportedProtocol' : 'backendError');
}

/** Whatever was thrown, as an error that may be shown; the reason of a fault stays inside. */
export function toDirectoryError(thrown: unknown): DirectoryError {
  if (thrown instanceof DirectoryError) {
    return thrown;
  }
  if (thrown instanceof UnreachableError) {
    return new DirectoryError('backendError', thrown.message, { cause: thrown });
  }
  const status = statusOf(thrown);
  const code = codeOfStatus(status);
  const message =
    code === 'backendError' || !(thrown instanceof Error)
      ? 'The server failed to answer; nothing was changed'
      : thrown.message;
  return new DirectoryError(code, message, { cause: thrown });
}

function statusOf(thrown: unknown): number {
  const status =
    typeof thrown === 'object' && thrown !== null && 'statusCode' in thrown
      ? thrown.statusCode
      : undefined;
  return typeof status === 'number' ? status : 500;
}
