import { expect, it } from '@jest/globals';
import { freshKaskad, SERVER } from '../support/kaskad.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

let count = 0;
/** Somebody who bought as a guest: her address and her browser are known, by a secret key. */
const guest = async (name: string) => {
  const unique = `${name}-${Date.now().toString(36)}-${++count}`;
  const [email, anonymousId] = [`${unique}@example.com`, `browser-${unique}`];
  const traits = { email, city: name, consent: { email: 'granted' } };
  await kaskad().batch([{ type: 'identify', anonymousId, traits }], SERVER);
  await kaskad().batch(
    [
      {
        type: 'track',
        event: 'Product Added',
        anonymousId,
        properties: { product_id: name, price: 5, currency: 'EUR' },
      },
    ],
    SERVER,
  );
  await kaskad().idle();
  const id = (await kaskad().lookup('email', email))?.id ?? '';
  return { email, anonymousId, id, traits };
};
type Guest = Awaited<ReturnType<typeof guest>>;

/** An account that says both addresses, by a secret key. */
const joined = async (...guests: Guest[]) => {
  const userId = `u-${Date.now().toString(36)}-${++count}`;
  for (const { email } of guests) {
    await kaskad().batch([{ type: 'identify', userId, traits: { email } }], SERVER);
    await kaskad().idle();
  }
};
const idOf = async ({ email }: Guest) => (await kaskad().lookup('email', email))?.id;
const post = async (id: string, act: string, body: object) => {
  const answer = await kaskad().admin('POST', `/v1/profiles/${id}/${act}`, body);
  await kaskad().idle();
  return answer;
};

localOnly.describe('two known guests', () => {
  it('joined by an account are one person under every id, and it is written how that came', async () => {
    const [ann, bob] = [await guest('ann'), await guest('bob')];
    await joined(ann, bob);

    expect(await idOf(ann)).toBe(await idOf(bob));
    const winner = (await idOf(ann)) ?? '';
    for (const { id } of [ann, bob]) {
      const person = await kaskad().admin('GET', `/v1/profiles/${id}`);
      expect(person.json).toMatchObject({ id: winner });
    }
    const merges = (await kaskad().timeline(winner)).filter(({ kind }) => kind === 'merge');
    expect(merges).toHaveLength(1);
    const { json } = await kaskad().admin('GET', `/v1/profiles/${winner}/merges`);
    expect(json.merges).toMatchObject([
      { from: merges[0]?.name, into: winner, event: 'Identified', undoable: true },
    ]);
  });

  it('are looked at before they are made one by hand, and are two again when that is undone', async () => {
    const [ann, bob] = [await guest('ann'), await guest('bob')];
    const before = await kaskad().lookup('email', bob.email);
    const preview = await post(ann.id, 'merge-preview', { with: bob.id });
    expect(preview.json).toMatchObject({ allowed: true, changes: { traits: [{ name: 'city' }] } });
    expect(await idOf(ann)).not.toBe(await idOf(bob));

    expect((await post(ann.id, 'merge', { with: bob.id })).status).toBe(202);
    const both = await kaskad().lookup('email', ann.email);
    const [from] = both?.mergedFrom ?? [];
    expect(await idOf(bob)).toBe(both?.id);
    expect(both?.cart?.items.map(({ productId }) => productId).toSorted()).toEqual(['ann', 'bob']);
    expect((await post(ann.id, 'merge', { with: bob.id })).status).toBe(409);

    expect((await post(both?.id ?? '', 'unmerge', { from })).status).toBe(202);
    expect([await idOf(ann), await idOf(bob)]).toEqual([ann.id, bob.id]);
    // Her journey ended with the merge: the other one was further along.
    const enrollments = [expect.objectContaining({ reason: 'merged' })];
    expect(await kaskad().lookup('email', bob.email)).toEqual({ ...before, enrollments });
    const told = (await kaskad().timeline(ann.id))
      .filter(({ kind }) => kind === 'operator')
      .map(({ name }) => name);
    expect(told).toContain('Profiles Separated');

    // Whatever names both afterwards makes nobody of them one again.
    await kaskad().batch(
      [{ type: 'identify', anonymousId: ann.anonymousId, traits: { email: bob.email } }],
      SERVER,
    );
    await kaskad().batch(
      [{ type: 'identify', anonymousId: bob.anonymousId, traits: { email: ann.email } }],
      SERVER,
    );
    await kaskad().idle();
    expect([await idOf(ann), await idOf(bob)]).toEqual([ann.id, bob.id]);
    expect((await post(both?.id ?? '', 'unmerge', { from })).status).toBe(409);
  });
});
