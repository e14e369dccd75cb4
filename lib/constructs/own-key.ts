import { AnyPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type CfnKey, Key } from 'aws-cdk-lib/aws-kms';
import { CfnTopic } from 'aws-cdk-lib/aws-sns';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';

const use = [
  ...['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo', 'kms:GenerateDataKey'],
  ...['kms:GenerateDataKeyWithoutPlaintext', 'kms:DescribeKey'],
];
const services = ['dynamodb', 's3', 'sqs', 'sns'];

/**
 * The key of a stage, which turns over every year. As with the keys of AWS, whoever may use a table, queue or bucket of this account may
 * use it through that, and through nothing else; what it encrypts is lost with it, so that it stays when the stack goes. The logical
 * id is pinned.
 */
export class OwnKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, { stage }: { readonly stage: Stage }) {
    super(scope, id);
    const { account, region, urlSuffix } = Stack.of(this);
    this.key = new Key(this, 'Key', {
      alias: `kaskad-${stage.name}`,
      description: `Everything that Kaskad ${stage.name} keeps`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    (this.key.node.defaultChild as CfnKey).overrideLogicalId('OwnKey');
    const through = {
      'kms:CallerAccount': account,
      'kms:ViaService': services.map((service) => `${service}.${region}.${urlSuffix}`),
    };
    this.#allow(new AnyPrincipal(), use, { StringEquals: through });
    // A table holds a grant of its own.
    this.#allow(new AnyPrincipal(), ['kms:CreateGrant'], {
      StringEquals: through,
      Bool: { 'kms:GrantIsForAWSResource': 'true' },
    });
    const ours = { StringEquals: { 'aws:SourceAccount': account } };
    // All that write into a queue or topic in their own name, and not in that of somebody who calls.
    for (const service of ['events', 'sns', ...(stage.endUserMessaging ? ['sms-voice'] : [])])
      this.#allow(
        new ServicePrincipal(`${service}.amazonaws.com`),
        ['kms:Decrypt', 'kms:GenerateDataKey'],
        ours,
      );
  }

  #allow(
    principal: AnyPrincipal | ServicePrincipal,
    actions: string[],
    conditions: Record<string, object>,
  ): void {
    const resources = ['*'];
    this.key.addToResourcePolicy(
      new PolicyStatement({ principals: [principal], actions, resources, conditions }),
    );
  }
}

/** Encrypts every queue and topic below a construct with the key in place of AWS's. Encrypting them otherwise replaces none. */
export function encryptWith(key: Key, scope: Construct): void {
  for (const one of scope.node.findAll())
    if (one instanceof CfnQueue) {
      one.kmsMasterKeyId = key.keyArn;
      one.sqsManagedSseEnabled = false;
      // A key asked for with every message would cost more than the message.
      one.kmsDataKeyReusePeriodSeconds = 3600;
    } else if (one instanceof CfnTopic) one.kmsMasterKeyId = key.keyArn;
}
