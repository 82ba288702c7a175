import {
  DirectoryError,
  equal,
  isAdministrator,
  mayDo,
  mayEditDirectory,
  unnamedLanguage,
} from '@whoswho/core';
import type { JsonObject } from '@whoswho/core';
import type { Content } from '@whoswho/core/contract';
import { wireTime } from '../time.ts';
import { prepareComponents, requireOwnUuids } from './component.ts';
import { baseOf, mergeVersions } from './content-merge.ts';
import { findToEdit, placeOf, requireEdit } from './content-record.ts';
import { putContent } from './content-version.ts';
import { requireOwnCustomer } from './customer.ts';
import { containsText, directoryOf } from './definitions.ts';
import type { Context, Operations, WriteContext } from './operation.ts';
import { pageOf, parseSortOrder } from './page.ts';
import { freeSlug, requireFreeSlug } from './slug.ts';

/** User directory modules: `content/*`. */
export const content = {
  async 'content/get'(context, input) {
    const { customerSlug, customerHost } = input;
    requireOwnCustomer(context.definitions.customer, { customerSlug, customerHost });
    const found = await findByKey(context, input);
    if (input.action !== undefined && !mayDo(context.viewer, input.action, placeOf(found))) {
      throw new DirectoryError('forbidden', `${input.action} is not allowed on ${found.id}`);
    }
    return found;
  },

  async 'content/list'(context, input) {
    const { viewer } = context;
    if (input.action === undefined && !isAdministrator(viewer)) {
      throw new DirectoryError('forbidden', 'Listing without an action takes an administrator');
    }
    const { name, isDescending } = parseSortOrder(input.sortOrder);
    const found = visibleContents(context).filter(
      (item) =>
        (input.action === undefined || mayDo(viewer, input.action, placeOf(item))) &&
        isAmong(input.instanceId, item.instance) &&
        isAmong(input.type, item.type) &&
        !(input.excludeType ?? []).includes(item.type ?? '') &&
        isAmong(input.status?.map(upperCase) ?? ['LIVE'], item.status) &&
        !(input.excludeStatus ?? []).map(upperCase).includes(item.status ?? '') &&
        isAmong(input.ids, item.id) &&
        (input.customerId === undefined || input.customerId === item.customer) &&
        (input.query === undefined ||
          Object.values(item.title ?? {}).some((title) => containsText(title, input.query ?? ''))),
    );
    return pageOf(context, input, found, sortKeyOf(name), isDescending);
  },

  async 'content/save'(context, input) {
    return saveContent(context, input);
  },

  async 'content/saveMulti'(context, input) {
    const items: Content[] = [];
    const errors: { reason: string; target: Content }[] = [];
    for (const item of input.items) {
      try {
        items.push(await saveContent(context, item));
      } catch (error) {
        errors.push({ reason: reasonOf(error), target: item });
      }
    }
    return {
      ...(items.length === 0 ? {} : { items }),
      ...(errors.length === 0 ? {} : { errors }),
      more: false,
    };
  },

  async 'content/updateStatus'(context, input) {
    return changeStatus(context, input.uid, input.status);
  },

  async 'content/archive'(context, input) {
    const found = await findToEdit(context, input.uid);
    if (found.status === 'ARCHIVE') {
      throw new DirectoryError('alreadyArchived', 'ALREADY_ARCHIVED');
    }
    return changeStatus(context, input.uid, 'ARCHIVE');
  },

  async 'content/unarchive'(context, input) {
    return changeStatus(context, input.uid, 'LIVE');
  },

  async 'content/delete'(context, input) {
    await changeStatus(context, input.uid, 'DELETED');
    return undefined;
  },

  async 'content/deleteMulti'(context, input) {
    const deleted: string[] = [];
    const errors: { uid: string; reason: string }[] = [];
    for (const id of input.uid) {
      try {
        await changeStatus(context, id, 'DELETED');
        deleted.push(id);
      } catch (error) {
        errors.push({ uid: id, reason: reasonOf(error) });
      }
    }
    return {
      ...(deleted.length === 0 ? {} : { uid: deleted }),
      ...(errors.length === 0 ? {} : { errors }),
    };
  },

  async 'content/platform-user-directory'(context) {
    return directoryOf(context.definitions, undefined).content;
  },
} satisfies Partial<Operations>;

/** Keys of a content that the server sets, and keys of the message. */
const ownKeys = new Set([
  'id',
  'uid',
  'customer',
  'version',
  'createdAt',
  'updatedAt',
  'author',
  'authorId',
  'updatedBy',
  'updatedById',
  'lastRevision',
  'sendNotifications',
  'callId',
  'fields',
]);

async function saveContent(context: WriteContext, sent: Content): Promise<Content> {
  const id = sent.uid ?? sent.id;
  const stored = id === undefined ? undefined : await findToEdit(context, id);
  const before = stored ?? newContent(context, sent);
  const input = inLanguage(sent, languageOf(context, before));
  checkKept(before, input);
  const base = stored === undefined ? before : await baseOf(context, stored, input.version);
  const yours = changed(base, input);
  const next = base === before ? yours : mergeVersions(base, before, yours);
  await settleAmongOthers(context, next);
  if (stored !== undefined && equal(next, stored)) {
    return stored;
  }
  return putContent(context, next);
}

/** What a content becomes by the caller's keys. */
function changed(base: Content, input: Content): Content {
  const next = merge(base, input);
  const components = prepareComponents(input.template?.components, base);
  return components === undefined
    ? next
    : { ...next, template: { ...base.template, ...input.template, components } };
}

/** The language in which a site's plain texts are. */
export function languageOf({ definitions }: Context, { instance }: Content): string {
  return definitions.instances.find(({ id }) => id === instance)?.defaultLang ?? 'en';
}

