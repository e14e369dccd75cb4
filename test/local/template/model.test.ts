import { describe, expect, it } from '@jest/globals';
import type { Assembly, Template } from '../../../local/template/assembly.ts';
import { readAssembly } from '../../../local/template/assembly.ts';
import { readModel } from '../../../local/template/model.ts';

const surroundings = {
  region: 'eu-central-1',
  accountId: '000000000000',
  apiEndpoint: 'http://127.0.0.1:1',
  awsEndpoint: 'http://127.0.0.1:2',
};
const assemblyOf = (template: Partial<Template>): Assembly => ({
  stacks: [
    {
      name: 'S',
      template: { Resources: {}, Outputs: {}, Parameters: {}, Conditions: {}, Mappings: {}, ...template },
    },
  ],
  assets: new Map(),
});
const modelOf = (template: Partial<Template>) => readModel(assemblyOf(template), surroundings);
const queueNamed = (QueueName: unknown) =>
  modelOf({ Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName } } } }).queues[0]?.name;

/** A placeholder as `Fn::Sub` writes it. */
const of = (name: string) => `$\{${name}}`;

describe('an assembly', () => {
  const model = readModel(readAssembly('test/local/fixtures/shop'), surroundings);

  it('is read across its stacks, with their exports', () => {
    expect(model.tables).toMatchObject([
      { logicalId: 'ItemTable', name: 'ShopData-ItemTable', ttlAttribute: 'expiresAtSeconds' },
    ]);
    expect(model.functions.find(({ logicalId }) => logicalId === 'Worker')?.environment).toMatchObject({
      TABLE: 'ShopData-ItemTable',
      GROUP: 'waits',
      WAKES_ARN: 'arn:aws:sqs:eu-central-1:000000000000:ShopEngine-Wakes',
    });
  });

  it('names the address of the API where the template asks for it', () => {
    expect(model.functions.find(({ logicalId }) => logicalId === 'Front')?.environment.PUBLIC_URL).toBe(
      'http://127.0.0.1:1',
    );
  });

  it('joins routes with the functions behind their integrations', () => {
    expect(model.routes).toContainEqual({
      routeKey: 'POST /items',
      functionName: 'ShopEngine-Front',
      timeoutMs: 30_000,
    });
  });
});

describe('intrinsics', () => {
  it.each([
    [{ 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }]] }, 'a-eu-central-1'],
    [{ 'Fn::Sub': `${of('AWS::AccountId')}-${of('!Literal')}` }, `000000000000-${of('Literal')}`],
    [{ 'Fn::Sub': [`${of('A')}-${of('AWS::Partition')}`, { A: 'x' }] }, 'x-aws'],
    [{ 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    [{ 'Fn::If': ['No', 'yes', { 'Fn::Base64': 'no' }] }, 'bm8='],
    [{ Ref: 'Given' }, 'default'],
    [{ 'Fn::FindInMap': ['M', { Ref: 'AWS::Region' }, 'k'] }, 'mapped'],
  ])('%j is %s', (name, expected) => {
    const { queues } = modelOf({
      Parameters: { Given: { Default: 'default' } },
      Conditions: { No: { 'Fn::Not': [{ 'Fn::Or': [{ 'Fn::Equals': ['a', 'a'] }, { Condition: 'No' }] }] } },
      Mappings: { M: { 'eu-central-1': { k: 'mapped' } } },
      Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: name } } },
    });
    expect(queues[0]?.name).toBe(expected);
  });

  it('leaves out a property that has no value', () => {
    expect(queueNamed({ Ref: 'AWS::NoValue' })).toBe('undefined');
  });

  it('does not guess an unknown one', () => {
    expect(() => queueNamed({ 'Fn::Cidr': ['10.0.0.0/8', 1, 8] })).toThrow('Fn::Cidr');
  });
});

describe('what cannot be played', () => {
  it('is named by type and logical id', () => {
    expect(() => modelOf({ Resources: { Vpc: { Type: 'AWS::EC2::VPC' } } })).toThrow(
      /AWS::EC2::VPC \(S\/Vpc\)/,
    );
  });

  it('is refused where only a property is too much', () => {
    const Rule = { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression: 'rate(1 hour)' } };
    expect(() => modelOf({ Resources: { Rule } })).toThrow(/S\/Rule.*schedule/);
  });

  it('is not looked at where its condition does not hold', () => {
    const Resources = { Q: { Type: 'AWS::SQS::Queue', Condition: 'Never' } };
    expect(modelOf({ Resources, Conditions: { Never: { 'Fn::Equals': [1, 2] } } }).queues).toEqual([]);
  });
});
