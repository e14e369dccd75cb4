import type { QueueName } from '../../../core/queue/queues.ts';
import type { ApiPorts } from '../ports.ts';
import { problem, type Refusal } from '../problem.ts';
import { type ApiAnswer, type Ask, type RouteDefinition, route, type TypedRoute } from '../route.ts';

type Nothing = Record<never, never>;

interface QueueRoute<A> extends Omit<RouteDefinition<Nothing, A>, 'run' | 'path'> {
  /** What follows `/v1/queues/{name}`. */
  under: string;
  run(name: QueueName, ports: ApiPorts, ask: Ask<Nothing>): Promise<ApiAnswer<A> | Refusal>;
}

/** A route of one queue that this deployment has. */
export const queueRoute = <A>({ under, run, refusals, ...rest }: QueueRoute<A>): TypedRoute<Nothing, A> =>
  route({
    ...rest,
    path: `/v1/queues/{name}${under}`,
    refusals: { ...refusals, 404: 'There is no such queue' },
    async run(ask, ports) {
      const { name = '' } = ask.params;
      if (!ports.queues.has(name)) return problem(404, { detail: 'There is no such queue.' });
      return run(name, ports, ask);
    },
  });
