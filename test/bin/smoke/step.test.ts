import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Step, walk } from '../../../bin/smoke/step.ts';

let done: string[] = [];
let said: string[] = [];
beforeEach(() => {
  [done, said] = [[], []];
});
const say = (line: string): void => void said.push(line);

const step = (name: string, { fails = false, stays = false, hasUndo = true } = {}): Step => ({
  name,
  async run() {
    done.push(name);
    if (fails) throw new Error('no');
  },
  ...(hasUndo && {
    async undo() {
      done.push(`-${name}`);
      if (stays) throw new Error('held');
    },
  }),
});

describe('steps', () => {
  it('are taken in turn and back, the last first', async () => {
    expect(await walk([step('a'), step('b', { hasUndo: false }), step('c')], say)).toEqual({
      ...{ undone: ['c', 'a'], stayed: [] },
    });
    expect(done).toEqual(['a', 'b', 'c', '-c', '-a']);
  });

  it('end with the first that fails, which is taken back too', async () => {
    const { failed } = await walk([step('a'), step('b', { fails: true }), step('c')], say);

    expect(failed?.name).toBe('b');
    expect(done).toEqual(['a', 'b', '-b', '-a']);
    expect(said).toEqual(['✓ a', '✗ b: no']);
  });

  it('are all taken back, although one of them stays', async () => {
    const { stayed } = await walk([step('a'), step('b', { stays: true })], say);

    expect(stayed.map(({ name }) => name)).toEqual(['b']);
    expect(done).toEqual(['a', 'b', '-b', '-a']);
    expect(said.at(-1)).toBe('✗ taking back: b: held');
  });
});
