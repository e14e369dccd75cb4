import { Group, MultiSelect, TextInput } from '@mantine/core';
import { channels } from '../../../../core/channel/channels.ts';
import { channelsOf, type Template } from '../../../../core/message/template.ts';
import { useChannelName } from '../../../ui/channel.tsx';
import { type Found, faultsOfText } from '../document/faults.ts';
import { withChannels } from '../document/places.ts';
import { useFaultText } from '../document/use-fault-text.ts';
import { useTexts } from '../texts.ts';

interface AboutProps {
  readonly template: Template;
  readonly found: Found;
  readonly change: (template: Template) => void;
  readonly readOnly: boolean;
}

/** What holds for the whole template: its channels, and where answers or a notice on the site go. */
export function About({ template, found, change, readOnly }: AboutProps) {
  const { t } = useTexts();
  const name = useChannelName();
  const words = useFaultText();
  const errorAt = (...paths: string[]) =>
    paths
      .flatMap((path) => faultsOfText(found, path))
      .map(({ message }) => words(message))
      .join(' ') || undefined;
  const meant = channelsOf(template);
  const set = (field: 'replyTo' | 'slot', value: string) => {
    const { [field]: _, ...rest } = template;
    change(value === '' ? rest : { ...rest, [field]: value });
  };
  return (
    <Group gap="sm" align="flex-start" grow preventGrowOverflow={false}>
      <MultiSelect
        label={t('field.channels')}
        description={t('field.channelsText')}
        data={channels.map((value) => ({ value, label: name(value) }))}
        value={[...meant]}
        onChange={(wanted) => change(withChannels(template, wanted))}
        readOnly={readOnly}
        error={errorAt('/channel', '/channels')}
        style={{ minWidth: 240 }}
      />
      {meant.includes('email') && (
        <TextInput
          label={t('field.replyTo')}
          description={t('field.replyToText')}
          placeholder="desk@shop.example"
          value={template.replyTo ?? ''}
          onChange={({ currentTarget }) => set('replyTo', currentTarget.value)}
          readOnly={readOnly}
          error={errorAt('/replyTo')}
          style={{ minWidth: 240 }}
        />
      )}
      {meant.includes('onsite') && (
        <TextInput
          label={t('field.slot')}
          description={t('field.slotText')}
          placeholder="default"
          value={template.slot ?? ''}
          onChange={({ currentTarget }) => set('slot', currentTarget.value)}
          readOnly={readOnly}
          error={errorAt('/slot')}
          style={{ minWidth: 240 }}
        />
      )}
    </Group>
  );
}
