/** The process is gone: nobody may catch it and go on. */
export class Crash extends Error {}

export interface CrashPlan {
  /** Which call to a port, counted from 0. */
  call: number;
  /** Before the call took effect, or after it without the caller learning of it. */
  moment: 'before' | 'after';
}

type Port = Record<string, unknown>;
type Method = (...args: unknown[]) => Promise<unknown>;

/**
 * The same ports, with a process that dies at one call; from then on every call dies.
 * `calls` says how many were made, so that a test can try each in turn.
 */
export const crashing = <T extends object>(ports: T, plan: CrashPlan | undefined) => {
  const state = { calls: 0, dead: false };
  const die = (): never => {
    state.dead = true;
    throw new Crash(`${plan?.moment} call ${plan?.call}`);
  };
  const guarded =
    (port: Port, method: Method): Method =>
    async (...args) => {
      if (state.dead) die();
      const call = state.calls++;
      if (call === plan?.call && plan.moment === 'before') die();
      const answer = await method.apply(port, args);
      return call === plan?.call ? die() : answer;
    };
  const wrap = (port: unknown): unknown => {
    if (typeof port !== 'object' || port === null || 'now' in port) return port;
    return Object.fromEntries(
      Object.entries(port).map(([name, member]) => [
        name,
        typeof member === 'function' ? guarded(port as Port, member as Method) : wrap(member),
      ]),
    );
  };
  return { ports: wrap(ports) as T, state };
};
