import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { FacetOption, FindOptions } from './find.ts';
import { readColumns, readCount, withDirectory } from './people-commands.ts';

/** `find`. */
export function addFindCommand(program: Command): void {
  const command = program
    .command('find [query...]')
    .description('Find people by free text and by any field, with counts')
    .option('--filter <condition>', 'only people for whom this is true, such as department:Sales')
    .option('--facet <name>', 'count the values of this field; again for more', addFacet)
    .option('--sort <name>', 'by this field, -NAME reverses; again for ties', addName)
    .option('--columns <a,b>', 'fields and attributes to show', readColumns)
    .option('--limit <count>', 'no more than so many people, else 30', readCount)
    .option('--all', 'everybody who is found')
    .option('--lang <language>', "of titles, labels and the order, else the terminal's");
  withDirectory(command)
    .option('--jsonl', 'JSON, a person a line, and no counts')
    .addHelpText(
      'after',
      `
Every word has to match something of a person; the best matches come first. A field is called by
its title, key or uuid; name, email and other attributes are known too. --facet NAME:50 shows up
to 50 values instead of 10. docs/finding.md has what matches, docs/filters.md the conditions.

  whoswho find "sales paris" --facet department --columns name,title,phone
  whoswho find --filter "site:paris AND start_date>=today-1y" --sort -start_date --all
`,
    )
    .action(async (words: string[], options: FindOptions) => {
      const { findPeople } = await import('./find.ts');
      await findPeople(words.join(' '), options);
    });
}

function addName(name: string, names: readonly string[] = []): string[] {
  return [...names, name];
}

/** `skills`, or `skills:50`. */
function addFacet(text: string, facets: readonly FacetOption[] = []): FacetOption[] {
  const [, name = text, limit] = /^(.+):(\d+)$/s.exec(text) ?? [];
  if (name.trim() === '') {
    throw new InvalidArgumentError('It has to be the name of a field.');
  }
  return [...facets, limit === undefined ? { name } : { name, limit: readCount(limit) }];
}
