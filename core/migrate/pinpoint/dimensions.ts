import type { Condition } from '../../condition/condition.ts';
import { traitName } from '../trait-name.ts';
import type { Attribute, Dimensions, MetricDimension, SetDimension } from './shapes.ts';

/** Undefined where it cannot be said here; whoever asks must not go on as if nobody had asked. */
export type Said = { kind: 'said'; condition: Condition } | { kind: 'unsaid'; what: string; why: string };

export const said = (condition: Condition): Said => ({ kind: 'said', condition });
export const unsaid = (what: string, why: string): Said => ({ kind: 'unsaid', what, why });

/** All of them, or the first that cannot be said. */
export const join = (operator: 'and' | 'or', parts: readonly Said[]): Said => {
  const missing = parts.find((part) => part.kind === 'unsaid');
  if (missing) return missing;
  const conditions = parts.flatMap((part) => (part.kind === 'said' ? [part.condition] : []));
  const [first] = conditions;
  if (first === undefined) return unsaid('nothing', 'it asks for nothing, and would hold for everybody');
  return said(conditions.length === 1 ? first : ({ [operator]: conditions } as Condition));
};

export const not = (part: Said): Said =>
  part.kind === 'said' ? said({ '!': part.condition } as Condition) : part;

const isIn = (path: string, values: readonly string[]): Condition =>
  ({ in: [{ var: path }, [...values]] }) as Condition;

/** An attribute against a list of values. */
export const attributeSaid = (path: string, { AttributeType, Values }: Attribute): Said => {
  if (Values.length === 0) return unsaid(path, 'there are no values to compare with');
  switch (AttributeType ?? 'INCLUSIVE') {
    case 'INCLUSIVE':
      return said(isIn(path, Values));
    case 'EXCLUSIVE':
      return not(said(isIn(path, Values)));
    case 'CONTAINS':
      return join(
        'or',
        Values.map((value) => said({ in: [value, { var: path }] } as Condition)),
      );
    default:
      return unsaid(
        `${path} ${AttributeType}`,
        'a comparison with a date: see within and ahead in docs/conditions.md',
      );
  }
};

const COMPARISONS: Record<string, string> = {
  EQUAL: '==',
  GREATER_THAN: '>',
  GREATER_THAN_OR_EQUAL: '>=',
  LESS_THAN: '<',
  LESS_THAN_OR_EQUAL: '<=',
};

export const metricSaid = (path: string, { ComparisonOperator, Value }: MetricDimension): Said => {
  const operator = Object.hasOwn(COMPARISONS, ComparisonOperator)
    ? COMPARISONS[ComparisonOperator]
    : undefined;
  return operator === undefined
    ? unsaid(`${path} ${ComparisonOperator}`, 'no comparison that there is here')
    : said({ [operator]: [{ var: path }, Value] } as Condition);
};

/** What stands between `Values`; a set that excludes is the opposite. */
const setSaid = (dimension: SetDimension, of: (value: string) => Said): Said => {
  const any = join('or', dimension.Values.map(of));
  return dimension.DimensionType === 'EXCLUSIVE' ? not(any) : any;
};

const has = (path: string): Said => said({ '!!': { var: path } } as Condition);

const channelSaid = (channel: string): Said => {
  if (channel === 'EMAIL') return has('profile.email');
  if (channel === 'SMS' || channel === 'VOICE') return has('profile.phone');
  return unsaid(`Channel ${channel}`, 'no condition asks whether she has a device');
};

const SPANS: Record<string, string> = { HR_24: 'P1D', DAY_7: 'P7D', DAY_14: 'P14D', DAY_30: 'P30D' };

const recencySaid = ({ Duration, RecencyType }: { Duration: string; RecencyType: string }): Said => {
  const span = Object.hasOwn(SPANS, Duration) ? SPANS[Duration] : undefined;
  if (span === undefined) return unsaid(`Recency ${Duration}`, 'no time that there is here');
  const seen = said({ within: [{ var: 'profile.computed.lastSeenAt' }, span] } as Condition);
  return RecencyType === 'INACTIVE' ? not(seen) : seen;
};

const attributesSaid = (all: Record<string, Attribute> | null | undefined): Said[] =>
  Object.entries(all ?? {}).map(([name, one]) => attributeSaid(`profile.${traitName(name)}`, one));

const placeSaid = ({ Location }: Dimensions): Said[] => {
  const { Country, GPSPoint } = Location ?? {};
  return [
    ...(Country
      ? [attributeSaid('profile.country', { ...Country, AttributeType: Country.DimensionType })]
      : []),
    ...(GPSPoint ? [unsaid('GPSPoint', 'nobody knows where she is')] : []),
  ];
};

const demographicSaid = ({ Demographic }: Dimensions): Said[] =>
  Object.entries(Demographic ?? {}).flatMap(([name, set]) => {
    if (!set) return [];
    return name === 'Channel'
      ? [setSaid(set, channelSaid)]
      : [unsaid(name, 'nothing is kept of what device she has')];
  });

/** Everything a dimension asks must hold. */
export const dimensionsSaid = (dimensions: Dimensions): Said => {
  const recency = dimensions.Behavior?.Recency;
  return join('and', [
    ...attributesSaid(dimensions.UserAttributes),
    ...attributesSaid(dimensions.Attributes),
    ...Object.entries(dimensions.Metrics ?? {}).map(([name, one]) =>
      metricSaid(`profile.${traitName(name)}`, one),
    ),
    ...(recency ? [recencySaid(recency)] : []),
    ...demographicSaid(dimensions),
    ...placeSaid(dimensions),
  ]);
};
