import { newId } from '../identifier.ts';
import type { Config } from '../config.ts';
import { isInstalled } from '../installation.ts';
import { issueLink } from '../operations/password-link.ts';
import { issueToken } from '../operations/token.ts';
import { triesForgottenAt } from '../operations/tries.ts';
import type { Store } from '../storage/store.ts';
import { wireTime } from '../time.ts';
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

/** Secrets of links with which one signs in as somebody of the demo, once, for 24 hours. */
export async function demoLinks(
  store: Store,
  now: Date,
): Promise<{ readonly administrator: string; readonly employee: string }> {
  return store.write(async (writer) => {
    const secretFor = async (id: string) => {
      const user = { customer: guide.customer, id };
      const { secret } = await issueLink({ data: writer, now, newId }, user, 'signIn');
      return secret;
    };
    await writer.signIn.forget(wireTime(now), triesForgottenAt(now));
    return {
      administrator: await secretFor(guide.administrator),
      employee: await secretFor(guide.person),
    };
  });
}
