import { DirectoryError, fieldsOf, isObject } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';
import type { Component, Content } from '@whoswho/core/contract';
import { prepareComponents, requireOwnUuids } from '../../operations/component.ts';
import { requireFreeSlug } from '../../operations/slug.ts';
import type { Reader, Row } from '../../storage/store.ts';
import type { Check } from '../check.ts';
import type { Finding } from '../finding.ts';
import { storedObject } from '../stored-json.ts';

/** Directories, by the rules that saving them has. */
export const contents: Check = {
  name: 'contents',
  meaning:
    'Directories are JSON, are the newest of their revisions, and their fields keep the rules.',
  watch({ reader }) {
    let earlier: Content[] = [];
    return {
      rows: {
        async *content(rows) {
          for (const row of rows) {
            const [customer, id] = [String(row['customer']), String(row['id'])];
            // As many as saving one reads, too.
            earlier = earlier.filter((content) => content.customer === customer);
            for (const message of await problemsOf(reader, row, earlier)) {
              yield { customer, what: id, message } satisfies Finding;
            }
          }
        },
      },
    };
  },
};

/** What is wrong with a content; one that can be read joins the earlier ones. */
async function problemsOf(reader: Reader, row: Row, earlier: Content[]): Promise<string[]> {
  const customer = String(row['customer']);
  const document = storedObject(String(row['document']));
  if (document === undefined) {
    return ['is no JSON object'];
  }
  const shape = shapeProblem(document);
  const problems = [...rowProblems(row, document), ...(await revisionProblems(reader, row))];
  if (shape !== undefined) {
    return [...problems, shape];
  }
  const content = document as Content; // its shape has been looked at
  if (content.status === 'DELETED') {
    return problems;
  }
  problems.push(
    ...(await instanceProblems(reader, customer, content)),
    ...componentProblems(content.template?.components ?? []),
    ...problemsAmong(content, earlier),
  );
  earlier.push({ ...content, customer });
  return problems;
}

/** Why the product could not read it, as far as it reads a directory at all. */
function shapeProblem(document: JsonObject): string | undefined {
  const { template } = document;
  const components = isObject(template) ? (template['components'] ?? []) : [];
  if (!Array.isArray(components) || !components.every(isComponent)) {
    return 'has template.components that are no list of fields with uuids';
  }
  try {
    fieldsOf(document);
    return undefined;
  } catch (error) {
    return `has fields that cannot be read: ${error instanceof Error ? error.message : 'no reason'}`;
  }
}

function isComponent(component: Json): boolean {
  return isObject(component) && typeof component['uuid'] === 'string' && component['uuid'] !== '';
}

function rowProblems(row: Row, document: JsonObject): string[] {
  return (['id', 'customer', 'version'] as const)
    .filter((key) => document[key] !== row[key])
    .map((key) => `has another ${key} in its document`);
}

async function revisionProblems(reader: Reader, row: Row): Promise<string[]> {
  const [newest] = await reader.contents.revisions(
    String(row['customer']),
    String(row['id']),
    Number.MAX_SAFE_INTEGER,
    1,
  );
  if (newest === undefined) {
    return ['has no revision'];
  }
  if (newest.version !== row['version']) {
    return [`is version ${row['version']}, but its newest revision is ${newest.version}`];
  }
  return newest.document === row['document'] ? [] : ['is not what its newest revision is'];
}

/** Its site exists, and does not say that another directory is the default. */
async function instanceProblems(
  reader: Reader,
  customer: string,
  { id, instance, isDefaultUserDirectory }: Content,
): Promise<string[]> {
  if (instance === undefined || instance === null) {
    return [];
  }
  const text = await reader.documents.get('instance', customer, instance);
  if (text === undefined) {
    return [`names instance ${instance}, which does not exist`];
  }
  const site = storedObject(text);
  return isDefaultUserDirectory !== true ||
    site === undefined ||
    site['defaultUserDirectory'] === id
    ? []
    : [`says that it is the default directory of instance ${instance}, which says it is not`];
}

/** What saving would refuse, of each field by itself and of all together. */
function componentProblems(components: readonly Component[]): string[] {
  const problems = components.flatMap((component) => {
    // A component that is there already is not judged again: all but one are.
    const others = components.filter((other) => other !== component);
    return refusalOf(() => prepareComponents(components, { template: { components: others } }));
  });
  return [...new Set(problems)];
}

function problemsAmong(content: Content, earlier: readonly Content[]): string[] {
  const neighbours = earlier.filter((other) => other.instance === content.instance);
  const slug = content.slug ?? {};
  return [
    ...refusalOf(() => requireOwnUuids(content, earlier)),
    ...Object.entries(slug).flatMap(([language, text]) =>
      refusalOf(() => requireFreeSlug({ [language]: text }, neighbours)).map(
        () => `has slug ${text} (${language}), which another content of its instance has`,
      ),
    ),
  ];
}

function refusalOf(work: () => unknown): string[] {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof DirectoryError) {
      return [`has ${error.message}`];
    }
    throw error;
  }
}
