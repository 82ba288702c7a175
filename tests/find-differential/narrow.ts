import type { JsonObject, Viewer } from '@whoswho/core';
import { contract } from '@whoswho/core/contract';
import type { EndpointName } from '@whoswho/core/contract';
import { ReadyJson } from '../../packages/server/src/operations/operation.ts';
import { run } from '../../packages/server/src/operations/run.ts';
import { boundField, makeDirectory, newField } from '../directory.ts';
import { guide, openHouse } from '../house.ts';
import type { TestHouse } from '../house.ts';
import { textAt } from '../json-path.ts';

/** What a viewer is answered, past any door: a refusal by its message. */
async function answerFor(
  house: TestHouse,
  viewer: Viewer,
  name: EndpointName,
  input: JsonObject,
): Promise<unknown> {
  const endpoint = contract.find((candidate) => candidate.name === name);
  if (endpoint === undefined) {
    throw new Error(`no endpoint ${name}`);
  }
  const call = { source: 'api', batch: undefined, ifMatch: undefined };
  try {
    const answer = await run(house.server.house, endpoint, viewer, input, call);
    return answer instanceof ReadyJson ? JSON.parse(answer.toString()) : answer;
  } catch (error) {
    return { refused: String(error) };
  }
}

const seen = newField('Team', 'inputText', { key: 'team' });
export const hidden = newField('Wage band', 'inputText', { key: 'wage' });
export const hiddenBound = { ...boundField('organizations/title'), title: { en: 'Title' } };
const people = [
  { email: 'ada@example.com', firstName: 'Ada', lastName: 'Byron' },
  { email: 'bob@example.com', firstName: 'Bob', lastName: 'Zander' },
  { email: 'cleo@example.com', firstName: 'Cleo', lastName: 'Moss' },
];

/** A house with these people; only in one of two do they have values that the viewer may not see. */
export async function settled(hasHidden: boolean, now: Date) {
  const narrow = await openHouse({ now: () => now });
  const directory = await makeDirectory(narrow.admin, [seen, hidden, hiddenBound]);
  const uids: Record<string, string> = {};
  for (const [number, person] of people.entries()) {
    const uid = textAt(await narrow.admin.ok('user/save', person), 'id');
    uids[uid] = person.email;
    const secret = { [hidden.uuid]: `quartz ${number}`, [hiddenBound.uuid]: 'Quarrier' };
    const customProfile = {
      [seen.uuid]: number < 2 ? 'Sales' : 'Law',
      ...(hasHidden ? secret : {}),
    };
    await narrow.admin.ok('user/directory/save', { uid, contentId: directory, customProfile });
  }
  const viewer: Viewer = {
    id: Object.keys(uids)[0] ?? '',
    email: 'ada@example.com',
    customer: guide.customer,
    isAdmin: false,
    instances: [],
    feeds: [],
    actions: new Map(),
    fields: new Set([seen.uuid]),
  };
  const ask = async (name: EndpointName, input: JsonObject) => {
    const answer = JSON.stringify(await answerFor(narrow, viewer, name, input))
      .replaceAll(narrow.url, '')
      .replace(/"cursor":"[^"]*"/u, '');
    // Addresses, ids and keys differ from house to house.
    return Object.entries(uids).reduce((text, [uid, email]) => text.replaceAll(uid, email), answer);
  };
  return { directory, ask, [Symbol.asyncDispose]: () => narrow.close() };
}
