import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';

const folder = import.meta.dirname;
const sources = [
  'src',
  'public',
  'index.html',
  'package.json',
  'vite.config.ts',
  'contract-facts.ts',
  'build.ts',
  '../core/src',
  '../client/src',
  '../../package-lock.json',
].map((path) => join(folder, path));
const built = join(folder, 'dist');
/** Says of what the built UI was made; the last file of a build that is complete. */
const stamp = join(built, 'made-of.txt');

/** Builds the web UI when it is missing or older than what it is made of. */
export async function buildWeb(): Promise<void> {
  const newest = String(await newestMs(sources));
  if ((await readFile(stamp, 'utf8').catch(() => '')) === newest) {
    return;
  }
  console.log('Building the web UI …');
  const fresh = join(folder, `dist-${process.pid}`);
  await buildInto(fresh);
  await compressFiles(fresh);
  await writeFile(join(fresh, 'made-of.txt'), newest);
  await rm(built, { recursive: true, force: true });
  await rename(fresh, built);
}

async function buildInto(outDir: string): Promise<void> {
  const before = process.env['NODE_ENV'];
  // Where tests build, it says so, and React would come as for development: twice as large.
  process.env['NODE_ENV'] = 'production';
  try {
    await build({
      root: folder,
      configFile: join(folder, 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir, emptyOutDir: true },
    });
  } finally {
    if (before === undefined) {
      delete process.env['NODE_ENV'];
    } else {
      process.env['NODE_ENV'] = before;
    }
  }
}

/** The time of the last change of files, in milliseconds. */
async function newestMs(paths: readonly string[]): Promise<number> {
  const times = await Promise.all(
    paths.map(async (path) => {
      const found = await stat(path);
      if (!found.isDirectory()) {
        return found.mtimeMs;
      }
      const entries = await readdir(path);
      return newestMs(entries.map((entry) => join(path, entry)));
    }),
  );
  return Math.max(0, ...times);
}

const compressible = new Set(['.js', '.css', '.svg']);
const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Puts compressed files beside the files, once, so that the server need not. */
async function compressFiles(root: string): Promise<void> {
  const files = await readdir(root, { recursive: true });
  for (const file of files.filter((name) => compressible.has(extname(name)))) {
    const path = join(root, file);
    const bytes = await readFile(path);
    const quality = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    await writeFile(`${path}.br`, await toBrotli(bytes, { params: quality }));
    await writeFile(`${path}.gz`, await toGzip(bytes, { level: 9 }));
  }
}

if (import.meta.main) {
  await buildWeb();
}
