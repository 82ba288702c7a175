import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { command } from '../../../../tests/command.ts';
import type { Ended } from '../../../../tests/command.ts';
import { guide, openHouse } from '../../../../tests/house.ts';
import type { TestHouse } from '../../../../tests/house.ts';
import { rowHash } from '../../../../tests/row-hash.ts';

let house: TestHouse;
let env: Record<string, string>;
const { email, administratorEmail, directory: contentId } = guide;
beforeEach(async () => {
  house = await openHouse({ now: () => new Date('2026-11-24T09:30:00Z') });
  onTestFinished(() => house.close());
  env = { WHOSWHO_URL: house.url, WHOSWHO_TOKEN: house.token };
});

const say = (...words: string[]): Promise<Ended> => command(words, { env });

async function setTitle(value: string, headers: Record<string, string> = {}): Promise<void> {
  const body = { contentId, email, customProfile: { [guide.titleField]: value } };
  const answer = await house.admin.send('user/directory/save', { method: 'POST', body, headers });
  expect(answer.status).toBe(200);
}

async function titleNow(): Promise<unknown> {
  const { apiProfile } = await house.admin.ok('user/get', { email });
  return apiProfile;
}

/** The number of the newest change. */
async function lastSeq(): Promise<string> {
  const { stdout } = await say('history', email, '--limit', '1', '--json');
  const [entry] = JSON.parse(stdout) as { seq: number }[];
  return String(entry?.seq);
}

describe('history', () => {
  it('is a table: when, which field, from what to what, who, from where and why', async () => {
    await setTitle('Clerk', { 'whoswho-source': 'ui' });
    const fields = { title: 'Chief' };
    await house.admin.ok('user/patch', { email, fields, reason: 'promoted' });
    const { code, stdout } = await say('history', email);
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^SEQ +WHEN \(UTC\) +FIELD +CHANGE +WHO +SOURCE +REASON$/);
    expect(lines[1]).toMatch(
      /^\d+ +2026-11-24 09:30:00 +Title +Clerk -> Chief +admin@customer\.com +api +promoted$/,
    );
    expect(lines[2]).toMatch(/Title +\(none\) -> Clerk +admin@customer\.com +ui$/);
    expect(lines[3]).toMatch(/person +\(none\) -> user me@customer\.com/);
    expect(stdout).not.toContain('{');
  });

  it('is of one field where one is named, by title, key, uuid or attribute, and as JSON', async () => {
    await setTitle('Clerk');
    for (const field of ['Title', 'title', guide.titleField]) {
      const { stdout } = await say('history', email, '--field', field, '--json');
      expect(JSON.parse(stdout)).toMatchObject([{ after: 'Clerk', field: { key: 'title' } }]);
    }
    const names = await say('history', email, '--field', 'firstName', '--json');
    expect(JSON.parse(names.stdout)).toMatchObject([{ after: 'Camille' }]);
    const none = await say('history', email, '--field', 'titel');
    expect(none.code).toBe(1);
    expect(none.stderr).toMatch(/"titel" is no field.*did you mean title\?/);
  });

  it('of nobody known is not found', async () => {
    const { code, stderr } = await say('history', 'nobody@customer.com');
    expect({ code, stderr }).toEqual({
      code: 4,
      stderr: 'whoswho: User not found: nobody@customer.com\n',
    });
  });
});

describe('revert', () => {
  it('shows what would be taken back and does nothing, until --yes is added', async () => {
    await setTitle('Clerk');
    await setTitle('Klerk');
    const seq = await lastSeq();
    const before = await rowHash(house);
    const shown = await say('revert', '--seq', seq);
    expect(shown.code).toBe(0);
    expect(shown.stdout).toMatch(/^SEQ +PERSON +FIELD +BACK$/m);
    expect(shown.stdout).toMatch(/^\d+ +me@customer\.com +Title +Klerk -> Clerk$/m);
    expect(shown.stderr).toBe(
      '1 change would be taken back, 0 left alone.\nNothing was done; to do it, add --yes.\n',
    );
    const rehearsed = await say('revert', '--seq', seq, '--dry-run');
    expect(rehearsed.stdout).toBe(shown.stdout);
    expect(rehearsed.stderr).toBe('1 change would be taken back, 0 left alone.\n');
    expect(await rowHash(house)).toBe(before);

    const done = await say('revert', '--seq', seq, '--yes', '--reason', 'a typo');
    expect(done.stdout).toBe(shown.stdout);
    const [, batch = ''] = /whoswho revert --batch (revert:\d+)$/m.exec(done.stderr) ?? [];
    expect(done.stderr).toMatch(/^1 change was taken back, 0 left alone\. To undo this: /);
    expect(await titleNow()).toMatchObject({ organization: { title: 'Clerk' } });
    const history = await say('history', email, '--limit', '1');
    expect(history.stdout).toMatch(/Klerk -> Clerk .*a typo$/m);

    await say('revert', '--batch', batch, '--yes');
    expect(await titleNow()).toMatchObject({ organization: { title: 'Klerk' } });
  });

  it('says of each change that is left alone why', async () => {
    await setTitle('Clerk', { 'whoswho-batch': 'import-1' });
    await setTitle('Chief');
    const { code, stdout, stderr } = await say('revert', '--batch', 'import-1', '--yes');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^SEQ +PERSON +FIELD +LEFT ALONE$/m);
    expect(stdout).toMatch(
      /Title +The value was changed again on 2026-11-24 at 09:30:00 UTC by admin@customer\.com/,
    );
    expect(stdout).not.toContain('BACK');
    expect(stderr).toBe('0 changes were taken back, 1 left alone.\n');
  });

  it('takes a person back to a time, and answers as JSON', async () => {
    await setTitle('Clerk');
    const words = ['revert', '--person', email, '--since', '2026-11-24T09:30:00Z', '--json'];
    const { stdout } = await say(...words);
    expect(JSON.parse(stdout)).toMatchObject({ revertedCount: 2, skippedCount: 0 });
    expect(JSON.parse(stdout)).not.toHaveProperty('batch');
    expect(await titleNow()).toBeDefined();
    const later = await say('revert', '--person', email, '--since', '2026-11-25', '--yes');
    expect(later.stdout).toBe('');
    expect(await titleNow()).toBeDefined();
  });

  it.each([
    [[], 'name what to take back by one of --seq, --batch, or --person with --since'],
    [['--seq', '1', '--batch', 'b'], 'name what to take back by one of'],
    [['--person', administratorEmail], 'name what to take back by one of'],
    [['--seq', '1', '--dry-run', '--yes'], '--dry-run and --yes do not go together'],
    [['--seq', 'x'], 'It has to be a whole number from 1 on.'],
  ])('refuses %j before anything is sent', async (words, message) => {
    const { code, stdout, stderr } = await say('revert', ...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
