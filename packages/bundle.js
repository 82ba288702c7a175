// Runs around `npm pack` in a package's folder. The packages of this repository depend on each
// other and are installed from tarballs too, so a tarball carries the ones that it needs, built.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const [step] = process.argv.slice(2);
const packages = join(import.meta.dirname, '.');
const { bundleDependencies = [], files } = JSON.parse(readFileSync('package.json', 'utf8'));
const bundle = join('node_modules', '@whoswho');

rmSync(bundle, { recursive: true, force: true });
rmSync('web', { recursive: true, force: true });
if (existsSync('node_modules') && readdirSync('node_modules').length === 0) {
  rmSync('node_modules', { recursive: true });
}
if (step === 'pack') {
  build('.');
  for (const name of bundleDependencies) {
    copyBuilt(name.replace('@whoswho/', ''));
  }
  if (files.includes('web')) {
    const web = join(packages, 'web');
    execFileSync('node', [join(web, 'build.ts')], { stdio: 'inherit' });
    cpSync(join(web, 'dist'), 'web', { recursive: true });
  }
}

function build(folder) {
  rmSync(join(folder, 'dist'), { recursive: true, force: true });
  execFileSync('tsc', ['-p', 'tsconfig.json'], { cwd: folder, stdio: 'inherit', shell: true });
}

function copyBuilt(name) {
  const from = join(packages, name);
  const to = join(bundle, name);
  build(from);
  mkdirSync(to, { recursive: true });
  for (const part of ['dist', 'LICENSE']) {
    cpSync(join(from, part), join(to, part), { recursive: true });
  }
  const manifest = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
  delete manifest.bundleDependencies;
  delete manifest.scripts;
  writeFileSync(join(to, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}
