import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskContacts } from '../../../core/access/mask-contacts.ts';

describe('an answer for somebody who is not to see contacts', () => {
  it('keeps who a person is, and covers how she is reached', () => {
    const person = {
      id: 'p-1',
      identities: [
        { namespace: 'email', value: 'ann@example.com' },
        { namespace: 'phone', value: '+4915112345678' },
        { namespace: 'userId', value: 'u-17' },
      ],
      consent: [{ channel: 'email', address: 'ann@example.com', status: 'granted', ip: '10.1.2.3' }],
      counters: { orders: 2 },
    };

    expect(maskContacts(person)).toEqual({
      id: 'p-1',
      identities: [
        { namespace: 'email', value: '•••@•••' },
        { namespace: 'phone', value: '+•••' },
        { namespace: 'userId', value: '•••' },
      ],
      consent: [{ channel: 'email', address: '•••@•••', status: 'granted', ip: '•••' }],
      counters: { orders: 2 },
    });
  });

  it('shows of her traits those that lead to nobody', () => {
    const traits = {
      country: 'DE',
      first_name: 'Ann',
      lastName: 'Smith',
      telegram: '@annsmith',
      mobile: 4915112345678,
      age: 34,
      newsletter: true,
      home: { street: 'Am Markt 1', floor: 2 },
      nicknames: ['annie'],
    };

    expect(maskContacts({ traits })).toEqual({
      traits: {
        country: 'DE',
        first_name: 'Ann',
        lastName: '•••',
        telegram: '•••',
        mobile: '•••',
        age: 34,
        newsletter: true,
        home: { street: '•••', floor: 2 },
        nicknames: ['•••'],
      },
    });
  });

  it('covers what a merge would change', () => {
    const changes = {
      traits: [
        { name: 'country', winner: 'DE', stands: 'DE' },
        { name: 'street', winner: 'Bonn', loser: 'Kiel', stands: 'Kiel' },
      ],
      addresses: [{ namespace: 'email', value: 'ann@example.com', inUse: true }],
    };

    expect(maskContacts({ changes })).toEqual({
      changes: {
        traits: [
          { name: 'country', winner: 'DE', stands: 'DE' },
          { name: 'street', winner: '•••', loser: '•••', stands: '•••' },
        ],
        addresses: [{ namespace: 'email', value: '•••@•••', inUse: true }],
      },
    });
  });

  it('covers what was said of her, not the codes of what happened', () => {
    const entries = [
      { kind: 'skip', name: 'sms', reason: 'no-consent' },
      { kind: 'operator', name: 'opt-out', reason: 'Mrs Smith rang', by: 'bob@shop.example' },
    ];
    const task = { queue: 'calls', title: 'Call Ann', text: 'She lives in Bonn', phone: '+4915112345678' };

    expect(maskContacts({ entries, task })).toEqual({
      entries: [
        { kind: 'skip', name: 'sms', reason: 'no-consent' },
        { kind: 'operator', name: 'opt-out', reason: '•••', by: 'bob@shop.example' },
      ],
      task: { queue: 'calls', title: '•••', text: '•••', phone: '+•••' },
    });
  });

  it('covers a reply and a card, with her name', () => {
    const reply = {
      id: 'r1',
      name: 'Ann',
      channel: 'sms',
      from: '+4915112345678',
      text: 'Stop',
      doneBy: 'bob@x.example',
    };
    const card = {
      id: 'p1',
      name: 'Ann',
      contacts: [{ namespace: 'userId', value: 'u1' }],
      activeJourneys: ['cart'],
    };

    expect(maskContacts([reply, card])).toEqual([
      { id: 'r1', name: '•••', channel: 'sms', from: '+•••', text: '•••', doneBy: 'bob@x.example' },
      { id: 'p1', name: '•••', contacts: [{ namespace: 'userId', value: '•••' }], activeJourneys: ['cart'] },
    ]);
  });

  it('leaves ids, instants, money and what is no contact as they are', () => {
    const answer = {
      id: 'Qm9i-5f3e',
      at: '2026-03-02T09:00:00.000Z',
      orderId: '4915112345678',
      price: 19.9,
      updatedAt: null,
      text: 'Marketing waits: no consent for SMS.',
      next: '/v1/imports/x?fromPart=2',
      cursor: 'a+4915112345678',
    };

    expect(maskContacts(answer)).toEqual(answer);
  });

  it('holds no e-mail and no phone, whatever text they stand in', () => {
    const word = fc.stringMatching(/^[a-z]{5,12}$/);
    const digits = fc.stringMatching(/^[1-9]\d{9,12}$/);
    const around = fc.constantFrom(
      ['', ''],
      ['Write to ', ', please'],
      ['<a href="mailto:', '">'],
      ['https://shop.example/?who=', '&x=1'],
      ['"Ann" <', '>'],
    );
    fc.assert(
      fc.property(word, word, digits, around, (local, host, number, [before, after]) => {
        const email = [`${local}@${host}.example`, `${local}%40${host}.example`];
        const phone = [
          `+${number}`,
          `%2B${number}`,
          `+${number.slice(0, 2)} ${number.slice(2, 5)}-${number.slice(5)}`,
        ];

        for (const contact of [...email, ...phone]) {
          const covered = JSON.stringify(maskContacts([{ words: `${before}${contact}${after}` }]));
          expect(covered).not.toMatch(new RegExp(`${local}|${host}|${number.slice(5)}`));
        }
      }),
    );
  });
});
