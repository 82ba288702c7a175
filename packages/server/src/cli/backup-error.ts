import { ArchiveError } from '../archive/archive-error.ts';
import { CommandError } from './exit-code.ts';

/** Runs `work`; what a file or a database refuses becomes a line for the person at the terminal. */
export async function sayingWhy<Result>(
  failure: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ArchiveError) {
      throw new CommandError('failed', error.message, error);
    }
    // Drivers and the file system tell a code; what has none is a fault of ours.
    if (error instanceof Error && 'code' in error) {
      throw new CommandError('failed', `${failure}: ${error.message}`, error);
    }
    throw error;
  }
}
