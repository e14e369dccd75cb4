import type * as z from 'zod';

/**
 * The variables of a function, checked once at its start.
 * @throws Error naming what is missing or wrong, never its value
 */
export const readEnv = <S extends z.ZodType>(
  schema: S,
  env: Readonly<Record<string, string | undefined>> = process.env,
): z.infer<S> => {
  const parsed = schema.safeParse(env);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map(({ path }) => path.join('.'));
  throw new Error(`Missing or wrong in the environment: ${[...new Set(names)].join(', ')}`);
};
