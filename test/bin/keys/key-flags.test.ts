import { describe, expect, it } from '@jest/globals';
import { readKeyFlags } from '../../../bin/keys/key-flags.ts';

describe('what is said to npm run keys', () => {
  it('is a stage, where pages are, and for whom the token is', () => {
    const said = ['--stage', 'prod', '--origin', 'https://shop.example', '--origin', '*', '--country', 'de'];

    expect(readKeyFlags([...said, '--role', 'viewer', '--scope', 'reports'], {})).toEqual({
      ...{ stage: 'prod', origin: ['https://shop.example', '*'], country: 'DE', consent: false, help: false },
      ...{ role: 'viewer', scope: ['reports'] },
    });
  });

  it('is dev and an admin where nothing is said, or the stage of the shell', () => {
    expect(readKeyFlags([], {})).toMatchObject({ stage: 'dev', role: 'admin', origin: [], scope: [] });
    expect(readKeyFlags([], { KASKAD_STAGE: 'prod' }).stage).toBe('prod');
  });

  it.each([
    [['--origin', 'shop.example'], '--origin shop.example: an origin such as https://shop.example'],
    [['--origin', 'https://shop.example/'], 'nothing after it'],
    [['--origin', 'https://shop.example/de/'], 'nothing after it'],
    [['--country', 'Germany'], '--country Germany: a country such as DE'],
    [['--role', 'boss'], 'There is no role boss: viewer'],
    [['--scope', 'all'], 'There is no scope all'],
    [['--orgin', 'https://shop.example'], "Unknown option '--orgin'"],
    [['prod'], 'prod'],
  ])('%j is refused before anything is made', (args, sentence) => {
    expect(() => readKeyFlags(args, {})).toThrow(sentence);
  });
});
