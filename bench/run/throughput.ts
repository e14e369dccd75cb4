import autocannon from 'autocannon';
import { startForBench } from '../support/start.ts';
import { headers, identifyOf, post, requestOf } from './events.ts';

const REQUESTS = 400;
const PEOPLE = 100;
const PER_REQUEST = 20;
const ROUNDS = 3;

const round = async (url: string, name: string) => {
  let sent = 0;
  const startedMs = performance.now();
  const result = await autocannon({
    url: `${url}/v1/batch`,
    connections: 8,
    amount: REQUESTS,
    method: 'POST',
    headers,
    requests: [
      {
        setupRequest: (request) => {
          sent += 1;
          return {
            ...request,
            body: JSON.stringify(requestOf(`person-${sent % PEOPLE}`, PER_REQUEST, `${name}-${sent}`)),
          };
        },
      },
    ],
  });
  const acceptedMs = performance.now() - startedMs;
  await fetch(`${url}/_local/idle`);
  const settledMs = performance.now() - startedMs;
  if (result.non2xx > 0) throw new Error(`${result.non2xx} requests were refused`);
  const events = REQUESTS * PER_REQUEST;
  return {
    accepted: Math.round((events / acceptedMs) * 1000),
    endToEnd: Math.round((events / settledMs) * 1000),
  };
};

/** Events a second of the local run at 20 a request until every profile is written, and its resident memory. */
export const measureThroughput = async () => {
  const startedMs = performance.now();
  const local = await startForBench();
  const readySeconds = (performance.now() - startedMs) / 1000;
  try {
    for (let person = 0; person < PEOPLE; person++) await post(local.url, identifyOf(`person-${person}`));
    await fetch(`${local.url}/_local/idle`);
    const rounds = [];
    for (let index = 0; index < ROUNDS; index++) rounds.push(await round(local.url, `round-${index}`));
    console.log(
      `local run: ready after ${readySeconds.toFixed(1)} s (synthesis included), resident ${Math.round(local.residentMb())} MB after ${ROUNDS * REQUESTS * PER_REQUEST} events`,
    );
    console.table(
      rounds.map(({ accepted, endToEnd }) => ({
        'accepted events/s': accepted,
        'end to end events/s': endToEnd,
      })),
    );
  } finally {
    await local.stop();
  }
};
