import { type Change, changesBetween } from '../../../../core/config/changes-between.ts';

/** A change as it is shown: the block it is in, the field, and both values. */
export interface ToldChange {
  readonly kind: Change['kind'];
  /** Id and kind of the innermost block that it is in. */
  readonly step?: { readonly id: string; readonly kind: string };
  /** Stage of a cascade. */
  readonly channel?: string;
  /** Names of the fields on the way, outermost first; none where the whole block came or went. */
  readonly fields: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
}

const tokensOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

const at = (document: unknown, tokens: readonly string[]): unknown =>
  tokens.reduce<unknown>(
    (value, token) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[token] : undefined,
    document,
  );

const isStep = (value: unknown): value is { id: string; kind: string } =>
  typeof value === 'object' && value !== null && 'kind' in value && 'id' in value;

/** The whole order of a cascade is what somebody has changed, not its single places. */
const wholeOrder = (tokens: readonly string[]): string[] => {
  const order = tokens.indexOf('order');
  return order < 0 ? [...tokens] : tokens.slice(0, order + 1);
};

const isIndex = (token: string): boolean => /^\d+$/.test(token);

const told = (change: Change, before: unknown, after: unknown): ToldChange => {
  const tokens = wholeOrder(tokensOf(change.path));
  const document = change.kind === 'removed' ? before : after;
  const depths = tokens
    .map((_, index) => index + 1)
    .filter((depth) => isStep(at(document, tokens.slice(0, depth))));
  const depth = depths.at(-1) ?? 0;
  const step = at(document, tokens.slice(0, depth));
  const rest = tokens.slice(depth);
  const isStage = rest[0] === 'rungs' && rest[1] !== undefined;
  const isWhole = tokens.at(-1) === 'order';
  return {
    kind: isWhole ? 'changed' : change.kind,
    ...(isStep(step) && { step: { id: step.id, kind: step.kind } }),
    ...(isStage && { channel: rest[1] as string }),
    fields: (isStage ? rest.slice(2) : rest).filter((token) => !isIndex(token)),
    before: isWhole ? at(before, sameStep(before, step, tokens, depth)) : change.before,
    after: isWhole ? at(after, tokens) : change.after,
  };
};

/** The block may have stood elsewhere in the older document. */
const sameStep = (before: unknown, step: unknown, tokens: readonly string[], depth: number): string[] => {
  if (!isStep(step)) return [...tokens];
  const found = pathTo(before, step.id, []);
  return found ? [...found, ...tokens.slice(depth)] : [...tokens];
};

const pathTo = (value: unknown, id: string, path: readonly string[]): string[] | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isStep(value) && value.id === id) return [...path];
  for (const [key, inner] of Object.entries(value)) {
    const found = pathTo(inner, id, [...path, key]);
    if (found) return found;
  }
  return undefined;
};

const keyOf = ({ step, channel, fields, kind }: ToldChange): string =>
  JSON.stringify([step?.id, channel, fields, kind]);

/** What differs, each place once. */
export const toldChanges = (before: unknown, after: unknown): ToldChange[] => {
  const all = changesBetween(before, after).map((change) => told(change, before, after));
  const seen = new Set<string>();
  return all.filter((change) => {
    if (change.fields.at(-1) !== 'order') return true;
    const isNew = !seen.has(keyOf(change));
    seen.add(keyOf(change));
    return isNew;
  });
};
