import type { ColumnDefinitionBuilder, CreateTableBuilder, Kysely, RawBuilder } from 'kysely';
import type { Capabilities } from '../../engines/engine.ts';

type Table = CreateTableBuilder<string, string>;

/** Makes tables of text columns, in the words of the engine. */
export type TableMaker = ReturnType<typeof tableMaker>;

/** A maker for the steps of one migration. */
export function tableMaker(db: Kysely<unknown>, capabilities: Capabilities) {
  const { textType } = capabilities;
  const withKey = (name: string, made: Table, key: readonly string[]): Table =>
    made.addPrimaryKeyConstraint(`${name}_key`, [...key]);

  /** A table of a key and other columns, none of them null. */
  const table = (name: string, key: readonly string[], others: readonly string[]): Table => {
    let made: Table = db.schema.createTable(name);
    for (const column of [...key, ...others]) {
      made = made.addColumn(column, textType, notNull);
    }
    return key.length === 0 ? made : withKey(name, made, key);
  };

  return {
    db,
    textType,
    table,
    withKey,
    /** With columns that may be null. */
    optional: (made: Table, columns: readonly string[]): Table =>
      columns.reduce((wider, column) => wider.addColumn(column, textType), made),
    /** A table that is only read through its primary key. */
    keyOnlyTable: (name: string, key: readonly string[]): Table =>
      ending(table(name, key, []), capabilities.keyOnlyTable),
    /** A table whose rows are changed all the time. */
    roomForUpdates: (made: Table): Table => ending(made, capabilities.roomForUpdates),
  };
}

/** For a column that always has a value. */
export function notNull(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder {
  return column.notNull();
}

function ending(made: Table, end: RawBuilder<unknown> | undefined): Table {
  return end === undefined ? made : made.modifyEnd(end);
}
