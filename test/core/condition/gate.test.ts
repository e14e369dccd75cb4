import { describe, expect, it } from '@jest/globals';
import { gateOf } from '../../../core/condition/gate.ts';

const group = { var: 'event.properties.category' };
const country = { var: 'profile.country' };
const dear = { '>': [{ var: 'event.properties.price' }, 9] };

describe('what an index can go by in a condition', () => {
  it.each<[unknown, object | undefined]>([
    [{ '==': [group, 'tea'] }, { path: 'event.properties.category', values: ['tea'] }],
    [{ '==': ['tea', group] }, { path: 'event.properties.category', values: ['tea'] }],
    [{ '===': [group, 5] }, { path: 'event.properties.category', values: [5] }],
    [{ in: [country, ['DE', 'AT']] }, { path: 'profile.country', values: ['DE', 'AT'] }],
    [
      { and: [dear, { in: [country, ['DE']] }, { '==': [group, 'tea'] }] },
      { path: 'event.properties.category', values: ['tea'] },
    ],
    [{ and: [dear, { and: [{ in: [country, ['DE']] }] }] }, { path: 'profile.country', values: ['DE'] }],
    [{ in: [country, []] }, { path: 'profile.country', values: [] }],
    [{ '==': [group, 5] }, undefined],
    [{ '==': [group, '5'] }, undefined],
    [{ '==': [group, ''] }, undefined],
    [{ '==': [group, null] }, undefined],
    [{ '==': [group, country] }, undefined],
    [{ in: ['tea', { var: 'event.properties.tags' }] }, undefined],
    [{ in: [country, 'DE AT'] }, undefined],
    [{ '==': [{ var: ['event.properties.category', 'tea'] }, 'tea'] }, undefined],
    [{ or: [{ '==': [group, 'tea'] }, dear] }, undefined],
    [{ '!': [{ '==': [group, 'tea'] }] }, undefined],
    [dear, undefined],
    [true, undefined],
    [undefined, undefined],
  ])('%j', (condition, expected) => {
    expect(gateOf(condition)).toEqual(expected);
  });
});
