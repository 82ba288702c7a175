import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { CommandError } from './exit-code.ts';
import { didYouMean } from './suggestion.ts';

/** What one profile of the config file says about a server and how to sign in there. */
export interface Profile {
  readonly url?: string;
  readonly token?: string;
  /** An application signs in by its own id and secret, on behalf of a user. */
  readonly applicationId?: string;
  readonly applicationSecret?: string;
  readonly userEmail?: string;
  readonly customer?: string;
}

const profileKeys = [
  'url',
  'token',
  'applicationId',
  'applicationSecret',
  'userEmail',
  'customer',
] as const satisfies readonly (keyof Profile)[];

type Environment = Readonly<Record<string, string | undefined>>;

/** The config file's place: `WHOSWHO_CONFIG`, or `whoswho/config.toml` where configs live. */
function configPath(environment: Environment): string {
  const folder = environment['XDG_CONFIG_HOME'] || join(homedir(), '.config');
  return environment['WHOSWHO_CONFIG'] || join(folder, 'whoswho', 'config.toml');
}

/**
 * Reads a profile: the top level of the file, or `[profiles.NAME]` alone. A named profile takes
 * nothing from the top level, so that no token travels to another server.
 */
export async function readProfile(
  name: string | undefined,
  environment: Environment,
): Promise<Profile> {
  const path = configPath(environment);
  const text = await readText(path, name !== undefined || Boolean(environment['WHOSWHO_CONFIG']));
  const { profiles = {}, ...top } = text === undefined ? {} : parseToml(path, text);
  if (!isTable(profiles)) {
    throw new CommandError('wrongUsage', `${path}: profiles are written as [profiles.NAME]`);
  }
  if (name === undefined) {
    return checkProfile(path, top);
  }
  const profile = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  if (!isTable(profile)) {
    const question = didYouMean(name, Object.keys(profiles));
    throw new CommandError('wrongUsage', `${path} has no [profiles.${name}].${question}`);
  }
  return checkProfile(path, profile);
}

/** The file's text; one that nobody asked for may be missing. */
async function readText(path: string, isWanted: boolean): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (!isWanted && isMissing(error)) {
      return undefined;
    }
    const why = isMissing(error) ? 'there is no such file' : wordsOf(error);
    throw new CommandError('wrongUsage', `config file ${path}: ${why}`, error);
  }
}

function parseToml(path: string, text: string): Record<string, unknown> {
  try {
    return parse(text);
  } catch (error) {
    const [why] = wordsOf(error).split('\n');
    throw new CommandError('wrongUsage', `config file ${path}: ${why}`, error);
  }
}

function checkProfile(path: string, table: Record<string, unknown>): Profile {
  for (const [key, value] of Object.entries(table)) {
    if (!profileKeys.some((known) => known === key)) {
      const question = didYouMean(key, profileKeys);
      throw new CommandError('wrongUsage', `${path}: "${key}" is no setting.${question}`);
    }
    if (typeof value !== 'string') {
      throw new CommandError('wrongUsage', `${path}: ${key} has to be a text in quotes`);
    }
  }
  return table;
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
