import { examine } from '../doctor/doctor.ts';
import type { CheckReport, Report } from '../doctor/doctor.ts';
import type { Store } from '../storage/store.ts';
import { databaseOf, withDatabase, withoutPassword } from './database.ts';
import type { DatabaseOptions } from './database.ts';
import { exitCodes } from './exit-code.ts';
import { executedSteps, knownSteps, refuseOtherAge } from './migrate-steps.ts';
import { print, printJson } from './output.ts';
import type { OutputOptions } from './output.ts';

/** Options of `doctor`. */
export interface DoctorOptions extends DatabaseOptions, OutputOptions {
  readonly fix?: boolean;
}

/** Findings of a check that are shown, to people and to programs. */
const mostLines = 20;
const mostInJson = 1000;

/** `doctor`: checks a database, and repairs what can be derived; exit code 1 if something is wrong. */
export async function checkDatabase(options: DoctorOptions): Promise<void> {
  const { fix = false, json = false } = options;
  const config = databaseOf(options);
  const report = await withDatabase(config, { isAsIs: true }, async (store) => {
    await requireKnownTables(store, config.database);
    return examine(store, { fix, kept: json ? mostInJson : mostLines });
  });
  await (json ? printJson(reportJson(report)) : print(toText(report)));
  if (countOf(report) > 0) {
    process.exitCode = exitCodes.failed.code;
  }
}

/** What is older or newer cannot be understood, and looking must not change it. */
async function requireKnownTables(store: Store, address: string): Promise<void> {
  const place = withoutPassword(address);
  const advice = `bring it up to date with "whoswho migrate --database ${place}"`;
  const steps = await executedSteps(store);
  refuseOtherAge({ what: place, steps, advice }, await knownSteps());
}

function countOf({ checks }: Report): number {
  return checks.reduce((sum, { count }) => sum + count, 0);
}

/** A report as `doctor --json` prints it. */
export function reportJson(report: Report) {
  return {
    isSound: countOf(report) === 0,
    count: countOf(report),
    ...(Object.keys(report.repaired).length === 0 ? {} : { repaired: report.repaired }),
    rows: report.rows,
    checks: report.checks.map(({ name, meaning, count, fixable }) => {
      return { name, meaning, count, canFix: fixable };
    }),
    findings: report.checks.flatMap(({ name: check, findings }) =>
      findings.map(({ customer, what, message, repair }) => {
        return { check, customer, what, message, canFix: repair !== undefined };
      }),
    ),
  };
}

function toText(report: Report): string {
  const { checks, rows, repaired } = report;
  const hasSeveralCustomers = (rows['customer'] ?? 0) > 1;
  const lines = checks.flatMap((check) => linesOf(check, hasSeveralCustomers));
  const counts = Object.entries(repaired);
  if (counts.length > 0) {
    lines.push(`Repaired: ${counts.map(([name, count]) => `${name} ${count}`).join(', ')}.`);
  }
  lines.push(summaryOf(report));
  return lines.map((line) => `${line}\n`).join('');
}

function linesOf({ name, count, findings }: CheckReport, hasSeveralCustomers: boolean): string[] {
  const lines = findings.map(({ customer, what, message }) => {
    const where = hasSeveralCustomers && what !== customer ? ` of customer ${customer}` : '';
    return `${name}: ${what}${where} ${message}`;
  });
  const rest = count - findings.length;
  return rest > 0 ? [...lines, `${name}: and ${rest} more`] : lines;
}

function summaryOf(report: Report): string {
  const { checks } = report;
  const seen = seenIn(report);
  const count = countOf(report);
  if (count === 0) {
    return `Everything is sound: ${seen}.`;
  }
  const fixable = checks.reduce((sum, check) => sum + check.fixable, 0);
  const byCheck = checks
    .filter((check) => check.count > 0)
    .map((check) => `${check.name} ${check.count}`);
  const what = count === 1 ? '1 thing is wrong' : `${count} things are wrong`;
  const mendable = fixable === 0 ? 'none' : fixable;
  return `${what} (${byCheck.join(', ')}) in ${seen}; --fix can repair ${mendable}.`;
}

/** What was checked, in the order in which people think of it. */
const counted: readonly (readonly [table: string, one: string, many: string])[] = [
  ['customer', 'customer', 'customers'],
  ['user', 'person', 'people'],
  ['user_value', 'value', 'values'],
  ['subscription', 'membership', 'memberships'],
  ['content', 'content', 'contents'],
  ['revision', 'revision', 'revisions'],
  ['feed', 'group', 'groups'],
  ['token', 'token', 'tokens'],
];

function seenIn({ rows }: Report): string {
  return counted
    .map(([table, one, many]) => `${rows[table] ?? 0} ${rows[table] === 1 ? one : many}`)
    .join(', ');
}
