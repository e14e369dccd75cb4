import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { readEnv } from '../../../functions/runtime/read-env.ts';

const schema = z.object({ TABLE: z.string().min(1), PUBLIC_URL: z.url() });

describe('readEnv', () => {
  it('hands over what the schema knows', () => {
    expect(readEnv(schema, { TABLE: 't', PUBLIC_URL: 'https://x.example', OTHER: '1' })).toEqual({
      TABLE: 't',
      PUBLIC_URL: 'https://x.example',
    });
  });

  it('names everything that is missing or wrong, without the value', () => {
    expect(() => readEnv(schema, { PUBLIC_URL: 'secret' })).toThrow(/TABLE, PUBLIC_URL$/);
    expect(() => readEnv(schema, { PUBLIC_URL: 'secret' })).not.toThrow(/secret/);
  });
});
