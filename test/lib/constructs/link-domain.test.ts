import { describe, expect, it } from '@jest/globals';
import { synthesize } from '../synth.ts';

const certificate = 'arn:aws:acm:eu-central-1:123456789012:certificate/c1';
const zoned = { linkDomain: 'go.shop.example', linkZoneId: 'Z123' };
const elsewhere = { linkDomain: 'go.shop.example', linkCertificateArn: certificate };

const propertiesOf = ({ ofType }: ReturnType<typeof synthesize>, type: string) =>
  ofType(type).map(([, properties]) => properties as unknown as Record<string, unknown>);
const outputsOf = ({ templates }: ReturnType<typeof synthesize>) =>
  templates.api.toJSON().Outputs as Record<string, { Value: unknown; Export?: unknown }>;
const exportsOf = (stacks: ReturnType<typeof synthesize>) =>
  Object.entries(outputsOf(stacks)).filter(([, { Export }]) => Export !== undefined);
const publicUrls = (stacks: ReturnType<typeof synthesize>) =>
  propertiesOf(stacks, 'AWS::Lambda::Function').flatMap(({ Environment }) => {
    const { PUBLIC_URL } = (Environment as { Variables: Record<string, unknown> }).Variables;
    return PUBLIC_URL === undefined ? [] : [PUBLIC_URL];
  });

describe('the domain of the links', () => {
  it('is none of the stack’s business where nobody names one', () => {
    const { types } = synthesize();
    expect(types.filter((type) => /DomainName|ApiMapping|CertificateManager|Route53/.test(type))).toEqual([]);
  });

  it('leads to the whole HTTP API, by TLS 1.2 and a certificate validated in its zone', () => {
    const stacks = synthesize(zoned);

    expect(propertiesOf(stacks, 'AWS::CertificateManager::Certificate')).toEqual([
      expect.objectContaining({
        DomainName: 'go.shop.example',
        ValidationMethod: 'DNS',
        DomainValidationOptions: [{ DomainName: 'go.shop.example', HostedZoneId: 'Z123' }],
      }),
    ]);
    expect(propertiesOf(stacks, 'AWS::ApiGatewayV2::DomainName')).toEqual([
      expect.objectContaining({
        DomainName: 'go.shop.example',
        DomainNameConfigurations: [
          {
            CertificateArn: { Ref: expect.stringContaining('Certificate') },
            EndpointType: 'REGIONAL',
            IpAddressType: 'dualstack',
            SecurityPolicy: 'TLS_1_2',
          },
        ],
      }),
    ]);
    expect(propertiesOf(stacks, 'AWS::ApiGatewayV2::ApiMapping')).toEqual([
      {
        ApiId: { Ref: expect.stringContaining('HttpApi') },
        DomainName: { Ref: expect.stringContaining('LinkDomain') },
        Stage: '$default',
      },
    ]);
    const mappings = Object.values(stacks.templates.api.findResources('AWS::ApiGatewayV2::ApiMapping'));
    expect(mappings.map(({ DependsOn }) => DependsOn)).toEqual([[expect.stringContaining('DefaultStage')]]);
  });

  it('is found by IPv4 and IPv6, as an alias in its zone', () => {
    const records = propertiesOf(synthesize(zoned), 'AWS::Route53::RecordSet');

    expect(records.map(({ Type, Name, HostedZoneId }) => [Type, Name, HostedZoneId])).toEqual([
      ['A', 'go.shop.example', 'Z123'],
      ['AAAA', 'go.shop.example', 'Z123'],
    ]);
    for (const { AliasTarget } of records)
      expect(AliasTarget).toEqual({
        DNSName: { 'Fn::GetAtt': [expect.any(String), 'RegionalDomainName'] },
        HostedZoneId: { 'Fn::GetAtt': [expect.any(String), 'RegionalHostedZoneId'] },
      });
  });

  it('is printed as a record where its DNS is kept elsewhere, with the certificate that was named', () => {
    const stacks = synthesize(elsewhere);

    expect(stacks.types).not.toContain('AWS::CertificateManager::Certificate');
    expect(stacks.types).not.toContain('AWS::Route53::RecordSet');
    expect(JSON.stringify(propertiesOf(stacks, 'AWS::ApiGatewayV2::DomainName'))).toContain(certificate);
    const [[, printed] = []] = Object.entries(outputsOf(stacks)).filter(([id]) =>
      id.startsWith('LinkDomain'),
    );
    expect(JSON.stringify(printed?.Value)).toContain('go.shop.example CNAME ');
  });

  it('takes a certificate that was named, and the zone for the records', () => {
    const { types } = synthesize({ ...zoned, linkCertificateArn: certificate });
    expect(types).not.toContain('AWS::CertificateManager::Certificate');
    expect(types).toContain('AWS::Route53::RecordSet');
  });

  it('is what every function makes links of, and else the address of the API', () => {
    expect(publicUrls(synthesize(zoned))).toEqual(Array(3).fill('https://go.shop.example'));
    const own = publicUrls(synthesize());
    expect(own).toHaveLength(3);
    expect(JSON.stringify(own)).not.toContain('shop.example');
  });

  it('may come and go: the engine that is deployed finds the address it was told', () => {
    const exported = exportsOf(synthesize());
    expect(JSON.stringify(exported)).toContain('ApiEndpoint');
    expect(exportsOf(synthesize(zoned))).toEqual(exported);
  });

  it('needs a zone or a certificate', () => {
    expect(() => synthesize({ linkDomain: 'go.shop.example' })).toThrow(
      'needs linkZoneId or linkCertificateArn',
    );
  });

  it.each(['go', 'https://go.shop.example', 'go.shop.example/x', 'Go.shop.example'])(
    'is a domain, not %s',
    (linkDomain) => {
      expect(() => synthesize({ linkDomain, linkZoneId: 'Z123' })).toThrow('Not a link domain');
    },
  );
});
