import { describe, expect, it } from '@jest/globals';
import { snapshotFor } from '../../../core/config/staff-view.ts';
import { startApi } from '../../support/api.ts';

const hello = (text: string) => ({ id: 'hello', channel: 'sms', text });
const STAFF = { identities: [], staff: true as const };
const SHOPPER = { identities: [] };

const onTrial = async () => {
  const api = startApi();
  await api.ask('PUT', '/v1/templates/hello', { body: hello('One') });
  await api.ask('PUT', '/v1/templates/hello?draft=true', { body: hello('Two') });
  const tried = await api.ask('POST', '/v1/templates/hello/publish', { body: { to: 'staff' } });
  const textFor = async (person: typeof STAFF | typeof SHOPPER) =>
    snapshotFor(await api.config.snapshot(), person).templates.hello?.text;
  const texts = async () => [await textFor(STAFF), await textFor(SHOPPER)];
  return { ...api, tried, texts };
};

describe('what is published to staff only', () => {
  it('is what staff get, beside what all others get', async () => {
    const { tried, texts } = await onTrial();

    expect(tried.json).toMatchObject({
      status: 'live',
      version: 1,
      draft: { text: 'Two' },
      published: { text: 'One' },
      trial: { version: 2, document: { text: 'Two' } },
    });
    expect(await texts()).toEqual(['Two', 'One']);
  });

  it('becomes what all get, under the same number, and the trial is over', async () => {
    const { ask, texts } = await onTrial();

    const { json } = await ask('POST', '/v1/templates/hello/publish', { body: { to: 'everybody' } });

    expect(json).toMatchObject({ version: 2, published: { text: 'Two' } });
    expect(json).not.toHaveProperty('trial');
    expect(await texts()).toEqual(['Two', 'Two']);
    expect((await ask('POST', '/v1/templates/hello/rollback')).json.version).toBe(1);
  });

  it('can be taken back', async () => {
    const { ask, texts, documents } = await onTrial();

    const { json } = await ask('POST', '/v1/templates/hello/end-trial');

    expect(json).not.toHaveProperty('trial');
    expect(await texts()).toEqual(['One', 'One']);
    expect(documents.written.map(({ action }) => action)).toEqual(['publish', 'save', 'try', 'end-trial']);
  });

  it('is a journey that was never published before, too; nobody else has it', async () => {
    const { ask, config } = await onTrial();
    const body = {
      trigger: { event: 'Signed Up' },
      steps: [{ id: 'hi', kind: 'send', channel: 'sms', template: 'hello' }],
    };
    await ask('PUT', '/v1/journeys/welcome', { body });

    const { json } = await ask('POST', '/v1/journeys/welcome/publish', { body: { to: 'staff' } });

    expect(json).toMatchObject({ status: 'draft', version: 0, trial: { version: 1 } });
    const has = (person: typeof STAFF | typeof SHOPPER) => async () =>
      snapshotFor(await config.snapshot(), person).journeys.find(({ journey }) => journey.id === 'welcome');
    expect(await has(STAFF)()).toMatchObject({ version: 1, status: 'live' });
    expect(await has(SHOPPER)()).toBeUndefined();
  });

  it('keeps what it names from being put away', async () => {
    const { ask } = await onTrial();
    const body = {
      trigger: { event: 'Signed Up' },
      steps: [{ id: 'hi', kind: 'send', channel: 'sms', template: 'hello' }],
    };
    await ask('PUT', '/v1/journeys/welcome', { body });
    await ask('POST', '/v1/journeys/welcome/publish', { body: { to: 'staff' } });

    expect((await ask('POST', '/v1/templates/hello/archive')).json.detail).toBe(
      'It is used by trial journey/welcome.',
    );
    await ask('POST', '/v1/journeys/welcome/archive');
    expect((await ask('POST', '/v1/templates/hello/archive')).status).toBe(200);
  });

  it('needs no second person, and has no faults', async () => {
    const { ask } = await onTrial();
    await ask('PUT', '/v1/settings/publishing', { body: { approval: 'two-people' } });
    await ask('PUT', '/v1/templates/hello?draft=true', { body: hello('Three') });

    expect((await ask('POST', '/v1/templates/hello/publish', { body: { to: 'staff' } })).status).toBe(200);
    expect((await ask('POST', '/v1/templates/hello/publish', { body: { to: 'all' } })).status).toBe(400);
    await ask('PUT', '/v1/segments/vip', {
      body: { condition: { '==': [{ var: 'profile.country' }, 'DE'] } },
    });
    expect((await ask('POST', '/v1/segments/vip/publish', { body: { to: 'staff' } })).status).toBe(409);
  });
});
