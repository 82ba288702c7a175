import type { Json } from './schema.ts';

/**
 * Each error that the product answers: HTTP status, the wire's `reason` and what it means
 * (wire 2.9). Anything not listed is a fault of ours and answers `backendError`.
 */
export const errorCodes = {
  badRequest: { status: 400, reason: 'badRequest', meaning: 'The request breaks a rule.' },
  invalidParameter: {
    status: 400,
    reason: 'invalidParameter',
    meaning: 'A parameter has a value that cannot be read.',
  },
  invalidValue: {
    status: 400,
    reason: 'badRequest',
    meaning: 'A profile value breaks a rule of its field; `errors` has one entry for each field.',
  },
  urlAlreadyExists: {
    status: 400,
    reason: 'badRequest',
    meaning: '`URL_ALREADY_EXISTS`: the slug is taken in this instance.',
  },
  contentNotUpToDate: {
    status: 400,
    reason: 'badRequest',
    meaning:
      '`CONTENT_NOT_UP_TO_DATE`: the content has no such version that changes could be merged from.',
  },
  alreadyArchived: {
    status: 400,
    reason: 'badRequest',
    meaning: '`ALREADY_ARCHIVED`: the content is in the archive already.',
  },
  required: { status: 401, reason: 'required', meaning: 'No token, or one that is not valid.' },
  credentialsRequired: {
    status: 401,
    reason: 'required',
    meaning: 'No client id and secret, or not valid ones.',
  },
  signInFailed: {
    status: 401,
    reason: 'signInFailed',
    meaning: 'E-mail address and password do not belong to an account in use.',
  },
  mailNotSetUp: {
    status: 400,
    reason: 'mailNotSetUp',
    meaning: 'The server has no mail server to send with; `WHOSWHO_SMTP_URL` names one.',
  },
  forbidden: { status: 403, reason: 'forbidden', meaning: 'The caller may not do this.' },
  fieldNotEditable: {
    status: 403,
    reason: 'forbidden',
    meaning: 'The caller may not change this value; the message names it.',
  },
  crossSite: {
    status: 403,
    reason: 'crossSite',
    meaning: 'The request of a browser that is signed in comes from a page of another site.',
  },
  notFound: {
    status: 404,
    reason: 'notFound',
    meaning: 'Unknown, or nothing that the caller may know of.',
  },
  unsupportedProtocol: {
    status: 404,
    reason: 'unsupportedProtocol',
    meaning: 'The request is of a kind that is not served (HTTP 402, 406, 407, 411, 414 to 417).',
  },
  conflict: { status: 409, reason: 'conflict', meaning: 'The change clashes with what is stored.' },
  deleted: { status: 410, reason: 'deleted', meaning: 'It was deleted.' },
  conditionNotMet: { status: 412, reason: 'conditionNotMet', meaning: 'A precondition failed.' },
  uploadTooLarge: {
    status: 413,
    reason: 'uploadTooLarge',
    meaning: 'The request body is larger than the server takes.',
  },
  tooManyTries: {
    status: 429,
    reason: 'tooManyTries',
    meaning: 'Too many failures of an account or an address; `Retry-After` says how long to wait.',
  },
  unsupportedMethod: {
    status: 501,
    reason: 'unsupportedMethod',
    meaning: 'The path exists, but not with this HTTP method.',
  },
  mailFailed: {
    status: 502,
    reason: 'mailFailed',
    meaning: 'The mail server did not take the mail.',
  },
  backendError: {
    status: 503,
    reason: 'backendError',
    meaning: 'The server failed; nothing was changed. Try again.',
  },
} as const;

/** A key of the table above. */
export type ErrorCode = keyof typeof errorCodes;

/** One entry of `error.errors`; entries about a profile value also carry field, value and rule. */
export interface ErrorDetail {
  readonly message: string;
  readonly location?: string;
  readonly locationType?: 'parameter' | 'field';
  /** The field's key, for example `phone_number`. */
  readonly field?: string;
  /** The field's title in the caller's language. */
  readonly title?: string;
  readonly value?: Json;
  readonly rule?: string;
  /** Of a clash: the value that was read, the one stored since, and the one sent; absent is none. */
  readonly base?: Json;
  readonly theirs?: Json;
  readonly yours?: Json;
}

/** The body of every error answer (wire 2.9). */
export interface ErrorBody {
  readonly error: {
    readonly code: number;
    readonly message: string;
    readonly errors: readonly (ErrorDetail & {
      readonly domain: string;
      readonly reason: string;
    })[];
  };
}

/** A refusal with a public text. Give the private reason as `cause`; it is logged, never sent. */
export class DirectoryError extends Error {
  readonly code: ErrorCode;
  readonly details: readonly ErrorDetail[];
  /** After how many seconds it is worth trying again (`Retry-After`). */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { details?: readonly ErrorDetail[]; cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'DirectoryError';
    this.code = code;
    this.details = options.details ?? [{ message }];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  /** HTTP status of the answer. */
  get status(): number {
    return errorCodes[this.code].status;
  }

  /** The answer's body. */
  toBody(): ErrorBody {
    const { status, reason } = errorCodes[this.code];
    const errors = this.details.map((detail) => ({ domain: 'global', reason, ...detail }));
    return { error: { code: status, message: this.message, errors } };
  }
}
