import { beforeEach, expect, it } from '@jest/globals';
import { apiAt } from '../../bin/kaskad/api.ts';
import { listLinkKeys, revokeLinkKey, rotateLinkKey } from '../../bin/kaskad/ops/link-keys.ts';
import { freshKaskad } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { keys, localOnly } from '../support/target.ts';

const kaskad = freshKaskad();
const api = () => apiAt(kaskad().url, keys.token);
let said: string[] = [];
const say = (line: string): void => void said.push(line);
beforeEach(() => {
  said = [];
});

/** The unsubscribe link of a mail that was just sent to somebody new. */
const unsubscribeLink = async (): Promise<string> => {
  const ann = await newShopper(kaskad());
  await ann.adds('p1');
  await kaskad().advance('PT61M');
  const [mail] = await kaskad().outbox((await ann.view()).id);
  return mail?.headers?.['List-Unsubscribe']?.replace(/^<|>$/g, '') ?? '';
};

const statusOf = async (link: string): Promise<number> =>
  (await fetch(link, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }))
    .status;

localOnly.describe('keys of links', () => {
  it('are turned over while links that were sent go on, and ended for good', async () => {
    const old = await unsubscribeLink();
    expect(await rotateLinkKey(api(), { why: 'a year' }, say)).toBe(0);
    await kaskad().advance('PT1M');
    const fresh = await unsubscribeLink();

    expect(old).toMatch(/\/u\/[\w-]+\.[\w-]{43}$/);
    expect(fresh).toMatch(/\/u\/[\w-]+\.[\w-]{43}\.[0-9a-f]{8}$/);
    expect([await statusOf(old), await statusOf(fresh)]).toEqual([200, 200]);

    said = [];
    expect(await revokeLinkKey(api(), { id: 'first', isSure: async () => false }, say)).toBe(1);
    expect(said[0]).toBe(
      'Every link that first signed stops working within 15 seconds, for good, in whatever mail and SMS it stands:',
    );
    expect(said.at(-1)).toBe('Nothing was changed.');
    expect(await statusOf(old)).toBe(200);

    expect(await revokeLinkKey(api(), { id: 'first', isSure: async () => true }, say)).toBe(0);
    await kaskad().advance('PT15S');
    expect([await statusOf(old), await statusOf(fresh)]).toEqual([404, 200]);

    said = [];
    await listLinkKeys(api(), say);
    expect(said).toEqual([
      '  first: ended, its links are dead',
      expect.stringMatching(/^ {2}[0-9a-f]{8}: signs, made \d{4}-\d\d-\d\d$/),
    ]);
    await expect(revokeLinkKey(api(), { id: 'nobody', isSure: async () => true }, say)).rejects.toThrow(
      /^There is no key nobody: first, [0-9a-f]{8}\.$/,
    );
  });
});
