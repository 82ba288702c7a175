import { giveBack, withRoom, zeros } from './growing.ts';

/**
 * Finds words that are one edit away (a letter more, less, other, or two neighbours swapped): two
 * such words have a form in common once each may lose a letter, so those forms are what is looked
 * up, not all words.
 */
export interface Typos {
  add(word: number, text: string): void;
  /** Words that may be one edit away; the caller looks whether they are. */
  near(text: string): Set<number>;
}

export function createTypos(): Typos {
  let heads = new Int32Array(4096);
  /** Chains: a word plus one, and the next link of the same slot. */
  let words = new Int32Array(4096);
  let nexts = new Int32Array(4096);
  let hashes = new Int32Array(4096);
  let links = 1;

  function spread(): void {
    const room = heads.length * 4;
    giveBack(heads);
    heads = zeros(heads, room);
    for (let link = 1; link < links; link += 1) {
      const slot = (hashes[link] ?? 0) & (heads.length - 1);
      nexts[link] = heads[slot] ?? 0;
      heads[slot] = link;
    }
  }

  return {
    add(word, text) {
      for (const form of formsOf(text)) {
        words = withRoom(words, links + 1);
        nexts = withRoom(nexts, links + 1);
        hashes = withRoom(hashes, links + 1);
        const hash = hashOf(form);
        const slot = hash & (heads.length - 1);
        words[links] = word;
        hashes[links] = hash;
        nexts[links] = heads[slot] ?? 0;
        heads[slot] = links;
        links += 1;
        if (links > heads.length * 2) {
          spread();
        }
      }
    },
    near(text) {
      const found = new Set<number>();
      for (const form of formsOf(text)) {
        const hash = hashOf(form);
        const slot = hash & (heads.length - 1);
        for (let link = heads[slot] ?? 0; link !== 0; link = nexts[link] ?? 0) {
          if (hashes[link] === hash) {
            found.add(words[link] ?? 0);
          }
        }
      }
      return found;
    },
  };
}

/** Whether one edit leads from one word to the other. */
export function isOneEdit(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (long.length - short.length > 1 || left === right) {
    return false;
  }
  let same = 0;
  while (same < short.length && short[same] === long[same]) {
    same += 1;
  }
  if (short.length < long.length) {
    return short.slice(same) === long.slice(same + 1);
  }
  const isReplaced = short.slice(same + 1) === long.slice(same + 1);
  const isSwapped =
    short[same] === long[same + 1] &&
    short[same + 1] === long[same] &&
    short.slice(same + 2) === long.slice(same + 2);
  return isReplaced || isSwapped;
}

/** The text, and the text without each of its letters. */
function formsOf(text: string): Set<string> {
  const forms = new Set([text]);
  for (let index = 0; index < text.length; index += 1) {
    forms.add(text.slice(0, index) + text.slice(index + 1));
  }
  return forms;
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash ^ (hash >>> 15);
}
