/** Told how far something long has come. */
export interface Progress {
  /** It begins, maybe once more. */
  readonly restart: () => void;
  readonly add: (count: number) => void;
}