/** Texts that came without a language get the site's (wire 5, row 8). */
export function inLanguage(content: Content, language: string): Content {
  const { title, slug, template } = content;
  const named = (map: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(map).map(([key, text]) => [key === unnamedLanguage ? language : key, text]),
    );
  return {
    ...content,
    ...(title ? { title: named(title) } : {}),
    ...(slug ? { slug: named(slug) } : {}),
    ...(template?.components
      ? {
          template: {
            ...template,
            components: template.components.map((component) =>
              component?.title ? { ...component, title: named(component.title) } : component,
            ),
          },
        }
      : {}),
  };
}

/** What a content has before the caller's keys come in. */
function newContent(context: WriteContext, input: Content): Content {
  const { definitions, viewer } = context;
  const instance = input.instance ?? definitions.customer.defaultInstance;
  if (!definitions.instances.some((candidate) => candidate.id === instance)) {
    throw new DirectoryError('badRequest', `instance: ${instance ?? 'none'} is not known`);
  }
  const createdAt = wireTime(context.now);
  const id = context.newId();
  const created: Content = {
    id,
    uid: id,
    type: 'user_directory',
    status: 'LIVE',
    customer: viewer.customer,
    isDefaultUserDirectory: false,
    template: { components: [], heritable: false, createdAt, uid: '' },
    author: viewer.email,
    authorId: viewer.id,
    createdAt,
    ...(instance === undefined ? {} : { instance }),
  };
  requireEdit(context, created);
  if (Object.keys(input.title ?? {}).length === 0) {
    throw new DirectoryError('badRequest', 'title: is required');
  }
  return created;
}

/** Type and instance stay as they are. */
function checkKept(base: Content, input: Content): void {
  for (const key of ['type', 'instance'] as const) {
    const value = input[key];
    if (value !== undefined && value !== null && value !== base[key]) {
      throw new DirectoryError('badRequest', `${key}: "${value}" has to be "${base[key] ?? ''}"`);
    }
  }
}

/** Absent keys stay, `null` clears, unknown ones are kept. */
function merge(base: Content, input: Content): Content {
  const merged: JsonObject = { ...(base as JsonObject) };
  for (const [key, value] of Object.entries(input as JsonObject)) {
    if (ownKeys.has(key) || value === undefined) {
      continue;
    }
    if (value === null) {
      delete merged[key];
    } else {
      merged[key] = value;
    }
  }
  merged['template'] ??= base.template as JsonObject;
  merged['title'] ??= base.title;
  merged['status'] ??= base.status;
  return merged;
}

/** Gives a slug where there is none; refuses slugs and uuids that other contents have. */
export async function settleAmongOthers(context: Context, content: Content): Promise<void> {
  const records = await context.data.contents.all(context.viewer.customer);
  const others = records
    .map((record) => JSON.parse(record.document) as Content)
    .filter((other) => other.id !== content.id && other.status !== 'DELETED');
  const neighbours = others.filter((other) => other.instance === content.instance);
  content.slug ??= freeSlug(content.title ?? {}, neighbours);
  requireFreeSlug(content.slug, neighbours);
  requireOwnUuids(content, others);
}

async function changeStatus(
  context: WriteContext,
  id: string | undefined,
  status: NonNullable<Content['status']>,
): Promise<Content> {
  const found = await findToEdit(context, id);
  return found.status === status ? found : putContent(context, { ...found, status });
}

async function findByKey(
  context: Context,
  key: { uid?: string; slug?: string; instance?: string; instanceSlug?: string },
): Promise<Content> {
  const instances = context.definitions.instances.filter(
    ({ id, slug }) =>
      (key.instance === undefined || id === key.instance) &&
      (key.instanceSlug === undefined || slug === key.instanceSlug),
  );
  const found = visibleContents(context).find(
    (candidate) =>
      instances.some(({ id }) => id === candidate.instance) &&
      (key.uid !== undefined
        ? candidate.id === key.uid
        : key.slug !== undefined && Object.values(candidate.slug ?? {}).includes(key.slug)),
  );
  if (found === undefined) {
    throw new DirectoryError('notFound', `Content not found: ${key.uid ?? key.slug ?? ''}`);
  }
  return found;
}

/** What is not in use is only there for those who may change it. */
function visibleContents({ viewer, definitions }: Context): readonly Content[] {
  return definitions.contents.filter(
    (item) => item.status === 'LIVE' || mayEditDirectory(viewer, placeOf(item)),
  );
}

function sortKeyOf(name: string | undefined): (item: Content) => string {
  const keys: Readonly<Record<string, (item: Content) => string>> = {
    id: (item) => item.id ?? '',
    title: (item) => Object.values(item.title ?? {})[0]?.toLowerCase() ?? '',
    createdAt: (item) => item.createdAt ?? '',
    updatedAt: (item) => item.updatedAt ?? '',
    publicationDate: (item) => item.createdAt ?? '',
  };
  const key =
    name === undefined ? keys['title'] : Object.hasOwn(keys, name) ? keys[name] : undefined;
  if (key === undefined) {
    throw new DirectoryError(
      'invalidParameter',
      `sortOrder: '${name}' is not one of ${Object.keys(keys).join(', ')}`,
    );
  }
  return key;
}

function isAmong(wanted: readonly string[] | undefined, value: string | undefined): boolean {
  return wanted === undefined || (value !== undefined && wanted.includes(value));
}

function upperCase(text: string): string {
  return text.toUpperCase();
}

/** The reason of one item among many; what is no refusal of ours stops the whole call. */
function reasonOf(error: unknown): string {
  if (error instanceof DirectoryError) {
    return error.message;
  }
  throw error;
}
