import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Side, startLocalSide, startMiniStackSide } from './side.ts';
import type { Patterns } from './template.ts';

/** What AWS does where no page says it: both sides then state what they do. */
export const UNPROVEN = Symbol('no page says what AWS does');

/** What AWS does by its documentation, and who does otherwise. */
export interface Case {
  readonly name: string;
  run(side: Side): Promise<unknown>;
  /** Matched by subset, as `toMatchObject` does, where it is an object. */
  readonly aws: unknown;
  /** The page that says so; needed wherever a side differs. */
  readonly docs?: string;
  /** What a side that is wrong, or may be, answers today; fails as soon as the side is mended. */
  readonly wrong?: Partial<Record<Side['name'], unknown>>;
}

const url = process.env.KASKAD_MINISTACK_URL;

/** Puts the same cases to the local run and, where `npm run test:engines` has started it, to MiniStack. */
export function checkParity(service: string, cases: readonly Case[], patterns: Patterns = {}): void {
  onSide('local', service, cases, () => startLocalSide(patterns));
  if (url !== undefined) onSide('ministack', service, cases, () => startMiniStackSide(url, patterns));
  else
    describe.skip(`${service} of MiniStack (npm run test:engines has it)`, () => it('runs', () => undefined));
}

function onSide(
  name: Side['name'],
  service: string,
  cases: readonly Case[],
  start: () => Promise<Side>,
): void {
  describe(`${service}, ${name}`, () => {
    let side: Side;
    beforeAll(async () => {
      side = await start();
    });
    afterAll(() => side?.stop());

    for (const { run, aws, docs, wrong = {}, ...one } of cases) {
      const differs = name in wrong;
      it(`${one.name}${differs ? ` (${verdict(aws, docs)})` : ''}`, async () => {
        const seen = await run(side);
        const expected = differs ? wrong[name] : aws;
        if (typeof expected === 'object' && expected !== null) expect(seen).toMatchObject(expected);
        else expect(seen).toEqual(expected);
      });
    }
  });
}

const verdict = (aws: unknown, docs?: string) =>
  aws === UNPROVEN ? 'no page says what AWS does' : `wrong here, by ${docs}`;

/** What a call answers, or the name of its fault. */
export const outcome = (call: Promise<object>): Promise<object> =>
  call.catch((error: Error & { $metadata?: { httpStatusCode?: number } }) => ({
    fault: error.name,
    status: error.$metadata?.httpStatusCode,
  }));
