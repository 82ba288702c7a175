import type { Migration } from 'kysely/migration';
import type { Capabilities } from '../../engines/engine.ts';
import { firstTables } from './0001-first-tables.ts';
import { updateTimes } from './0002-update-times.ts';
import { ledger } from './0003-ledger.ts';
import { searches } from './0004-searches.ts';
import { signingIn } from './0005-signing-in.ts';
import { pictures } from './0006-pictures.ts';
import { tokenUses } from './0007-token-uses.ts';
import { ledgerActors } from './0008-ledger-actors.ts';
import { uniqueValues } from './0009-unique-values.ts';

/** All steps to the present tables, in order. A step that has been released never changes. */
export function migrations(capabilities: Capabilities): Record<string, Migration> {
  return {
    '0001-first-tables': firstTables(capabilities),
    '0002-update-times': updateTimes(capabilities),
    '0003-ledger': ledger(capabilities),
    '0004-searches': searches(capabilities),
    '0005-signing-in': signingIn(capabilities),
    '0006-pictures': pictures(capabilities),
    '0007-token-uses': tokenUses(capabilities),
    '0008-ledger-actors': ledgerActors(),
    '0009-unique-values': uniqueValues(capabilities),
  };
}
