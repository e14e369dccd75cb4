import { describe, expect, it } from '@jest/globals';
import { ApiProblem } from '../../../console/api/problem.ts';
import { inTime, isAskedAgain, retryAfterOf, waitMs } from '../../../console/api/try-again.ts';

const tooMuch = (retryAfterMs?: number) => new ApiProblem(429, {}, { retryAfterMs });

describe('what the console reads', () => {
  it.each([
    ['7', 7_000],
    [null, undefined],
    ['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
  ])('knows from the answer %p when there is room', (header, expected) => {
    expect(
      retryAfterOf(new Response('', { headers: header === null ? {} : { 'retry-after': header } })),
    ).toBe(expected);
  });

  it('is asked again after that time, else later each time', () => {
    expect(waitMs(0, tooMuch(7_000))).toBe(7_000);
    expect([waitMs(0, tooMuch()), waitMs(1, new ApiProblem(503, {}))]).toEqual([1_000, 2_000]);
    expect(waitMs(0, tooMuch(9_000_000))).toBe(30_000);
  });

  it('is asked again twice at most, and only where that is of use', () => {
    expect([0, 1, 2].map((tries) => isAskedAgain(tries, tooMuch()))).toEqual([true, true, false]);
    expect(isAskedAgain(0, new ApiProblem(404, {}))).toBe(false);
  });
});

describe('what is read in many pages', () => {
  const reads = (...answers: (string | ApiProblem)[]) => {
    const waited: number[] = [];
    const read = async () => {
      const answer = answers.shift();
      if (answer instanceof ApiProblem) throw answer;
      return answer;
    };
    return { waited, all: inTime(read, async (ms) => void waited.push(ms)) };
  };

  it('goes on once there is room', async () => {
    const { waited, all } = reads(tooMuch(4_000), 'a page');

    await expect(all).resolves.toBe('a page');
    expect(waited).toEqual([4_000]);
  });

  it('ends with what went wrong otherwise, and after three refusals', async () => {
    const other = new ApiProblem(500, {});
    await expect(reads(other).all).rejects.toBe(other);
    await expect(reads(tooMuch(1), tooMuch(1), tooMuch(2), 'late').all).rejects.toMatchObject({
      retryAfterMs: 2,
    });
  });
});
