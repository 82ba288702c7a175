import { Agent, request } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { JsonObject } from '@whoswho/core';
import type { EndpointName } from '@whoswho/core/contract';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Caller } from './caller.ts';
import { castOf, makePerson } from './cast.ts';
import { expectError } from './error-shape.ts';
import { fuzzPlan, partlyDone, toRequest } from './fuzz-request.ts';
import type { FuzzPlan, FuzzRequest, Sender } from './fuzz-request.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import type { Rows } from './row-hash.ts';
import { textAt } from './json-path.ts';
import { validInputs } from './valid-input.ts';

/** On each engine, so that a run of all tests sends twice as many. */
const runs = Number(process.env['WHOSWHO_FUZZ_RUNS'] ?? 5000);
/** What is deleted or broken by then is made anew, so that requests still find something. */
const seasonLength = 250;
const mostGrowth = 32 * 2 ** 20;

/** What more a message can have, for fuzz to fall on. */
const person: JsonObject = {
  lastName: 'Fuzz',
  employeeId: 'E-1',
  isHidden: false,
  langs: ['en'],
  lang: 'en',
  alternateEmail: 'x@fuzz.example',
  properties: { a: { b: 1 } },
  apiProfile: {
    name: { givenName: 'F' },
    organizations: [{ title: 'T', primary: true }],
    phones: [{ type: 'work', value: '1' }],
    relations: [{ type: 'manager', value: guide.email }],
  },
  customProfile: { [guide.phoneField]: '1', [guide.titleField]: 'T', other: ['x'] },
};
const further: Partial<Record<EndpointName, JsonObject>> = {
  'content/save': {
    slug: { en: 'fuzz' },
    status: 'LIVE',
    isDefaultUserDirectory: false,
    properties: { a: [1] },
    template: {
      heritable: false,
      components: [
        {
          title: { en: 'Choice', fr: 'Choix' },
          type: 'metadata',
          status: 'LIVE',
          properties: { key: 'choice', multiple: true, options: [{ id: 'a', label: { en: 'A' } }] },
        },
        {
          title: { en: 'Bound' },
          type: 'inputText',
          properties: {
            isBound: true,
            boundMap: { text: 'organizations/department', name: 'X' },
            editFeeds: ['1'],
            availableValues: [{}],
            min: 1,
            max: 9,
          },
        },
      ],
    },
  },
  'user/save': person,
  'user/directory/save': person,
  'user/settings/save': { langs: ['en'], properties: {}, settings: { a: 1 }, alternateEmail: 'x' },
  'user/list': { queryFields: ['email'], ids: ['1'], types: ['external'], sortOrder: '-email' },
  'user/directory/asOf': { sortOrder: '-email', types: ['GOOGLE'], feeds: [], showHidden: true },
  'user/directory/list': { sortOrder: 'email', types: ['EXTERNAL'], feeds: [], status: 'ENABLED' },
  'feed/save': { functionalInnerId: 'x', groups: [{ group: 'x' }], heritable: true },
  'search/save': { feeds: [], question: { query: 'a', facets: ['title'], sort: '-email' } },
  'feedtype/save': { icon: 'x', map: {}, hidden: false },
};

/** Whom and what a season's requests name. */
interface Season {
  readonly inputs: ReadonlyMap<EndpointName, JsonObject>;
  readonly tokens: Readonly<Record<Sender, string | undefined>>;
  readonly application: string;
}

async function startSeason(house: TestHouse, number: number): Promise<Season> {
  const mail = (name: string) => `${name}${number}@fuzz.example`;
  const admin = await makePerson(house, { email: mail('admin'), isSuperAdmin: true });
  const instances = [guide.instance];
  const chloe = await makePerson(house, { email: mail('chloe'), instancesSuperAdmin: instances });
  const ada = await makePerson(house, { email: mail('ada') });
  const bob = await makePerson(house, { email: mail('bob') });
  const application = await house.admin.ok('application/create', { name: 'fuzz' });
  const inputs = new Map<EndpointName, JsonObject>();
  const world = { admin: house.admin, cast: { ada, bob, chloe, dmitri: bob } };
  for (const [name, input] of Object.entries(validInputs)) {
    const known = name as EndpointName; // the keys of that table
    inputs.set(known, { ...(await input(world)), ...further[known] });
  }
  return {
    inputs,
    tokens: {
      admin: admin.caller.token,
      instanceAdmin: chloe.caller.token,
      member: ada.caller.token,
      nobody: undefined,
    },
    application: `${textAt(application, 'id')}:${textAt(application, 'clientSecret')}`,
  };
}

