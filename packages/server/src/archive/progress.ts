/** Told how far something long has come. */
export interface Progress {
  /** It begins, maybe once more. */
  restart(): void;
  add(count: number): void;
}
