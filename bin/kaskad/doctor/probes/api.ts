import { fault, ok, type Probe } from '../finding.ts';
import { deployAgain } from '../remedies.ts';

const ANSWER_MS = 10_000;

/** Does it answer, and does it know who may ask? */
export const apiProbe = (url: string, stage: string): Probe => ({
  about: 'the API',
  allow: [],
  async look() {
    const ask = (path: string) => fetch(new URL(path, url), { signal: AbortSignal.timeout(ANSWER_MS) });
    const [open, closed] = await Promise.all([ask('/v1/openapi.json'), ask('/v1/health')]);
    if (open.status !== 200)
      return [
        fault(
          `${url} answers ${open.status}.`,
          `Look into the log of the function: npx kaskad tail --logs api --stage ${stage}`,
        ),
      ];
    if (closed.status !== 401)
      return [fault(`${url} answers ${closed.status} to whoever has no token.`, deployAgain(stage))];
    return [ok(`${url} answers.`)];
  },
});
