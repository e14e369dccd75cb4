import { describe, expect, it } from '@jest/globals';
import { synthesize } from '../synth.ts';

const records = [
  ['CNAME', expect.objectContaining({ 'Fn::GetAtt': expect.any(Array) })],
  ['CNAME', expect.objectContaining({ 'Fn::GetAtt': expect.any(Array) })],
  ['CNAME', expect.objectContaining({ 'Fn::GetAtt': expect.any(Array) })],
  ['MX', 'bounce.shop.example'],
  ['TXT', 'bounce.shop.example'],
  ['TXT', '_dmarc.shop.example'],
];

describe('the domain of the mail', () => {
  it('is none of the stack’s business where nobody names one', () => {
    const { types } = synthesize();
    expect(types).not.toContain('AWS::SES::EmailIdentity');
    expect(types).not.toContain('AWS::Route53::RecordSet');
  });

  it('is verified, signed and spoken for by records in its zone', () => {
    const { ofType } = synthesize({ mailDomain: 'shop.example', mailZoneId: 'Z123' });

    expect(ofType('AWS::SES::EmailIdentity').map(([, identity]) => identity)).toEqual([
      expect.objectContaining({
        EmailIdentity: 'shop.example',
        DkimAttributes: { SigningEnabled: true },
        MailFromAttributes: expect.objectContaining({ MailFromDomain: 'bounce.shop.example' }),
      }),
    ]);
    const made = ofType('AWS::Route53::RecordSet').map(
      ([, record]) => record as unknown as Record<string, unknown>,
    );
    expect(made.map(({ Type, Name }) => [Type, Name])).toEqual(records);
    expect(made.every(({ HostedZoneId }) => HostedZoneId === 'Z123')).toBe(true);
    expect(made.flatMap(({ ResourceRecords }) => ResourceRecords)).toContain('"v=DMARC1; p=none;"');
  });

  it('is printed as records where its DNS is kept elsewhere', () => {
    const { ofType, templates } = synthesize({ mailDomain: 'shop.example' });

    const outputs = Object.entries(templates.engine.toJSON().Outputs as Record<string, { Value: unknown }>);
    const printed = outputs.filter(([id]) => id.startsWith('MailIdentity'));
    expect(ofType('AWS::Route53::RecordSet')).toEqual([]);
    expect(printed).toHaveLength(6);
    expect(JSON.stringify(printed)).toContain('_dmarc.shop.example TXT v=DMARC1; p=none;');
  });

  it('is the only one that may send', () => {
    const { ofType } = synthesize({ mailDomain: 'shop.example' });
    expect(JSON.stringify(ofType('AWS::IAM::Policy'))).toContain(':identity/shop.example');
  });

  it.each(['shop', 'https://shop.example', 'a@shop.example', 'Shop.example'])(
    'is a domain, not %s',
    (mailDomain) => {
      expect(() => synthesize({ mailDomain })).toThrow('Not a mail domain');
    },
  );
});
