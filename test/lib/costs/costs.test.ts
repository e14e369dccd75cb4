import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { idleCosts, inDollars, isPriced, sumOf, typesIn } from './count.ts';

/** Everything that a stage may be given. */
const everything = {
  ...{
    stage: 'prod',
    archive: 'true',
    endUserMessaging: 'true',
    firewall: 'true',
    ownKey: 'true',
    dashboard: 'true',
  },
  ...{ region: 'eu-central-1', tracing: 'true', monthlyBudget: '50', budgetEmail: 'owner@shop.example' },
  ...{ consoleDomain: 'console.shop.example', consoleZoneId: 'Z123' },
  ...{ mailDomain: 'shop.example', mailZoneId: 'Z123', linkDomain: 'go.shop.example', linkZoneId: 'Z123' },
};
const idle = idleCosts();
const sum = sumOf(idle);

/** Rows of the table under a heading of docs/costs.md, without its head. */
function tableUnder(heading: string): string[] {
  const [, section = ''] = readFileSync('docs/costs.md', 'utf8').split(`## ${heading}\n`);
  const [own = ''] = section.split('\n## ');
  return own
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
}

describe('a month in which nobody shops', () => {
  it('costs at most five dollars, counted from what is deployed', () => {
    expect(sum).toBeGreaterThan(0);
    expect(sum).toBeLessThanOrEqual(5);
  });

  it('stands in docs/costs.md as it is counted, and in README.md as its sum', () => {
    expect(tableUnder('Nobody shops')).toEqual([
      ...idle.map(({ what, count, monthlyUsd }) => `| ${what} | ${count} | ${inDollars(monthlyUsd)} |`),
      `| **together** | | **${inDollars(sum)}** |`,
    ]);
    expect(readFileSync('README.md', 'utf8')).toContain(`about ${inDollars(sum)} a month`);
  });

  it.each([
    ['`archive`', { archive: 'true' }],
    ['`ownKey`', { ownKey: 'true' }],
    ['`firewall`', { firewall: 'true', region: 'eu-central-1' }],
    ['`endUserMessaging`', { endUserMessaging: 'true' }],
    ['`consoleDomain`', { consoleDomain: 'c.shop.example', consoleZoneId: 'Z1', region: 'eu-central-1' }],
    ['`tracing`', { tracing: 'true' }],
    ['`dashboard`', { dashboard: 'true' }],
    ['`monthlyBudget`', { monthlyBudget: '50', budgetEmail: 'owner@shop.example' }],
  ])('has %s beside it, with what it adds', (name, context) => {
    const more = sumOf(idleCosts(context)) - sum;

    expect(tableUnder('What options add')).toContainEqual(
      expect.stringContaining(`| ${name} | ${more < 0.005 ? 'nothing' : inDollars(more)} |`),
    );
  });

  it('is of resources whose price at rest somebody has looked up', () => {
    expect(typesIn(everything).filter((type) => !isPriced(type))).toEqual([]);
  });

  it('has nothing in it that runs day and night', () => {
    const always = [/NatGateway/, /^AWS::EC2::/, /^AWS::RDS::/, /^AWS::ECS::/, /Kinesis::Stream$/];

    expect(typesIn(everything).filter((type) => always.some((kind) => kind.test(type)))).toEqual([]);
  });
});
