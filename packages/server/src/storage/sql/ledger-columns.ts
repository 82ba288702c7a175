import type { LedgerRow, LedgerState } from '../ledger-store.ts';

/** Columns of a row of the ledger, in the names that the rest of the product uses. */
export const ledgerColumns = [
  'seq',
  'customer',
  'user',
  'version',
  'at',
  'place',
  'state',
  'actor',
  'actor_email as actorEmail',
  'source',
  'application',
  'batch',
  'reason',
  'before',
  'after',
] as const;

/** A row as it is selected. */
export type SelectedRow = Omit<LedgerRow, 'state'> & { readonly state: string };

/** A selected row as the product knows it. */
export function toRow(row: SelectedRow): LedgerRow {
  return { ...row, state: row.state as LedgerState }; // only ours are written
}
