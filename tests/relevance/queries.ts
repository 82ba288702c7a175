/** A query and the person who has to come first in its answer. */
export interface Query {
  readonly query: string;
  /** Their e-mail address, as far as the `@`. */
  readonly first: string;
  /** How many are found, where that is worth telling. */
  readonly total?: number;
  readonly why: string;
}

/** A query that has to find nobody. */
export type Miss = Pick<Query, 'query' | 'why'>;
