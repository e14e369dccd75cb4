import type { Fault } from '../errors.ts';
import { faultsOf } from '../faults.ts';
import { liquidFault } from './liquid.ts';
import { type Template, templateSchema } from './template.ts';

export type TemplateCheck = { kind: 'valid'; template: Template } | { kind: 'faults'; faults: Fault[] };

type Content = Pick<Template, 'subject' | 'text' | 'html'>;

/** An e-mail without a subject looks like spam, and an empty message is none. */
const missing = (channel: Template['channel'], content: Content, path: string): Fault[] => [
  ...(channel === 'email' && !content.subject?.trim()
    ? [{ path: `${path}/subject`, message: 'an e-mail needs a subject' }]
    : []),
  ...(content.text.trim() === '' ? [{ path: `${path}/text`, message: 'must not be empty' }] : []),
];

const unreadable = async (content: Content, path: string): Promise<Fault[]> => {
  const parts = (['subject', 'text', 'html'] as const).map(async (part) => {
    const source = content[part];
    const message = source === undefined ? undefined : await liquidFault(source);
    return message === undefined ? [] : [{ path: `${path}/${part}`, message }];
  });
  return (await Promise.all(parts)).flat();
};

/** Every fault of a template document, each by JSON pointer: its fields, what is missing, Liquid that cannot be read. */
export const validateTemplate = async (document: unknown): Promise<TemplateCheck> => {
  const parsed = templateSchema.safeParse(document);
  if (!parsed.success) return { kind: 'faults', faults: faultsOf(parsed.error) };
  const { channel, locales = {} } = parsed.data;
  const contents: [path: string, content: Content][] = [
    ['', parsed.data as Content],
    ...Object.entries(locales).map(([locale, content]): [string, Content] => [
      `/locales/${locale}`,
      content as Content,
    ]),
  ];
  const faults = await Promise.all(
    contents.map(async ([path, content]) => [
      ...missing(channel, content, path),
      ...(await unreadable(content, path)),
    ]),
  );
  const all = faults.flat();
  return all.length > 0 ? { kind: 'faults', faults: all } : { kind: 'valid', template: parsed.data };
};
