import { CfnApiMapping, CfnDomainName, type HttpApi, type IHttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnCertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import { CfnOutput } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { DomainSettings } from '../stage.ts';

export interface LinkDomainProps {
  readonly domain: DomainSettings;
  readonly httpApi: HttpApi;
  readonly httpStage: IHttpStage;
}

/**
 * The shop's own, short name of the HTTP API. Its first address stays open: links in messages already sent are made of it. Without a
 * zone the record is an output, for whoever keeps the DNS.
 */
export class LinkDomain extends Construct {
  constructor(scope: Construct, id: string, { domain, httpApi, httpStage }: LinkDomainProps) {
    super(scope, id);
    const { name, zoneId } = domain;
    const made = new CfnDomainName(this, 'Name', {
      domainName: name,
      domainNameConfigurations: [
        {
          certificateArn: domain.certificateArn ?? this.#certificate(name, zoneId),
          endpointType: 'REGIONAL',
          // Phones in some networks have no other address than an IPv6 one.
          ipAddressType: 'dualstack',
          securityPolicy: 'TLS_1_2',
        },
      ],
    });
    const mapping = new CfnApiMapping(this, 'Mapping', {
      apiId: httpApi.apiId,
      domainName: made.ref,
      stage: httpStage.stageName,
    });
    // The stage is named by its name, which CloudFormation does not see as a reference.
    mapping.node.addDependency(httpStage);
    if (zoneId === undefined) this.#print(name, made);
    else this.#publish(name, made, zoneId);
  }

  /** The deployment waits until ACM has found its record in the zone. */
  #certificate(domainName: string, hostedZoneId: string | undefined): string {
    const domainValidationOptions = [{ domainName, ...(hostedZoneId !== undefined && { hostedZoneId }) }];
    return new CfnCertificate(this, 'Certificate', {
      domainName,
      validationMethod: 'DNS',
      domainValidationOptions,
    }).ref;
  }

  #publish(name: string, made: CfnDomainName, hostedZoneId: string): void {
    const aliasTarget = {
      dnsName: made.attrRegionalDomainName,
      hostedZoneId: made.attrRegionalHostedZoneId,
    };
    for (const type of ['A', 'AAAA'])
      new CfnRecordSet(this, `Record${type}`, { hostedZoneId, name, type, aliasTarget });
  }

  #print(name: string, made: CfnDomainName): void {
    new CfnOutput(this, 'Record', {
      value: `${name} CNAME ${made.attrRegionalDomainName}`,
      description: 'DNS record of the link domain',
    });
  }
}
