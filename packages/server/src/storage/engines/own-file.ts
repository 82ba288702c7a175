/** The format of the files that an engine's `backup` writes. */
export interface OwnFile {
  /** What each of them begins with. */
  readonly opening: Buffer;
  /** The address under which a file is opened as a database. */
  addressOf(path: string): string;
  /** Notes the checksum of a finished file in it, so that a damage is noticed. */
  seal(path: string): Promise<void>;
  /** Why a file is not whole; undefined when it is. */
  fault(path: string): Promise<string | undefined>;
}
