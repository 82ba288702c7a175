import { apiRoot } from '../contract/endpoint.ts';

/** A topic that every caller has to know about; paragraphs with Markdown code spans. */
export interface Topic {
  /** Where the page has it. */
  readonly anchor: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** What holds for every endpoint. */
export const introduction: readonly Topic[] = [
  {
    anchor: 'addresses',
    title: 'Addresses',
    paragraphs: [
      `Endpoints are below \`${apiRoot}\`. The name of an endpoint, such as ` +
        '`user/directory/save`, is its address everywhere: in the URL, in the SDK ' +
        '(`client.user.directory.save`) and on the command line ' +
        '(`whoswho call user/directory/save`).',
      'The API is the one of LumApps (“lumsites v1”), so clients written for it work here. They ' +
        'read the discovery document at `/_ah/api/discovery/v1/apis/lumsites/v1/rest`; no token is ' +
        'needed for that.',
    ],
  },
  {
    anchor: 'tokens',
    title: 'Tokens',
    paragraphs: [
      'Send `Authorization: Bearer TOKEN`. A token acts as a user: the answer holds what that ' +
        'user may see, and changes are judged by what that user may change.',
      'Administrators make tokens with `token/create`; applications exchange their own id and ' +
        'secret for one with `application/token`.',
    ],
  },
  {
    anchor: 'requests',
    title: 'Requests',
    paragraphs: [
      'Path, query and JSON body are merged into one message; where they disagree, the body wins, ' +
        'then the query. A single value is taken for a list of one, a text of digits for a ' +
        'number, and an empty query value for an absent one. Unknown keys are never an error.',
    ],
  },
  {
    anchor: 'answers',
    title: 'Answers',
    paragraphs: [
      'Answers are JSON objects. What has no value is absent. Ids are texts of decimal digits, ' +
        'and `id` and `uid` are equal. Times are UTC, `2018-04-12T07:43:23.624150`.',
      '`fields` asks for parts of an answer: `id,email`, `items(id,title)` or ' +
        '`items/apiProfile/organization`.',
    ],
  },
  {
    anchor: 'lists',
    title: 'Lists',
    paragraphs: [
      'A list answers a page of `items` and says with `more` whether another page follows. If so, ' +
        'repeat the request with the `cursor` of the answer.',
    ],
  },
];
