/** A value that a fast engine has at once and another one later. */
export type Soon<Value> = Value | Promise<Value>;
