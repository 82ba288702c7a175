const blank = /[ \t\r\n]*/y;
const scalar =
  /"(?:[^"\\\n]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const text = /"(?:[^"\\\n]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/**
 * The line in which a text stops being JSON; none when it is JSON. `JSON.parse` only tells it in
 * words, which differ from one browser to the next.
 */
export function faultyLine(json: string): number | undefined {
  const end = readValue(json, 0);
  const rest = end.isFaulty ? end : { at: skip(json, end.at), isFaulty: false };
  return rest.isFaulty || rest.at < json.length
    ? json.slice(0, rest.at).split('\n').length
    : undefined;
}

/** Where reading has come to, or where it cannot go on. */
interface Reading {
  readonly at: number;
  readonly isFaulty: boolean;
}

function readValue(json: string, start: number): Reading {
  const at = skip(json, start);
  const first = json[at];
  if (first === '{' || first === '[') {
    return readItems(json, at);
  }
  return readToken(scalar, json, at);
}

/** The members of an object or the items of a list, from its first bracket to its last. */
function readItems(json: string, start: number): Reading {
  const isObject = json[start] === '{';
  const last = isObject ? '}' : ']';
  let at = skip(json, start + 1);
  if (json[at] === last) {
    return { at: at + 1, isFaulty: false };
  }
  for (;;) {
    const item = isObject ? readMember(json, at) : readValue(json, at);
    if (item.isFaulty) {
      return item;
    }
    at = skip(json, item.at);
    if (json[at] === last) {
      return { at: at + 1, isFaulty: false };
    }
    if (json[at] !== ',') {
      return { at, isFaulty: true };
    }
    at = skip(json, at + 1);
  }
}

function readMember(json: string, start: number): Reading {
  const key = readToken(text, json, start);
  if (key.isFaulty) {
    return key;
  }
  const at = skip(json, key.at);
  return json[at] === ':' ? readValue(json, at + 1) : { at, isFaulty: true };
}

function readToken(token: RegExp, json: string, at: number): Reading {
  token.lastIndex = at;
  return token.test(json) ? { at: token.lastIndex, isFaulty: false } : { at, isFaulty: true };
}

function skip(json: string, at: number): number {
  blank.lastIndex = at;
  blank.test(json);
  return blank.lastIndex;
}
