import { CommanderError } from 'commander';
import { exitCodes } from './exit-code.ts';
import { endWithReader } from './output.ts';
import { createProgram } from './program.ts';

/** The `whoswho` command. Sets the exit code; ends when nothing is left to do. */
export async function main(args: readonly string[]): Promise<void> {
  endWithReader();
  const program = createProgram();
  try {
    const [first, mark, ...words] = args;
    // What the shell asks for at the Tab key.
    if (first === 'complete' && mark === '--') {
      const { printCandidates } = await import('./completion.ts');
      printCandidates(program, words);
      return;
    }
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    process.exitCode = await report(error, args);
  }
}

async function report(error: unknown, args: readonly string[]): Promise<number> {
  if (error instanceof CommanderError) {
    // Commander has said it already; asking for help is no mistake.
    return error.exitCode === 0 ? exitCodes.done.code : exitCodes.wrongUsage.code;
  }
  const { reportOf } = await import('./report-error.ts');
  const { exitCode, lines, json } = await reportOf(error);
  const wantsJson = args.includes('--json') || args.includes('--jsonl');
  console.error(wantsJson ? json : lines.join('\n'));
  return exitCode;
}
