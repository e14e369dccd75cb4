import { describe, expect, it } from '@jest/globals';
import { readFlags, WrongFlag } from '../../local/flags.ts';

describe('what npm start is told', () => {
  it('is a port, and where data is kept', () => {
    expect(readFlags([], {})).toEqual({ port: 3000, verbose: false });
    expect(readFlags([], { PORT: '' }).port).toBe(3000);
    expect(readFlags(['--data', 'kept', '--verbose'], { PORT: '3300' })).toEqual({
      ...{ port: 3300, data: 'kept', verbose: true },
    });
  });

  it.each<[string[], string | undefined, string]>([
    [['--nope'], undefined, "Unknown option '--nope'"],
    [['kept'], undefined, 'kept'],
    [['--data'], undefined, '--data'],
    [[], 'abc', 'PORT is abc'],
    [[], '70000', 'PORT is 70000'],
  ])('%j with PORT %s is refused in a sentence', (args, PORT, sentence) => {
    const read = () => readFlags(args, PORT === undefined ? {} : { PORT });

    expect(read).toThrow(WrongFlag);
    expect(read).toThrow(sentence);
  });
});
