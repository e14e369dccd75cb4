/** An error as the log may show it. */
export interface ErrorDescription {
  name: string;
  code?: string;
  /** Where it was thrown. */
  at?: string[];
  cause?: ErrorDescription;
}

const MOST_FRAMES = 8;
const MOST_CAUSES = 5;

const framesOf = (stack: string | undefined): string[] =>
  (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => line.trim());

/** Name, code and place, but not the message: those of JSON.parse and of providers quote what a person sent. */
export const describeError = (error: unknown, depth = 0): ErrorDescription => {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code } = error as { code?: unknown };
  const at = framesOf(error.stack);
  return {
    name: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(at.length > 0 ? { at } : {}),
    ...(error.cause !== undefined && depth < MOST_CAUSES
      ? { cause: describeError(error.cause, depth + 1) }
      : {}),
  };
};
