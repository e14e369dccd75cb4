const startedMs = performance.now();
const seconds = (fromMs: number) => ((performance.now() - fromMs) / 1000).toFixed(1);

/** Does one part of the check and prints how long it took, also when it failed. */
export async function phase<T>(name: string, work: () => Promise<T>): Promise<T> {
  const fromMs = performance.now();
  try {
    return await work();
  } finally {
    console.log(`${seconds(fromMs).padStart(6)} s  ${name}`);
  }
}

/** Seconds since the check began. */
export const total = () => seconds(startedMs);
