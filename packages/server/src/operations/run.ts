import {
  DirectoryError,
  isAdministrator,
  mayEditSomePeople,
  parseSelector,
  select,
} from '@whoswho/core';
import type { Json, JsonObject, Selector, Viewer } from '@whoswho/core';
import { isList } from '@whoswho/core/contract';
import type { Access, ContractEndpoint } from '@whoswho/core/contract';
import { newId } from '../identifier.ts';
import type { Finder } from '../finding/finder.ts';
import type { Reader, Store } from '../storage/store.ts';
import type { Call } from './call.ts';
import type { Cursors } from './cursor.ts';
import { currentDefinitions } from './definitions.ts';
import type { Definitions } from './definitions.ts';
import { operations } from './index.ts';
import type { LedgerWatch } from './ledger-watch.ts';
import type { Context, StepContext } from './operation.ts';
import { PartlyDone, ReadyJson } from './operation.ts';
import { SessionAnswer } from './session-answer.ts';
import type { SigningIn } from './signing-in.ts';
import type { UploadTickets } from './upload-ticket.ts';

/** What every call needs, whichever door it comes through. */
export interface House {
  readonly store: Store;
  /** The cursors of a list, by its endpoint's name. */
  cursorsOf(list: string): Cursors;
  readonly pictureUrl: string;
  /** Where people reach the server. */
  readonly serverUrl: string;
  readonly tickets: UploadTickets;
  readonly watch: LedgerWatch;
  readonly finder: Finder;
  readonly signingIn: SigningIn;
  now(): Date;
  definitionsOf(customer: string): Promise<Definitions>;
}

/** Who may pass, by what the endpoint declares. */
const guards: Readonly<Record<Access, (viewer: Viewer) => boolean>> = {
  anyone: () => true,
  application: () => true,
  member: () => true,
  instanceAdmin: (viewer) =>
    isAdministrator(viewer) || mayEditSomePeople(viewer) || viewer.actions.size > 0,
  admin: (viewer) => viewer.isAdmin,
};

/** What is behind any endpoint, with what the endpoint's types say left out. */
type AnyFunction = (context: Context, input: JsonObject) => Promise<unknown>;
type AnyOperation =
  | AnyFunction
  | { prepare(context: StepContext, input: JsonObject): Promise<AnyFunction> }
  | { inSteps(context: StepContext, input: JsonObject): Promise<unknown> };

/** JSON, as text when it is at hand; `undefined` means no body. */
type Answer = ReadyJson | SessionAnswer | Json | undefined;

/**
 * Runs an endpoint for a viewer: guard, preparation, transaction, operation, selection. `input` is
 * decoded.
 */
export async function run(
  house: House,
  endpoint: ContractEndpoint,
  viewer: Viewer,
  input: JsonObject,
  call: Call,
): Promise<Answer> {
  if (!guards[endpoint.access](viewer)) {
    throw new DirectoryError('forbidden', `${endpoint.name} takes an administrator`);
  }
  checkCustomer(viewer, input);
  const selector = typeof input['fields'] === 'string' ? parseSelector(input['fields']) : undefined;
  // The contract and the operations are checked against each other where they are declared.
  const operation = operations[endpoint.name] as AnyOperation;
  const known = await house.definitionsOf(viewer.customer);
  const contextOf = <Data extends Reader>(data: Data, definitions: Definitions, as = viewer) => ({
    viewer: as,
    data,
    definitions,
    cursors: house.cursorsOf(endpoint.name),
    now: house.now(),
    watch: house.watch,
    finder: house.finder,
    call,
    newId,
    pictureUrl: house.pictureUrl,
    serverUrl: house.serverUrl,
    tickets: house.tickets,
  });
  const write: StepContext['write'] = async (work, as = viewer) => {
    const { customer } = as;
    const before = customer === viewer.customer ? known : await house.definitionsOf(customer);
    return house.store.write(async (writer) => {
      const definitions = await currentDefinitions(writer, before, customer);
      return work(contextOf(writer, definitions, as));
    }, as.id);
  };
  const inSteps = (): StepContext => ({
    ...contextOf(house.store.reader, known),
    signingIn: house.signingIn,
    write,
  });
  const perform = async (): Promise<unknown> => {
    if (typeof operation === 'object' && 'inSteps' in operation) {
      return operation.inSteps(inSteps(), input);
    }
    const own =
      typeof operation === 'function' ? operation : await operation.prepare(inSteps(), input);
    return endpoint.effect === 'write'
      ? write((context) => own(context, structuredClone(input)))
      : own(contextOf(house.store.readerOf(viewer.id), known), input);
  };
  const answer = await perform();
  if (answer instanceof PartlyDone) {
    throw answer.error;
  }
  if (answer instanceof SessionAnswer) {
    return answer;
  }
  return finish(endpoint, input, selector, answer as ReadyJson | Json | undefined);
}

/** Some calls name the customer too; another one is unknown. */
function checkCustomer({ customer }: Viewer, { customerId }: JsonObject): void {
  if (customerId !== undefined && customerId !== customer) {
    throw new DirectoryError('notFound', `Customer not found: ${JSON.stringify(customerId)}`);
  }
}

/** Echoes `callId` on lists, and sends only what `fields` asks for. */
function finish(
  endpoint: ContractEndpoint,
  { callId }: JsonObject,
  selector: Selector | undefined,
  answer: ReadyJson | Json | undefined,
): ReadyJson | Json | undefined {
  const echoed =
    callId !== undefined && isList(endpoint) && !(answer instanceof ReadyJson)
      ? { callId, ...(answer as JsonObject) }
      : answer;
  if (selector === undefined || echoed === undefined) {
    return echoed;
  }
  const whole =
    echoed instanceof ReadyJson
      ? (JSON.parse(echoed.toString()) as JsonObject)
      : (echoed as JsonObject);
  const selected = select(whole, selector) as JsonObject;
  // A list stays a list, whatever is selected of it (wire 2.5).
  const kept = isList(endpoint) ? ['more', 'cursor', 'callId'] : [];
  for (const key of kept) {
    if (whole[key] !== undefined) {
      selected[key] = whole[key];
    }
  }
  return selected;
}
