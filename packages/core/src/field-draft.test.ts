import { describe, expect, it } from 'vitest';
import type { Component } from './contract/index.ts';
import { fieldDraftProblems } from './field-draft.ts';

const draft = (properties: Component['properties'], more: Partial<Component> = {}): Component => ({
  uuid: 'be3363f3-4df8-4a93-b27c-9c8c69258801',
  title: { en: 'Title' },
  type: 'inputText',
  status: 'LIVE',
  ...(properties === undefined ? {} : { properties }),
  ...more,
});
const placesOf = (component: Component) => fieldDraftProblems(component).map(({ place }) => place);

describe('the draft of a field', () => {
  it('has no problem where a save would take it, also with what we do not know', () => {
    expect(fieldDraftProblems(draft({}))).toEqual([]);
    expect(fieldDraftProblems(draft({ key: 'title', min: 1, max: '20', icon: {} }))).toEqual([]);
    expect(fieldDraftProblems(draft({ min: 'x' }, { type: 'somethingElse' }))).toEqual([]);
    expect(fieldDraftProblems(draft({ sources: null }))).toEqual([]);
  });

  it('says what is wrong, place by place, and everything at once', () => {
    const odd = draft({
      key: 'No key',
      isBound: true,
      boundMap: { text: '../x' },
      sources: 'hr',
      min: 'many',
      max: 'few',
    });
    expect(placesOf(odd)).toEqual([
      'properties.key',
      'properties.boundMap.text',
      'properties.sources',
      'properties.min',
      'properties.max',
    ]);
    for (const { place, message } of fieldDraftProblems(odd)) {
      expect(message).toMatch(new RegExp(`^${place.replaceAll('.', '\\.')}`, 'u'));
    }
  });

  it('has a type', () => {
    const { type: _type, ...untyped } = draft({});
    expect(fieldDraftProblems(untyped)).toEqual([{ place: 'type', message: 'type is required' }]);
  });

  it('names what its directory has already, and not itself', () => {
    const own = draft({ key: 'title' });
    const twin = draft({ key: 'title' });
    const other = draft({ key: 'other' }, { uuid: 'b72127e4-867a-4aba-a843-70c11dc599ef' });
    const content = (...components: Component[]) => ({ template: { components } });
    expect(fieldDraftProblems(own, content(own, other))).toEqual([]);
    expect(fieldDraftProblems(own, content(own, twin)).map(({ place }) => place)).toEqual([
      'uuid',
      'properties.key',
    ]);
  });
});