/** What every list answers, however odd the things are that were saved. */
async function expectStanding(admin: Caller): Promise<void> {
  for (const [name, input] of [
    ['user/list', { maxResults: 1000, showHidden: true }],
    ['user/directory/list', {}],
    ['content/list', { maxResults: 1000 }],
    ['feed/list', { maxResults: 1000 }],
    ['feedtype/list', {}],
    ['search/list', { maxResults: 1000 }],
    ['nickname/get', {}],
    ['instance/list', {}],
    ['customer/get', {}],
    ['token/list', {}],
    ['application/list', {}],
    ['user/organizationchart/get', { content: guide.directory }],
    ['org/tree', { depth: 5 }],
  ] as const) {
    const { status, text } = await admin.call(name, input);
    expect(status, `${name}: ${text}`).toBeOneOf([200, 404]);
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

interface FuzzAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly text: string;
}

async function sendOnce(url: string, sent: FuzzRequest): Promise<FuzzAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { hostname, port, agent, method: sent.method, path: sent.target, headers: sent.headers },
      (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => (text += chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const { statusCode = 0, headers } = incoming;
          const get = (name: string) => [headers[name] ?? null].flat()[0] ?? null;
          resolve({ status: statusCode, headers: { get }, text });
        });
      },
    );
    outgoing.setTimeout(20_000, () => outgoing.destroy(new Error('no answer in 20 seconds')));
    outgoing.on('error', reject);
    outgoing.end(sent.body);
  });
}

/** A kept connection may end between two requests; that is no answer, so it is asked again. */
async function send(url: string, sent: FuzzRequest): Promise<FuzzAnswer> {
  try {
    return await sendOnce(url, sent);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ECONNRESET') {
      return sendOnce(url, sent);
    }
    throw error;
  }
}

function expectClean(): void {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect('polluted' in {}).toBe(false);
  expect('polluted' in Function.prototype).toBe(false);
}

/** The rows as they were before a request, told cheaply: read when the house may have written. */
async function watchRows(house: TestHouse, rows: Rows) {
  let writes = house.writes();
  let hash = await rows.hash();
  return {
    async isChanged(): Promise<boolean> {
      const current = house.writes();
      if (current === writes) {
        return false;
      }
      writes = current;
      const before = hash;
      hash = await rows.hash();
      return hash !== before;
    },
  };
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void; // what the flag above makes global

function heapUsed(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

/** Says what was sent and what went wrong; plans by themselves are long and say little. */
function report({
  failed,
  seed,
  counterexamplePath,
  errorInstance,
}: fc.RunDetails<[FuzzPlan]>): void {
  if (failed) {
    const why = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
    throw new Error(`seed ${seed}, path ${counterexamplePath}: ${why}`, { cause: errorInstance });
  }
}

it(
  `${runs} fuzzed requests: no 5xx, no changed row after an error, no pollution, flat memory`,
  async () => {
    await using house = await openHouse();
    // Somebody whose beginning cannot be taken back: a reversion of change 1 is a valid request.
    await house.admin.ok('user/save', { uid: guide.administrator, lastName: 'Standing' });
    await castOf(house);
    const rows = await house.rows();
    let count = 0;
    let season = await startSeason(house, 0);
    let watch = await watchRows(house, rows);
    const statuses = new Map<number, number>();
    const heaps: number[] = [];

    const property = fc.asyncProperty(fuzzPlan, async (plan) => {
      count += 1;
      if (count % seasonLength === 0) {
        await expectStanding(house.admin);
        season = await startSeason(house, count);
        watch = await watchRows(house, rows);
        heaps.push(heapUsed());
      }
      const { name, access } = plan.endpoint;
      const token = access === 'application' ? season.application : season.tokens[plan.sender];
      const sent = toRequest(plan, season.inputs.get(name) ?? {}, token);
      const answer = await send(house.url, sent);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const shown = `${sent.method} ${sent.target} ${sent.body ?? ''}`.slice(0, 2000);
      const isKnown = answer.status < 500 || answer.status === 501;
      expect(isKnown, `${answer.status} ${answer.text} to ${shown}`).toBe(true);
      const isChanged = await watch.isChanged();
      if (answer.status >= 400) {
        if (sent.method !== 'HEAD') {
          // What JSON.parse answers is checked right here.
          expectError({ ...answer, body: JSON.parse(answer.text) as JsonObject }, answer.status);
        }
        expect(isChanged && !partlyDone.includes(name), `changed by ${shown}`).toBe(false);
      }
      expectClean();
    });

    await fc.assert(property, { numRuns: runs, reporter: report });
    await expectStanding(house.admin);
    expect(house.faults).toEqual([]);
    // Requests that all fail at the door would prove little.
    for (const status of [200, 204, 400, 401, 403, 404, 501]) {
      expect(statuses.get(status) ?? 0, `answers with ${status}`).toBeGreaterThan(runs / 500);
    }
    const [warm = 0] = heaps.slice(Math.floor(heaps.length / 4));
    expect(Math.max(...heaps.slice(-3)) - warm).toBeLessThan(mostGrowth);
  },
  120_000 + runs * 100,
);
