import { buildWeb } from '../../packages/web/build.ts';

/** Before tests in a browser: the web UI is built as it is served. */
export async function setup(): Promise<void> {
  await buildWeb();
}
