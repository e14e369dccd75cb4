import * as z from 'zod';
import { livingPeople } from '../living-people.ts';
import { insideJson, insideSchema, peopleInside } from '../people-inside/inside.ts';
import { personLine, personLineSchema } from '../person-line.ts';
import { route } from '../route.ts';

const PAGE = 100;
/** Each page is two calls, and there are sixteen shards to begin with. */
const MOST_PAGES = 100;

export const listPeopleInside = route({
  method: 'GET',
  path: '/v1/journeys/{id}/people',
  summary: 'Who is inside, where, since when, and when they are looked at next; in no order',
  access: 'read',
  query: z.object({
    stepId: z.string().max(64).optional().describe('Only people at this step: a page may be short, or empty'),
    cursor: z.string().max(400).optional().describe('From the answer before'),
    limit: z.coerce.number().int().min(1).max(PAGE).default(PAGE),
  }),
  answer: z.object({
    people: z.array(insideSchema.extend({ person: personLineSchema.optional() })),
    cursor: z.string().optional().describe('For the next page; absent on the last'),
  }),
  async run({ params, query: { stepId, cursor, limit } }, ports) {
    const page = await peopleInside(ports, {
      ...{ journeyId: params.id ?? '', cursor, limit, mostPages: MOST_PAGES },
      isMeant: ({ position }) => stepId === undefined || position.stepId === stepId,
    });
    const { people, ...more } = page;
    const living = await livingPeople(ports, [...new Set(people.map(({ profileId }) => profileId))]);
    const shown = people.map((one) => {
      const profile = living.get(one.profileId);
      return { ...insideJson(one), ...(profile && { person: personLine(profile) }) };
    });
    return { body: { people: shown, ...more } };
  },
});
