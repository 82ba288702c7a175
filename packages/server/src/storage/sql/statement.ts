import type { CompiledQuery } from 'kysely';
import type { Query } from '../engines/engine.ts';

/** A query compiled once, to be run with changing parameters. */
export type Statement<Parameters, Row> = (parameters: Parameters) => Query<Row>;

/** Stands in a compiled query for a parameter that comes later. */
class Placeholder {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

type Build<Parameters, Row> = (parameter: Parameters) => { compile(): CompiledQuery<Row> };

/**
 * Compiles a query whose parameters are named: building SQL costs more than running it, so hot
 * paths do it once. Inside `build`, `parameter.email` is a value to compare with or to insert.
 */
export function statement<Parameters extends object, Row>(
  build: Build<Parameters, Row>,
): Statement<Parameters, Row> {
  // The proxy answers a placeholder for whatever parameter the query names.
  const parameter = new Proxy({} as Parameters, {
    get: (_target, name) => new Placeholder(String(name)),
  });
  const compiled = build(parameter).compile();
  const slots = compiled.parameters.map((value) =>
    value instanceof Placeholder ? (value.name as keyof Parameters) : { constant: value },
  );
  return (parameters) => ({
    sql: compiled.sql,
    parameters: slots.map((slot) => (typeof slot === 'object' ? slot.constant : parameters[slot])),
  });
}

/** A statement that finds a few rows by its parameters; many of a tick may travel together. */
export function lookup<Parameters extends object, Row>(
  build: Build<Parameters, Row>,
  subjects: (parameters: Parameters, rows: readonly Row[]) => readonly string[],
): Statement<Parameters, Row> {
  const query = statement(build);
  return (parameters) => ({
    ...query(parameters),
    sharing: { kind: 'lookup', subjects: (rows) => subjects(parameters, rows) },
  });
}

/** A statement that changes rows and answers nothing; many of a tick may travel together. */
export function change<Parameters extends object, Row>(
  build: Build<Parameters, Row>,
  subjects: (parameters: Parameters) => readonly string[],
): Statement<Parameters, Row> {
  const query = statement(build);
  return (parameters) => ({
    ...query(parameters),
    sharing: { kind: 'change', subjects: subjects(parameters) },
  });
}
