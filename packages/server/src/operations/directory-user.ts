import { completenessOf, visibleFields } from '@whoswho/core';
import type { EndpointNamed, OutputOf } from '@whoswho/core/contract';
import type { UserRecord } from '../storage/store.ts';
import type { Directory } from './definitions.ts';
import { etagOf } from './etag.ts';
import type { Context } from './operation.ts';
import { ReadyJson } from './operation.ts';
import { parseUser, userText } from './person.ts';
import { provenanceOf } from './provenance.ts';
import { accessOf } from './value-access.ts';

type DirectoryUser = OutputOf<EndpointNamed<'user/directory/get'>>;
/** What can be told beside a user. */
type Beside = Pick<DirectoryUser, 'provenance' | 'access' | 'completeness'>;

/** The user as an answer, with what a request asks for beside the values. */
export async function directoryUser(
  context: Context,
  stored: UserRecord,
  directory: Directory,
  asked: readonly (keyof Beside)[],
): Promise<ReadyJson> {
  const beside = JSON.stringify(await besideOf(context, stored, directory, asked)).slice(1);
  const text = userText(context, stored).slice(0, -1);
  const all = beside === '}' ? `${text}}` : `${text},${beside}`;
  return ReadyJson.withEtag(all, etagOf(stored.version));
}

async function besideOf(
  context: Context,
  stored: UserRecord,
  directory: Directory,
  asked: readonly (keyof Beside)[],
): Promise<Beside> {
  const user = parseUser(stored);
  const fields = visibleFields(context.viewer, directory.fields);
  const provenance = asked.includes('provenance')
    ? await provenanceOf(context, stored, directory)
    : undefined;
  return {
    ...(provenance === undefined ? {} : { provenance: { ...provenance } }),
    ...(asked.includes('access')
      ? { access: { ...(await accessOf(context, stored, user, directory, fields)) } }
      : {}),
    ...(asked.includes('completeness') ? { completeness: completenessOf(user, fields) } : {}),
  };
}
