import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { bringIntoEffect } from '../../../../console/ui/document/into-effect.ts';
import { answeringApi } from '../../../support/console/answering-api.ts';

let approval = 'none';
let view: object = {};
/** All that was asked, each with the draft that it is about. */
let asked: string[] = [];

beforeEach(() => {
  [approval, view] = ['none', {}];
  asked = answeringApi((path) => Response.json(path === '/v1/settings/publishing' ? { approval } : view));
});
afterEach(() => void jest.restoreAllMocks());

const draft = { path: '/v1/journeys/j', draftVersion: 7 };
const PUBLISH = 'POST /v1/journeys/j/publish "7"';
const PROPOSE = 'POST /v1/journeys/j/propose "7"';

describe('the draft that was seen', () => {
  it('is published where one person is enough', async () => {
    await expect(bringIntoEffect(draft, false)).resolves.toBe('published');

    expect(asked).toEqual(['GET /v1/settings/publishing', PUBLISH]);
  });

  it.each([
    ['where it takes two people only now', 'two-people', false],
    ['where she was offered to ask', 'none', true],
  ])('is asked for %s', async (_, now, isOffered) => {
    approval = now;

    await expect(bringIntoEffect(draft, isOffered)).resolves.toBe('asked');

    expect(asked).toEqual(['GET /v1/settings/publishing', 'GET /v1/journeys/j', PROPOSE]);
  });

  it('waits as it is where somebody else has asked for it', async () => {
    [approval, view] = ['two-people', { proposal: { by: 'bea' } }];

    await expect(bringIntoEffect(draft, false)).resolves.toBe('waits');

    expect(asked).not.toContain(PROPOSE);
  });
});
