import { useQuery } from '@tanstack/react-query';
import type { PreferenceSettings } from '../../../../core/config/preference-settings.ts';
import type { Channel } from '../../../../core/consent/consent.ts';
import type { DocumentSummary } from '../../../../functions/api/documents/document-view.ts';
import { ask } from '../../../api/client.ts';

const PLURALS = ['templates', 'segments', 'offers', 'journeys'] as const;
type Plural = (typeof PLURALS)[number];

/** More than a list of choices is of any use for. */
const MOST_PAGES = 10;

const everything = async (plural: Plural, signal: AbortSignal): Promise<DocumentSummary[]> => {
  const found: DocumentSummary[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = (await ask(`/v1/${plural}`, { query: { cursor } as never, signal })) as unknown as Record<
      Plural,
      DocumentSummary[]
    > & { cursor?: string };
    found.push(...answer[plural]);
    cursor = answer.cursor;
    if (cursor === undefined) break;
  }
  return found;
};

export const useDocuments = (plural: Plural) =>
  useQuery({
    queryKey: [`/v1/${plural}`, 'all'],
    queryFn: ({ signal }) => everything(plural, signal),
    staleTime: 60_000,
  });

/** What a journey may name: templates with the channels they are for, segments, offers, other journeys. */
export const useKnown = () => {
  const templates = useDocuments('templates');
  const segments = useDocuments('segments');
  const offers = useDocuments('offers');
  const journeys = useDocuments('journeys');
  return {
    templates: templates.data,
    segments: segments.data ?? [],
    offers: offers.data ?? [],
    journeys: journeys.data ?? [],
  };
};

/** Templates that a channel can say, those in effect first. */
export const templatesFor = (templates: readonly DocumentSummary[], channel: string): DocumentSummary[] => {
  const fitting = templates.filter(({ channels = [] }) => {
    const known: readonly Channel[] = channels;
    return known.some((one) => one === channel) || (channel === 'webpush' && known.includes('push'));
  });
  return fitting.toSorted((one, other) => Number(one.version === 0) - Number(other.version === 0));
};

export const useTopics = () =>
  useQuery({
    queryKey: ['/v1/settings/preferences'],
    queryFn: async ({ signal }) => (await ask('/v1/settings/preferences', { signal })) as PreferenceSettings,
    staleTime: 60_000,
  });
