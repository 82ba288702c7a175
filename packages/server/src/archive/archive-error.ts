/** A file that cannot be written or restored; the message names it and says why. */
export class ArchiveError extends Error {}
