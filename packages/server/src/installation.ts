import { nicknamesOf } from '@whoswho/core';
import type { JsonObject } from '@whoswho/core';
import { newId } from './identifier.ts';
import type { Definitions } from './operations/definitions.ts';
import type { WriteContext } from './operations/operation.ts';
import { insertPerson } from './operations/person.ts';
import { systemContext } from './operations/system.ts';
import { hashSecret } from './secret.ts';
import type { Reader, Writer } from './storage/store.ts';
import { wireTime } from './time.ts';

/** What an empty database is started with. */
export interface Installation {
  readonly customer: JsonObject & { id: string };
  readonly instances: readonly (JsonObject & { id: string })[];
  readonly administrator: JsonObject & { id: string; email: string };
  /** Becomes the administrator's token when given. */
  readonly bootstrapToken: string | undefined;
}

/** The setting that tells an installed database from an empty one. */
const installedSetting = 'installed';

/** Whether the database has been set up. */
export async function isInstalled(reader: Pick<Reader, 'settings'>): Promise<boolean> {
  return (await reader.settings.get(installedSetting)) !== undefined;
}

/** Nobody's definitions: there are none yet. */
export const noDefinitions: Definitions = {
  version: undefined,
  findingEpoch: undefined,
  customer: {},
  instances: [],
  roles: [],
  contents: [],
  directories: [],
  everyoneFeeds: [],
  fieldByUuid: new Map(),
  fieldByPath: new Map(),
  uniqueFields: new Map(),
  nicknames: nicknamesOf([]),
};

/** Sets an empty database up: customer, instances, the groups of everybody, an administrator. */
export async function install(
  writer: Writer,
  { customer, instances, administrator, bootstrapToken }: Installation,
  now: Date,
): Promise<void> {
  const createdAt = wireTime(now);
  const stamp = (entity: JsonObject & { id: string }): JsonObject & { id: string } => ({
    uid: entity.id,
    status: 'LIVE',
    createdAt,
    updatedAt: createdAt,
    ...entity,
  });
  const everybody = ['LUMAPPS_ALL', 'LUMAPPS_PUBLIC'].map((code) => {
    const name = code === 'LUMAPPS_ALL' ? 'All' : 'Public';
    return stamp({
      id: newId(),
      customer: customer.id,
      name,
      functionalInnerId: code,
      status: 'enabled',
    });
  });
  const [feedAll, feedPublic] = everybody;
  const put = (
    kind: Parameters<Writer['documents']['put']>[0],
    entity: JsonObject & { id: string },
  ) => writer.documents.put(kind, customer.id, entity.id, JSON.stringify(entity));
  await put('customer', stamp({ ...customer, feedAll, feedPublic }));
  for (const instance of instances) {
    await put('instance', stamp({ customer: customer.id, ...instance }));
  }
  for (const feed of everybody) {
    await put('feed', feed);
  }
  const context = seedingContext(writer, customer.id, noDefinitions, now);
  await insertPerson(context, {
    uid: administrator.id,
    customer: customer.id,
    status: 'enabled',
    accountType: 'external',
    isSuperAdmin: true,
    ...administrator,
  });
  if (bootstrapToken !== undefined) {
    await writer.access.insertToken({
      id: newId(),
      customer: customer.id,
      user: administrator.id,
      hash: hashSecret(bootstrapToken),
      name: 'WHOSWHO_BOOTSTRAP_TOKEN',
      application: null,
      createdAt,
      expiresAt: null,
      revokedAt: null,
    });
  }
  await writer.settings.put(installedSetting, createdAt);
}

/** A context for filling a database before anybody can ask for anything. */
export function seedingContext(
  data: Writer,
  customer: string,
  definitions: Definitions,
  now: Date,
): WriteContext {
  return systemContext(data, { customer, definitions, now }, 'installation');
}
