import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Fault } from '../../../../core/errors.ts';
import type { Template } from '../../../../core/message/template.ts';
import type { AnswerOf } from '../../../../functions/api/route.ts';
import type { previewTemplate } from '../../../../functions/api/routes/preview-template.ts';
import { ask } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { documentPath } from '../../../ui/document/document-path.ts';

export type Preview = AnswerOf<typeof previewTemplate>;

export interface PreviewAsk {
  readonly id: string;
  readonly document: Template;
  readonly channel: string;
  readonly locale: string;
  /** A real person; somebody made up where it is left out. */
  readonly profileId?: string | undefined;
}

export interface Seen {
  /** As it was last: it stays in sight while the next is on its way, or while something is wrong. */
  readonly preview: Preview | undefined;
  readonly faults: readonly Fault[];
  readonly problem: Error | undefined;
  readonly isAsking: boolean;
}

const PAUSE_MS = 350;
const NONE: readonly Fault[] = [];

/** The message as one person would get it, asked once one stops typing; the API's word is the truth. */
export const usePreview = ({ id, document, channel, locale, profileId }: PreviewAsk): Seen => {
  const [settled] = useDebouncedValue(document, PAUSE_MS);
  const path = `${documentPath('templates', id)}/preview`;
  const { data, error, isFetching } = useQuery({
    queryKey: [path, settled, channel, locale, profileId],
    queryFn: ({ signal }) =>
      ask<typeof previewTemplate>(path, {
        ...{ method: 'POST', signal },
        body: { document: settled, channel, locale, ...(profileId !== undefined && { profileId }) },
      }),
    staleTime: 60_000,
  });
  const last = useRef<{ preview: Preview; of: string }>(undefined);
  const of = `${channel} ${locale} ${profileId}`;
  if (data) last.current = { preview: data, of };
  const isFault = error instanceof ApiProblem && error.status === 422;
  return {
    preview: last.current?.of === of ? last.current.preview : undefined,
    faults: isFault ? error.faults : NONE,
    problem: error !== null && !isFault ? error : undefined,
    isAsking: isFetching || settled !== document,
  };
};
