import type { Fault } from '../errors.ts';
import { faultsOf, pointer } from '../faults.ts';
import { type PlacedWords, wordsOf } from './contents.ts';
import { linkFaults, unquotedFaults } from './link-faults.ts';
import { fillFault, readLiquid } from './liquid.ts';
import { sampleContext } from './sample-context.ts';
import { channelsOf, type Template, templateSchema } from './template.ts';
import { variablesIn } from './variable-faults.ts';

export type TemplateCheck = { kind: 'valid'; template: Template } | { kind: 'faults'; faults: Fault[] };

/** What Liquid stands in. */
export const liquidParts = ['subject', 'preheader', 'text', 'html', 'mjml'] as const;

/** It is for one channel or for several, not for both. */
const channelFaults = (template: Template): Fault[] => {
  const { channel, channels, locales = {} } = template;
  const message = 'either channel, or channels with one or more';
  if ((channel === undefined) === (channels === undefined) || channelsOf(template).length === 0)
    return [{ path: channel === undefined ? '/channels' : '/channel', message }];
  return Object.entries(locales).flatMap(([locale, words]) =>
    Object.keys(words.channels ?? {})
      .filter((own) => !Object.hasOwn(channels ?? {}, own))
      .map((own) => ({
        path: pointer(['locales', locale, 'channels', own]),
        message: `the template is not for ${own}`,
      })),
  );
};

/** An e-mail without a subject looks like spam, and an empty message is none. */
const missing = ({ path, words, channels }: PlacedWords, within: Partial<PlacedWords['words']>): Fault[] => {
  const said = { ...within, ...words };
  const isMail = channels.includes('email') && words.channels?.email?.subject === undefined;
  return [
    ...(isMail && !said.subject?.trim()
      ? [{ path: `${path}/subject`, message: 'an e-mail needs a subject' }]
      : []),
    ...(said.text?.trim() === '' ? [{ path: `${path}/text`, message: 'must not be empty' }] : []),
    ...(words.html !== undefined && words.mjml !== undefined
      ? [{ path: `${path}/mjml`, message: 'either html or mjml' }]
      : []),
  ];
};

const isMarkup = (part: (typeof liquidParts)[number]) => part === 'html' || part === 'mjml';

const liquidFaults = async ({ path, words, channels }: PlacedWords): Promise<Fault[]> => {
  const each = liquidParts.map(async (part): Promise<Fault[]> => {
    const source = words[part];
    if (source === undefined) return [];
    const at = (message: string) => ({ path: `${path}/${part}`, message });
    const read = await readLiquid(source);
    if ('fault' in read) return [at(read.fault)];
    const { unknown } = await variablesIn(read.parsed, isMarkup(part) ? ['email'] : channels);
    const links = isMarkup(part) ? [...linkFaults(source), ...unquotedFaults(source)] : [];
    return [...unknown, ...links].map(at);
  });
  return (await Promise.all(each)).flat();
};

/** Fills every part in for somebody made up; the first that cannot be is enough, since each may take a second. */
const fillFaults = async (all: readonly PlacedWords[]): Promise<Fault[]> => {
  for (const { path, words } of all)
    for (const part of liquidParts) {
      const source = words[part];
      if (source === undefined || 'fault' in (await readLiquid(source))) continue;
      const message = await fillFault(source, sampleContext, isMarkup(part) ? 'html' : 'none');
      if (message !== undefined) return [{ path: `${path}/${part}`, message }];
    }
  return [];
};

/** The words that a channel's own ones stand in for. */
const around = (all: readonly PlacedWords[], { path }: PlacedWords): Partial<PlacedWords['words']> =>
  all.find((outer) => path.startsWith(`${outer.path}/channels/`))?.words ?? {};

/** Every fault of a template document, each by JSON pointer: its fields, what is missing, Liquid that cannot be read, dead links. */
export const validateTemplate = async (document: unknown): Promise<TemplateCheck> => {
  const parsed = templateSchema.safeParse(document);
  if (!parsed.success) return { kind: 'faults', faults: faultsOf(parsed.error) };
  const template = parsed.data;
  const all = wordsOf(template);
  const faults = [
    ...channelFaults(template),
    ...all.flatMap((placed) => missing(placed, around(all, placed))),
    ...(await Promise.all(all.map(liquidFaults))).flat(),
    ...(await fillFaults(all)),
  ];
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'valid', template };
};
