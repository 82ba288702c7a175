import { describe, expect, it } from 'vitest';
import { later } from './later.ts';

/** What drawing meets: a value, or what it throws. */
function drawn(part: { readonly now: () => unknown }): unknown {
  try {
    return part.now();
  } catch (thrown) {
    return thrown;
  }
}

describe('a part that is loaded later', () => {
  it('is waited for once, however often it is drawn', async () => {
    let loads = 0;
    const part = later(async () => `load ${(loads += 1)}`);
    const promise = drawn(part);
    expect(promise).toBeInstanceOf(Promise);
    expect(drawn(part)).toBe(promise);
    await promise;
    expect(drawn(part)).toBe('load 1');
    expect(await part.ready()).toBe('load 1');
  });

  it('that cannot be loaded is not asked for again by drawing, but by who needs it', async () => {
    const fault = new Error('offline');
    const answers = [() => Promise.reject(fault), async () => 'loaded'];
    const part = later(() => answers.shift()?.() ?? Promise.reject(fault));
    await expect(drawn(part)).rejects.toBe(fault);
    expect(drawn(part)).toBe(fault);
    expect(drawn(part)).toBe(fault);
    expect(await part.ready()).toBe('loaded');
    expect(drawn(part)).toBe('loaded');
  });

  it('may have something that stands in for it', async () => {
    const part = later(() => Promise.reject(new Error('offline')), 'instead');
    await expect(drawn(part)).rejects.toThrow('offline');
    expect(drawn(part)).toBe('instead');
  });
});
