import type { ApiErrorEntry } from '@whoswho/client';
import { exitCodes, CommandError } from './exit-code.ts';
import type { Outcome } from './exit-code.ts';

/** What an error means to whoever ran the command. */
export interface Report {
  readonly exitCode: number;
  /** Lines for a person. */
  readonly lines: readonly string[];
  /** JSON for a program: the server's own answer where there is one. */
  readonly json: string;
}

/** Tells an error, with everything that can be done about it. */
export async function reportOf(error: unknown): Promise<Report> {
  const { outcome, lines, json } =
    error instanceof CommandError
      ? { outcome: error.outcome, lines: [error.message], json: undefined }
      : await reportOfOther(error);
  return {
    exitCode: exitCodes[outcome].code,
    lines: lines.map((line) => `whoswho: ${line}`),
    json: json ?? JSON.stringify({ error: { message: lines.join('; ') } }),
  };
}

interface Finding {
  readonly outcome: Outcome;
  readonly lines: readonly string[];
  readonly json: string | undefined;
}

async function reportOfOther(error: unknown): Promise<Finding> {
  const { ConfigError } = await import('../config.ts');
  if (error instanceof ConfigError) {
    return { outcome: 'wrongUsage', lines: [error.message], json: undefined };
  }
  const { ApiError, BadCallError, ClientError, GetTokenError } = await import('@whoswho/client');
  if (error instanceof GetTokenError && error.cause instanceof ClientError) {
    return reportOfOther(error.cause);
  }
  if (error instanceof ApiError) {
    const lines = linesOf(error.message, error.errors);
    return { outcome: outcomeOf(error.status), lines, json: error.body };
  }
  if (error instanceof BadCallError) {
    return { outcome: 'wrongUsage', lines: [error.message], json: undefined };
  }
  if (error instanceof ClientError) {
    return { outcome: 'failed', lines: [error.message], json: undefined };
  }
  // A fault of ours: the stack is what a bug report needs.
  const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { outcome: 'failed', lines: [fault], json: undefined };
}

function outcomeOf(status: number): Outcome {
  return status === 401 ? 'notSignedIn' : status === 404 ? 'notFound' : 'failed';
}

/** A line for each value that is wrong; otherwise what the server says, and where a token is from. */
function linesOf(message: string, errors: readonly ApiErrorEntry[]): string[] {
  if (errors.some(({ reason }) => reason === 'required')) {
    return [
      `${message}. Give one with --token or WHOSWHO_TOKEN; "whoswho serve --demo" prints one`,
    ];
  }
  return errors.length === 0 ? [message] : errors.map(lineOf);
}

/** Ours name the field; the wire's own texts do not always say which parameter they are about. */
function lineOf({ message, field, location = '' }: ApiErrorEntry): string {
  return field !== undefined || message.includes(location) ? message : `${location}: ${message}`;
}
