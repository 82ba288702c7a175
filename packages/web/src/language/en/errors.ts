/** By the `code` of an error of the API; what the server says in detail is shown below. */
export const errors = {
  badRequest: 'The server cannot accept this.',
  invalidParameter: 'The server cannot read this.',
  required: 'Your session has ended. Sign in again.',
  forbidden: 'You may not do this.',
  notFound: 'This is not there, or not for you.',
  conflict: 'Somebody else has changed this meanwhile.',
  deleted: 'This was deleted.',
  conditionNotMet: 'This has changed meanwhile.',
  uploadTooLarge: 'This is too large.',
  tooManyTries: 'Too many tries. Wait a moment.',
  backendError: 'The server failed. Nothing was changed; try again.',
  offline: 'The server cannot be reached. Check your connection.',
  timeout: 'The server took too long.',
  unknown: 'Something went wrong.',
};
