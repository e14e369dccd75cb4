import { triggerName } from '../journey/triggers/names.ts';
import { channelsOf } from '../message/template.ts';
import type { DocumentByKind, DocumentKind } from './documents.ts';
import type { Listed } from './listed.ts';

export const listedOf = (document: DocumentByKind[DocumentKind]): Listed => ({
  ...('name' in document && document.name && { name: document.name }),
  ...('labels' in document && document.labels && { labels: document.labels }),
  ...('trigger' in document && triggerOf(document.trigger)),
  ...('channel' in document && document.channel && { channel: document.channel }),
  ...('id' in document &&
    ('channel' in document || 'channels' in document) && { channels: channelsOf(document) }),
});

const triggerOf = (trigger: unknown): Pick<Listed, 'trigger'> => {
  const name = triggerName(trigger);
  return name === undefined ? {} : { trigger: name };
};
