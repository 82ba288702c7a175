import type { Reporter, TestModule } from 'vitest/node';

/** What the run's configuration tells. */
interface CountOptions {
  /** A sentence for each engine on which nothing could be tested. */
  readonly untested: readonly string[];
}

/** Ends the run with the one line that continuous integration reads. */
export default class CountReporter implements Reporter {
  readonly untested: readonly string[];

  constructor({ untested }: CountOptions) {
    this.untested = untested;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) {
      const failedBefore = counts.failed;
      for (const test of module.children.allTests()) {
        counts[test.result().state] += 1;
      }
      // What fails before the first test leaves only skipped ones behind.
      if (module.state() === 'failed' && counts.failed === failedBefore) {
        counts.failed += 1;
      }
    }
    this.tellUntested();
    const skipped = counts.skipped + counts.pending;
    console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${skipped} skipped`);
  }

  /** A developer may go on without an engine; continuous integration may not. */
  private tellUntested(): void {
    for (const sentence of this.untested) {
      console.log(`\n${sentence}`);
    }
    if (this.untested.length > 0 && (process.env['CI'] ?? '') !== '') {
      console.log('Under CI that is a failure.');
      process.exitCode = 1;
    }
  }
}
