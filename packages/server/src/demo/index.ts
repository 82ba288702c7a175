import { newId } from '../identifier.ts';
import type { Config } from '../config.ts';
import { isInstalled } from '../installation.ts';
import { issueToken } from '../operations/token.ts';
import type { Store } from '../storage/store.ts';
import { insertCompany } from './company.ts';
import { guide, installGuide } from './guide.ts';
import { demoTime } from './seeding.ts';

const tokenLifeSeconds = 30 * 24 * 3600;

/** Fills an empty database with the guide's data and a made-up company; false when it has data. */
export async function installDemo(store: Store, config: Config): Promise<boolean> {
  if (await isInstalled(store.reader)) {
    return false;
  }
  return store.write(async (writer) => {
    // Another process may have been faster.
    if (await isInstalled(writer)) {
      return false;
    }
    await installGuide(writer, demoTime, config.bootstrapToken);
    await insertCompany(writer, demoTime);
    return true;
  });
}

/** A fresh token of the guide's administrator, for 30 days. */
export async function demoToken(store: Store, now: Date): Promise<string> {
  return store.write(async (writer) => {
    const { secret } = await issueToken(
      { data: writer, now, newId },
      {
        customer: guide.customer,
        user: guide.administrator,
        name: 'demo',
        lifeSeconds: tokenLifeSeconds,
      },
    );
    return secret;
  });
}
