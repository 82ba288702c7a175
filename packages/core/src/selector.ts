import { DirectoryError } from './errors.ts';
import type { Json, JsonObject } from './schema.ts';

/** A parsed `fields` selector: each wanted name with what is wanted below it (empty = all). */
export interface Selector {
  readonly [name: string]: Selector;
}

const maximumDepth = 20;

/**
 * Parses the `fields` grammar of wire 2.5: `list := sel ("," sel)*`, `sel := path ["(" list ")"]`,
 * `path := name ("/" name)*`, where a name may be `*` and `a.b` is another spelling of `a/b`.
 * Blanks and empty parts are ignored. An empty selector selects everything.
 */
export function parseSelector(text: string): Selector {
  const tokens = text.match(/[(),/.]|[^(),/.\s]+/gu) ?? [];
  let position = 0;

  function list(depth: number): Selector {
    if (depth > maximumDepth) {
      throw invalid(`parentheses go deeper than ${maximumDepth}`);
    }
    const selector = emptySelector();
    while (position < tokens.length && tokens[position] !== ')') {
      if (tokens[position] === ',') {
        position += 1;
      } else {
        selection(selector, depth);
      }
    }
    return selector;
  }

  function selection(into: Record<string, Selector>, depth: number): void {
    const path: string[] = [];
    for (let token = tokens[position]; token !== undefined; token = tokens[position]) {
      if (token === ',' || token === '(' || token === ')') {
        break;
      }
      if (token !== '/' && token !== '.') {
        path.push(token);
      }
      position += 1;
    }
    let below = emptySelector();
    if (tokens[position] === '(') {
      position += 1;
      below = list(depth + 1);
      if (tokens[position] !== ')') {
        throw invalid('a parenthesis is not closed');
      }
      position += 1;
    }
    if (path.length > maximumDepth) {
      throw invalid(`a path goes deeper than ${maximumDepth}`);
    }
    add(into, path, below);
  }

  const selector = list(0);
  if (position < tokens.length) {
    throw invalid('a parenthesis is closed that was not opened');
  }
  return selector;

  function invalid(why: string): DirectoryError {
    return new DirectoryError('invalidParameter', `Invalid field selection '${text}': ${why}.`, {
      details: [
        {
          message: `Invalid field selection '${text}': ${why}.`,
          location: 'fields',
          locationType: 'parameter',
        },
      ],
    });
  }
}

/** The parts of `value` that `selector` names; lists are mapped, unknown names ignored. */
export function select(value: Json, selector: Selector): Json {
  if (Array.isArray(value)) {
    return value.map((item) => select(item, selector));
  }
  const names = Object.keys(selector);
  if (names.length === 0 || value === null || typeof value !== 'object') {
    return value;
  }
  const everywhere = selector['*'];
  const selected: JsonObject = {};
  for (const [name, inner] of Object.entries(value)) {
    const below = Object.hasOwn(selector, name) ? selector[name] : everywhere;
    if (below !== undefined && inner !== undefined) {
      selected[name] = select(inner, below);
    }
  }
  return selected;
}

function add(into: Record<string, Selector>, path: string[], below: Selector): void {
  const [name, ...rest] = path;
  if (name === undefined) {
    return;
  }
  const known = into[name];
  const wanted = rest.length === 0 ? below : nested(rest, below);
  // `a,a(b)` asks for all of `a`: an empty selector is the widest.
  const isWhole = known !== undefined && Object.keys(known).length === 0;
  if (known === undefined) {
    into[name] = wanted;
  } else if (!isWhole) {
    into[name] = Object.keys(wanted).length === 0 ? wanted : merge(known, wanted);
  }
}

function nested(path: string[], below: Selector): Selector {
  const selector = emptySelector();
  add(selector, path, below);
  return selector;
}

function merge(left: Selector, right: Selector): Selector {
  const merged = Object.assign(emptySelector(), left);
  for (const [name, below] of Object.entries(right)) {
    add(merged, [name], below);
  }
  return merged;
}

function emptySelector(): Record<string, Selector> {
  return Object.create(null) as Record<string, Selector>;
}
