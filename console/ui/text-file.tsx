import { Button, FileButton, Group, Text, Textarea } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useCommonTexts } from '../i18n/texts.ts';
import { useSay } from './use-say.ts';

interface TextFileProps {
  readonly label: string;
  readonly description: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Lines that are typed, pasted, or read from a file; Windows-1251 is understood where it is no UTF-8. */
export const textOfFile = async (file: Blob): Promise<string> => {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
};

export function TextFile({ label, description, placeholder, value, onChange }: TextFileProps) {
  const { t } = useCommonTexts();
  const say = useSay();
  const lines = value.split('\n').filter((line) => line.trim() !== '').length;
  const read = async (file: File | null) => {
    if (!file) return;
    try {
      onChange(await textOfFile(file));
    } catch (error) {
      say.problem(error);
    }
  };
  return (
    <div>
      <Textarea
        label={label}
        description={description}
        placeholder={placeholder}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        autosize
        minRows={4}
        maxRows={12}
        classNames={{ input: 'mono' }}
      />
      <Group gap="xs" mt={6}>
        <FileButton onChange={(file) => void read(file)} accept=".csv,.txt,text/csv,text/plain">
          {(props) => (
            <Button
              {...props}
              size="compact-sm"
              variant="default"
              leftSection={<IconUpload size={14} aria-hidden />}
            >
              {t('file.choose')}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed">
          {t('file.lines', { count: lines })}
        </Text>
      </Group>
    </div>
  );
}
