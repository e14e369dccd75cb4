import { Template } from 'aws-cdk-lib/assertions';
import { synthesize } from '../synth.ts';
import { free, METRIC_USD, prices, RULE_USD } from './prices.ts';

export interface Row {
  readonly what: string;
  readonly count: number;
  readonly monthlyUsd: number;
}

interface Resource {
  readonly Type: string;
  readonly Properties?: {
    readonly Rules?: readonly unknown[];
    readonly MetricTransformations?: readonly { readonly DefaultValue?: number }[];
  };
}

/** Every resource of a stage, all stacks together. */
function resourcesOf(context: Readonly<Record<string, string>>): Resource[] {
  const { data, api, edge, console, engine } = synthesize(context);
  return [data, api, edge, console, engine].flatMap((stack) =>
    stack ? Object.values<Resource>(Template.fromStack(stack).toJSON().Resources) : [],
  );
}

export const typesIn = (context: Readonly<Record<string, string>>): string[] => [
  ...new Set(resourcesOf(context).map(({ Type }) => Type)),
];

/** Whether somebody has said what it costs while it rests. */
export const isPriced = (type: string): boolean =>
  type in prices || free.includes(type) || type.startsWith('Custom::');

/** What a stage costs in a month in which nobody shops, by kind, the dearest first. */
export function idleCosts(context: Readonly<Record<string, string>> = {}): Row[] {
  const resources = resourcesOf(context);
  const rows = Object.entries(prices).map(([type, { what, monthlyUsd }]) => {
    const count = resources.filter(({ Type }) => Type === type).length;
    return { what, count, monthlyUsd: count * monthlyUsd };
  });
  const rules = resources.flatMap(({ Type, Properties }) =>
    Type === 'AWS::WAFv2::WebACL' ? (Properties?.Rules ?? []) : [],
  ).length;
  const constant = resources.flatMap(({ Properties }) =>
    (Properties?.MetricTransformations ?? []).filter(({ DefaultValue }) => DefaultValue !== undefined),
  ).length;
  return [
    ...rows,
    { what: 'rules of web ACLs', count: rules, monthlyUsd: rules * RULE_USD },
    { what: 'metrics written at rest', count: constant, monthlyUsd: constant * METRIC_USD },
  ]
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.monthlyUsd - one.monthlyUsd);
}

export const sumOf = (rows: readonly Row[]): number =>
  rows.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0);

export const inDollars = (usd: number): string => `$${usd.toFixed(2)}`;
