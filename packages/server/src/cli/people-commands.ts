import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { connected, withOrigin } from './connected.ts';
import type { PersonOptions } from './people-get.ts';
import type { PeopleListOptions } from './people-list.ts';
import type { Crop, PictureOptions } from './people-picture.ts';
import type { SetOptions } from './people-set.ts';

/** `people` and `fields`. */
export function addPeopleCommands(program: Command): void {
  program.commandsGroup('People and their fields:');
  const people = program.command('people').description('Show, find and change people');
  withDirectory(people.command('get [email]'))
    .description('Show a person; without an address, whoever the token belongs to')
    .action(async (email: string | undefined, options: PersonOptions) => {
      const command = await import('./people-get.ts');
      await command.getPerson(email, options);
    });
  withDirectory(people.command('vcard [email]'))
    .description('Print a person as a vCard; without an address, whoever the token belongs to')
    .action(async (email: string | undefined, options: PersonOptions) => {
      const command = await import('./people-vcard.ts');
      await command.printVcard(email, options);
    });
  addPicture(people);
  addList(people);
  const set = withOrigin(people.command('set <email> <field=value...>'))
    .option('--reason <text>', 'why, for the ledger')
    .option(
      '--override <until>',
      'how long it holds in place of a sync: nextSync, forever or a day',
    );
  withDirectory(set)
    .description('Change values of a person')
    .addHelpText(
      'after',
      `
A field is called by its title, key or uuid; firstName, lang and other attributes
can be set too. An empty value clears; NAME:=JSON gives a value as JSON.

  whoswho people set me@customer.com "Title=Support Leader" phone_number="00 11 22 33 44 55 66"
  whoswho people set me@customer.com phone_number=
`,
    )
    .action(async (email: string, words: string[], options: SetOptions) => {
      const command = await import('./people-set.ts');
      await command.setPerson(email, words, options);
    });
  const fields = program.command('fields').description('Show the profile fields');
  withDirectory(fields.command('list'))
    .description('List the fields of a directory, and where their values are kept')
    .action(async (options: PersonOptions) => {
      const command = await import('./fields-list.ts');
      await command.listFields(options);
    });
}

function addPicture(people: Command): void {
  const picture = withOrigin(people.command('picture <email> [file]'))
    .option('--crop <x,y,width,height>', 'what is shown, in pixels of the upright image', readCrop)
    .option('--remove', 'show the initials again')
    .option('--reason <text>', 'why, for the ledger');
  connected(picture)
    .description('Show a photo of a person: PNG, JPEG, WebP, GIF or AVIF')
    .action(async (email: string, file: string | undefined, options: PictureOptions) => {
      const command = await import('./people-picture.ts');
      await command.setPicture(email, file, options);
    });
}

function readCrop(text: string): Crop {
  const [x, y, width, height, ...rest] = text.split(',').map(Number);
  if (
    x === undefined ||
    y === undefined ||
    width === undefined ||
    height === undefined ||
    rest.length > 0 ||
    ![x, y, width, height].every(Number.isInteger)
  ) {
    throw new InvalidArgumentError('It has to be four whole numbers, such as 0,0,600,600.');
  }
  return { x, y, width, height };
}

function addList(people: Command): void {
  const list = people
    .command('list')
    .description('Find people')
    .option('--query <text>', 'whose names, e-mail or searchable fields contain these words')
    .option('--max <count>', 'no more than so many', readCount)
    .addOption(
      new Option('--status <status>', 'accounts in use, or not').choices(['enabled', 'disabled']),
    )
    .option('--sort <name>', 'lastName, firstName, email, createdAt, updatedAt; -NAME reverses')
    .option('--columns <a,b>', 'fields and attributes to show', readColumns);
  withDirectory(list)
    .option('--jsonl', 'JSON, a person a line')
    .action(async (options: PeopleListOptions) => {
      const command = await import('./people-list.ts');
      await command.listPeople(options);
    });
}

/** Gives a command the option of those that work through a directory. */
export function withDirectory(command: Command): Command {
  return connected(
    command.option('--directory <id>', 'id, slug or title of a directory; else the default one'),
  );
}

/** Reads how many of something are wanted. */
export function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) {
    throw new InvalidArgumentError('It has to be a whole number from 1 on.');
  }
  return count;
}

/** Reads names with commas between them. */
export function readColumns(text: string): string[] {
  return text.split(',').filter((name) => name.trim() !== '');
}
