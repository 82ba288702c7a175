import { DirectoryError, equal, isAdministratorOf, unnamedLanguage } from '@whoswho/core';
import type { Content, Instance } from '@whoswho/core/contract';
import { putContent } from './content-version.ts';
import { mergeDocument } from './document.ts';
import type { Operations, WriteContext } from './operation.ts';

/** Changes of sites: `instance/save`. */
export const instanceSave = {
  async 'instance/save'(context, input) {
    const stored = findToSave(context, input);
    const next = inLanguage(mergeDocument(context, stored, input, readOnlyKeys));
    checkNames(context, next);
    checkLanguages(next);
    await settleDefaultDirectory(context, stored, next);
    await context.data.documents.put(
      'instance',
      context.viewer.customer,
      next.id ?? '',
      JSON.stringify(next),
    );
    return next;
  },
} satisfies Partial<Operations>;

/** Beside those of every document; whether it is the main one is said with the customer. */
const readOnlyKeys = ['status', 'isDefaultInstance'];

function findToSave({ definitions, viewer }: WriteContext, { uid, id }: Instance): Instance {
  const wanted = uid ?? id;
  if (wanted === undefined) {
    throw new DirectoryError('badRequest', 'Missing required parameter: uid');
  }
  const found = definitions.instances.find((instance) => instance.id === wanted);
  if (found === undefined) {
    throw new DirectoryError('notFound', `Instance not found: ${wanted}`);
  }
  if (!isAdministratorOf(viewer, wanted)) {
    throw new DirectoryError('forbidden', 'Changing this instance takes one of its administrators');
  }
  return found;
}

/** A text that came without a language is in the site's. */
function inLanguage(instance: Instance): Instance {
  const { title, defaultLang = 'en' } = instance;
  if (title?.[unnamedLanguage] === undefined) {
    return instance;
  }
  const { [unnamedLanguage]: text, ...named } = title;
  return { ...instance, title: { ...named, [defaultLang]: text } };
}

function checkNames({ definitions }: WriteContext, { id, name, slug }: Instance): void {
  for (const [key, value] of Object.entries({ name, slug })) {
    if ((value ?? '').trim() === '') {
      throw new DirectoryError('badRequest', `${key}: is required`);
    }
  }
  if (slug !== undefined && /[\s/?#]/u.test(slug)) {
    throw new DirectoryError(
      'badRequest',
      `slug: ${JSON.stringify(slug)} has a blank or one of / ? #`,
    );
  }
  const twin = definitions.instances.find((other) => other.id !== id && other.slug === slug);
  if (twin !== undefined) {
    throw new DirectoryError('conflict', `slug: "${slug}" is the slug of instance ${twin.id}`);
  }
}

function checkLanguages({ langs = [], defaultLang }: Instance): void {
  const odd = langs.find((language) => !/^[A-Za-z]{2,3}(?:[_-][A-Za-z0-9]{2,8})*$/u.test(language));
  if (odd !== undefined) {
    throw new DirectoryError(
      'badRequest',
      `langs: ${JSON.stringify(odd)} is no code of a language`,
    );
  }
  if (defaultLang !== undefined && !langs.includes(defaultLang)) {
    throw new DirectoryError(
      'badRequest',
      `defaultLang: "${defaultLang}" is not one of langs: ${langs.join(', ')}`,
    );
  }
}

/** The directory and its site say the same of which one is the default (wire 5, row 22). */
async function settleDefaultDirectory(
  context: WriteContext,
  { defaultUserDirectory: before }: Instance,
  { id, defaultUserDirectory: after }: Instance,
): Promise<void> {
  if (equal(before, after)) {
    return;
  }
  const directoryOf = (key: string | undefined): Content | undefined =>
    context.definitions.directories.find(({ content }) => content.id === key)?.content;
  if (after === undefined) {
    const previous = directoryOf(before);
    if (previous !== undefined) {
      await putContent(context, { ...previous, isDefaultUserDirectory: false });
    }
    return;
  }
  const wanted = directoryOf(after);
  if (wanted?.instance !== id) {
    throw new DirectoryError(
      'badRequest',
      `defaultUserDirectory: "${after}" is no user directory in use of this instance`,
    );
  }
  await putContent(context, { ...wanted, isDefaultUserDirectory: true });
}
