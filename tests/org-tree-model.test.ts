import type { Json, JsonObject } from '@whoswho/core';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { chanceOf } from './chance.ts';
import { openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { listAt, textAt } from './json-path.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse();
  onTestFinished(() => house.close());
});

const name = 'org/tree';
const profileOf = (manager: string | null): JsonObject => ({
  relations: manager === null ? null : [{ type: 'manager', value: manager }],
});
const emailsIn = (value: Json | undefined, ...path: (string | number)[]) =>
  listAt(value, ...path).map((node) => textAt(node, 'email'));
const mail = (who: string) => `${who}@customer.com`;

/** Somebody of a company that chance has made. */
interface Member {
  readonly email: string;
  manager: string | null;
  isShown: boolean;
}

/** The chart in few words, slowly. */
function modelOf(members: readonly Member[]) {
  const shown = new Map(members.filter(({ isShown }) => isShown).map((one) => [one.email, one]));
  const managerOf = ({ email, manager }: Member) =>
    manager === null || manager === email ? undefined : shown.get(manager);
  const reportsOf = (member: Member) =>
    [...shown.values()].filter((one) => one.manager === member.email && one !== member);
  const below = (member: Member, seen = new Set<Member>()): Set<Member> => {
    for (const report of reportsOf(member).filter((one) => !seen.has(one))) {
      seen.add(report);
      below(report, seen);
    }
    return seen;
  };
  const lineOf = (member: Member) => {
    const line = [member];
    for (let one = managerOf(member); one !== undefined && !line.includes(one);) {
      line.unshift(one);
      one = managerOf(one);
    }
    return line.slice(0, -1);
  };
  const inCycle = (member: Member) => below(member).has(member);
  return {
    shown: [...shown.values()],
    reportsOf,
    lineOf,
    countBelow: (member: Member) => [...below(member)].filter((one) => one !== member).length,
    tops: [...shown.values()].filter((member) => managerOf(member) === undefined),
    inCycles: [...shown.values()].filter((one) => inCycle(one) || one.manager === one.email),
    orphans: [...shown.values()].filter(
      (one) => one.manager !== null && one.manager !== one.email && managerOf(one) === undefined,
    ),
  };
}

const emails = (members: readonly Member[]) => members.map(({ email }) => email);

describe('the chart of any company', () => {
  it.each([1, 2, 3, 4])('is what a slow count says, company %i', async (seed) => {
    const chance = chanceOf(seed);
    const members: Member[] = [];
    const addresses = Array.from({ length: 45 }, (_, number) =>
      mail(`m${String(number).padStart(2, '0')}`),
    );
    /** Mostly trees; some managers who do not exist, and cycles. */
    const anyManager = (place: number) =>
      chance.of<() => string | null>([
        () => null,
        () => mail('nobody'),
        () => chance.of(addresses),
        ...Array<() => string>(7).fill(() => addresses[chance.below(place || 1)] ?? ''),
      ])();
    for (const [place, email] of addresses.entries()) {
      const member = { email, manager: anyManager(place), isShown: chance.below(10) > 0 };
      members.push(member);
      await house.admin.ok('user/save', {
        email,
        lastName: email,
        ...(member.isShown ? {} : chance.of([{ isHidden: true }, { status: 'disabled' }])),
        apiProfile: profileOf(member.manager),
      });
    }
    for (let round = 0; round < 3; round += 1) {
      await compare(members);
      for (let changes = 0; changes < 5; changes += 1) {
        const member = chance.of(members);
        member.manager = anyManager(members.length);
        member.isShown = chance.below(5) > 0;
        await house.admin.ok('user/save', {
          email: member.email,
          isHidden: !member.isShown,
          status: 'enabled',
          apiProfile: profileOf(member.manager),
        });
      }
    }
    await compare(members);
  });

  async function compare(members: readonly Member[]): Promise<void> {
    const model = modelOf(members);
    for (const member of members) {
      const answer = await house.admin.ok(name, { email: member.email, depth: 2 });
      const reports = model.reportsOf(member);
      expect(emailsIn(answer, 'line'), member.email).toEqual(emails(model.lineOf(member)));
      expect(emailsIn(answer, 'reports'), member.email).toEqual(emails(reports));
      expect(answer['person'], member.email).toMatchObject({
        directReports: reports.length,
        allReports: model.countBelow(member),
      });
      for (const [place, report] of reports.entries()) {
        const inside = model.reportsOf(report).filter((one) => one !== member);
        expect(emailsIn(answer, 'reports', place, 'reports')).toEqual(emails(inside));
      }
    }
    const tops = await house.admin.ok(name, { maxResults: 1000 });
    const ours = emailsIn(tops, 'reports').filter((email) => /^m\d/u.test(email));
    expect(tops['total']).toBe(emailsIn(tops, 'reports').length);
    expect(ours).toEqual(
      emails(model.tops.toSorted((one, other) => model.countBelow(other) - model.countBelow(one))),
    );
    const cycles = listAt(tops, 'problems', 'cycles').map((cycle) => listAt(cycle).map(String));
    expect(cycles.flat().toSorted()).toEqual(emails(model.inCycles));
    for (const cycle of cycles) {
      const managers = cycle.map((email) => members.find((one) => one.email === email)?.manager);
      expect(managers).toEqual([...cycle.slice(1), cycle[0]]);
    }
    expect(
      listAt(tops, 'problems', 'orphans').map((orphan) => textAt(orphan, 'person', 'email')),
    ).toEqual(emails(model.orphans));
  }
});
