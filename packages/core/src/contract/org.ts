import { array, boolean, integer, object, string } from '../schema.ts';
import type { Static } from '../schema.ts';
import { callId, endpoint, fields, paging } from './endpoint.ts';
import { identity } from './user.ts';

const NamedPerson = object(
  { uid: string(), email: string(), fullName: string() },
  { title: 'NamedPerson', required: ['uid', 'email', 'fullName'] },
);

const cursor = string({
  description: 'Asks for the next page of the person’s reports; only with `more: true`.',
});

/** A person in the organization chart. */
const OrgNode = object(
  {
    uid: string(),
    email: string(),
    fullName: string({ description: 'Empty for somebody without a name.' }),
    title: string({
      description: 'The job title of the standard profile (`organizations/title`).',
    }),
    profilePictureUrl: string(),
    managerEmail: string({ description: 'Whom the profile names, in the chart or not.' }),
    directReports: integer({ description: 'How many report to the person (span of control).' }),
    allReports: integer({
      description: 'How many are below the person at any depth; nobody is below themselves.',
    }),
    dotted: array(
      object(
        {
          field: string({ description: 'Key of the field.' }),
          title: string({ description: 'Title of the field, in the language of the request.' }),
          people: array(NamedPerson),
        },
        { required: ['field', 'title', 'people'] },
      ),
      { description: 'Dotted lines: who is named by other fields of type `person` or `people`.' },
    ),
    reports: array(object({}), {
      description:
        'With `depth` > 1: the first reports, nodes like this one. Absent where there are none, ' +
        'or where the answer has no room for them; whoever was asked for is not repeated.',
    }),
    more: boolean({ description: 'True where `reports` are not all.' }),
    cursor,
  },
  {
    title: 'OrgNode',
    description: 'A person in the organization chart.',
    required: ['uid', 'email', 'fullName', 'profilePictureUrl', 'directReports', 'allReports'],
  },
);
export type OrgNode = Static<typeof OrgNode>;

const OrgProblems = object(
  {
    cycles: array(array(string()), {
      description:
        'E-mail addresses of people who report to each other, each one’s manager next; whoever ' +
        'is their own manager is alone in one. At most 100 cycles, of at most 100 addresses each.',
    }),
    moreCycles: integer({ description: 'How many cycles are not told.' }),
    orphans: array(
      object(
        { person: NamedPerson, manager: string({ description: 'The address.' }) },
        { required: ['person', 'manager'] },
      ),
      {
        description:
          'People whose manager’s address belongs to nobody in the chart, by name. At most 100.',
      },
    ),
    moreOrphans: integer({ description: 'How many orphans are not told.' }),
  },
  { title: 'OrgProblems', required: ['cycles', 'moreCycles', 'orphans', 'moreOrphans'] },
);

const exampleBoss = {
  uid: '5066549580791809',
  email: 'boss@customer.com',
  fullName: 'Bea Boss',
  title: 'Head of Support',
  profilePictureUrl: 'https://people.example.com/pictures/4664706704080896/5066549580791809',
  directReports: 1,
  allReports: 1,
};

export const orgTree = endpoint({
  name: 'org/tree',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary:
    'Get the place of a user in the organization chart: the managers above and the reports below; ' +
    'without uid and email, the tops of the whole company.',
  description:
    'In the chart are enabled people who are not hidden, for administrators too; somebody else ' +
    'whom the caller may see has a line above and reports below, but is nobody’s report. Tops are ' +
    'those whose manager is empty, unknown or not in the chart, or who name themselves: the ones ' +
    'with the most people below first, then by name. Who is in a cycle of several people is below ' +
    'no top; `problems` names them. Reports are sorted by last name and first name.',
  input: object({
    contentId: string({ description: 'Id of the user directory module.' }),
    ...identity,
    depth: integer({
      description: 'Levels of reports. Below the first level an answer has room for 1000 people.',
      default: 1,
      minimum: 0,
      maximum: 5,
    }),
    maxResults: integer({
      description: 'The most reports of one person; more than 1000 are cut to that.',
      default: 100,
      minimum: 1,
    }),
    cursor: paging.cursor,
    lines: boolean({ description: 'Whether nodes have dotted lines.', default: true }),
    lang: string({ description: 'Language of titles and of the order; the caller’s when absent.' }),
    ...fields,
    ...callId,
  }),
  output: object(
    {
      line: array(OrgNode, {
        description:
          'Managers from the top down to the direct one: the 100 nearest, and only up to where ' +
          'they would repeat.',
      }),
      person: OrgNode,
      reports: array(OrgNode, { description: 'Whoever reports to the person; or the tops.' }),
      more: boolean({ description: 'Whether another page of `reports` follows.' }),
      cursor,
      total: integer({ description: 'How many `reports` there are on all pages.' }),
      problems: OrgProblems,
      callId: string({ description: 'The `callId` of the request.' }),
    },
    { title: 'OrgTree', required: ['line', 'reports', 'more', 'total'] },
  ),
  errors: ['notFound', 'badRequest', 'invalidParameter'],
  example: {
    input: { email: 'me@customer.com' },
    output: {
      line: [exampleBoss],
      person: {
        uid: '5066549580791808',
        email: 'me@customer.com',
        fullName: 'Me Myself',
        title: 'Support Leader',
        profilePictureUrl: 'https://people.example.com/pictures/4664706704080896/5066549580791808',
        managerEmail: 'boss@customer.com',
        directReports: 0,
        allReports: 0,
      },
      reports: [],
      more: false,
      total: 0,
    },
  },
});
