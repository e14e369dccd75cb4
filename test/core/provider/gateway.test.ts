import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  checkProviderSettings,
  gatewayOf,
  providerSettingsSchema,
} from '../../../core/config/provider-settings.ts';
import { atPath, type GatewayValues, gatewayRequest, isSaid } from '../../../core/provider/gateway.ts';

const values = (changes: Partial<GatewayValues> = {}): GatewayValues => ({
  to: '+79991112233',
  to_digits: '79991112233',
  from: 'TEASHOP',
  text: 'Hi',
  send_id: 's1',
  secret: 'key',
  callback_url: 'https://k.example/v1/callbacks/acme?key=k',
  ...changes,
});

describe('the request for a gateway', () => {
  const body = { to: '{{ to }}', message: { text: '{{text}}', parts: [1, '{{ send_id }}'] }, flash: false };

  it('is the shop’s own structure with the words of one message', () => {
    const request = gatewayRequest(
      { format: 'json', headers: { 'X-Key': 'Token {{ secret }}' }, body },
      values(),
    );

    expect(request.headers).toEqual({ 'content-type': 'application/json', 'x-key': 'Token key' });
    expect(JSON.parse(request.body)).toEqual({
      to: '+79991112233',
      message: { text: 'Hi', parts: [1, 's1'] },
      flash: false,
    });
  });

  it('is a form where the gateway takes one', () => {
    const { headers, body } = gatewayRequest(
      { format: 'form', headers: {}, body: { to: '{{ to }}', text: '{{ text }}', n: 1 } },
      values({ text: 'Tea & milk' }),
    );

    expect(headers).toEqual({ 'content-type': 'application/x-www-form-urlencoded' });
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      to: '+79991112233',
      text: 'Tea & milk',
      n: '1',
    });
  });

  it('has the text as it is and nothing else, whatever somebody calls herself', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('","to":"+1', '{{ secret }}', '&to=%2B1', '\r\nX-Evil: 1', '\u2028', '$&$1'),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const json = gatewayRequest({ format: 'json', headers: {}, body }, values({ text }));
        const form = gatewayRequest(
          { format: 'form', headers: { 'X-Text': '{{ text }}' }, body: { text: '{{ text }}' } },
          values({ text }),
        );

        expect(JSON.parse(json.body)).toMatchObject({ to: '+79991112233', message: { text } });
        expect([...new URLSearchParams(form.body).keys()]).toEqual(['text']);
        expect(form.headers['x-text']).not.toMatch(/[\r\n]/);
      }),
    );
  });
});

describe('what a gateway answers', () => {
  it.each([
    [{ message_id: '7' }, 'message_id', '7'],
    [{ data: { id: 7 } }, 'data.id', '7'],
    [{ data: [{ id: 7 }] }, 'data.0.id', '7'],
    [{ data: { id: {} } }, 'data.id', undefined],
    ['text', 'data.id', undefined],
    [{ id: 7 }, undefined, undefined],
  ])('is looked for at a path: %j %s', (document, place, found) => {
    expect(atPath(document, place)).toBe(found);
  });

  it.each([
    [{ error: { code: 7 } }, 'error', true],
    [{ data: [{ error: 'no' }] }, 'data.0.error', true],
    [{ error: 0 }, 'error', false],
    [{ error: null }, 'error.code', false],
    ['text', 'error', false],
    [{ '': 'text' }, undefined, false],
  ])('is an error where something stands at its path: %j %s', (document, place, found) => {
    expect(isSaid(document, place)).toBe(found);
  });
});

describe('settings of providers', () => {
  const acme = { url: 'https://sms.acme.example/send', body: { to: '{{ to }}', text: '{{ text }}' } };
  const faultsOf = (document: object) => {
    const checked = checkProviderSettings(document);
    return checked.kind === 'faults' ? checked.faults.map(({ path }) => path) : [];
  };

  it('are SNS and SES where nothing is said', () => {
    expect(providerSettingsSchema.parse({}).use).toEqual({ sms: ['sns'], email: ['ses'] });
  });

  it('know MTS Exolve by its name, with what the shop says otherwise', () => {
    const settings = providerSettingsSchema.parse({
      use: { sms: ['exolve', 'sns'] },
      gateways: { exolve: { preset: 'exolve', from: 'TEASHOP' } },
    });

    expect(gatewayOf(settings, 'exolve')).toMatchObject({
      url: 'https://api.exolve.ru/messaging/v1/SendSMS',
      from: 'TEASHOP',
      answer: { id: 'message_id' },
      reports: { secret: 'exolve-callback' },
    });
    expect(gatewayOf(settings, 'constructor')).toBeUndefined();
  });

  it.each<[string, object, string[]]>([
    ['a provider that is not set up', { use: { sms: ['acme'] } }, ['/use/sms/0']],
    ['one of another channel', { use: { email: ['sns'] } }, ['/use/email/0']],
    ['nobody', { use: { sms: [] } }, ['/use/sms']],
    ['half a gateway', { gateways: { acme: { url: acme.url } } }, ['/gateways/acme']],
    ['a gateway named like a provider', { gateways: { sns: acme } }, ['/gateways/sns']],
    [
      'a gateway inside the network',
      { gateways: { acme: { ...acme, url: 'https://10.0.0.1/' } } },
      ['/gateways/acme/url'],
    ],
    [
      'a word that nothing is filled in for',
      { gateways: { acme: { ...acme, body: { a: '{{ name }}' } } } },
      ['/gateways/acme'],
    ],
  ])('are refused with %s', (_, document, paths) => {
    expect(faultsOf(document)).toEqual(paths);
  });

  it('are taken with a gateway before SNS', () => {
    expect(faultsOf({ use: { sms: ['acme', 'sns'] }, gateways: { acme } })).toEqual([]);
  });
});
