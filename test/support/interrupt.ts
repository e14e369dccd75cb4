export interface Interruption {
  /** Which call to a port, counted from 0. */
  call: number;
  moment: 'before' | 'after';
}

type Port = Record<string, unknown>;
type Method = (...args: unknown[]) => Promise<unknown>;

/** The same ports, but at one call somebody else comes in between and does something from begin to end. */
export const interrupted = <T extends object>(
  ports: T,
  plan: Interruption | undefined,
  act: () => Promise<unknown>,
) => {
  const state = { calls: 0, names: [] as string[] };
  const guarded =
    (port: Port, method: Method, name: string): Method =>
    async (...args) => {
      const call = state.calls++;
      state.names.push(name);
      if (call === plan?.call && plan.moment === 'before') await act();
      const answer = await method.apply(port, args);
      if (call === plan?.call && plan.moment === 'after') await act();
      return answer;
    };
  const wrap = (port: unknown): unknown =>
    typeof port !== 'object' || port === null
      ? port
      : Object.fromEntries(
          Object.entries(port).map(([name, member]) => [
            name,
            typeof member === 'function' ? guarded(port as Port, member as Method, name) : wrap(member),
          ]),
        );
  return { ports: wrap(ports) as T, state };
};
