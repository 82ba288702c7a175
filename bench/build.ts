import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('..', import.meta.url));

/** Builds what is published: that is what is measured, not the sources. */
export function build(): void {
  for (const name of ['core', 'client', 'server']) {
    execFileSync('tsc', ['-p', `packages/${name}/tsconfig.json`], {
      cwd: repository,
      stdio: 'inherit',
    });
  }
}
