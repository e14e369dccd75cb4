import type { AnswerOf } from '../../../functions/api/route.ts';
import type { listQueues } from '../../../functions/api/routes/list-queues.ts';

export type Queue = AnswerOf<typeof listQueues>[number];
