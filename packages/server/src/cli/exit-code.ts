/** What the exit code of the command says. */
export const exitCodes = {
  done: { code: 0, meaning: 'done' },
  failed: { code: 1, meaning: 'the server refused or failed' },
  wrongUsage: { code: 2, meaning: 'wrong usage: nothing was sent' },
  notSignedIn: { code: 3, meaning: 'not signed in: no token, or one that is not valid' },
  notFound: { code: 4, meaning: 'not found' },
} as const;

/** A key of the table above. */
export type Outcome = keyof typeof exitCodes;

/** Ends the command with a line for the person at the terminal. */
export class CommandError extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.outcome = outcome;
  }
}
