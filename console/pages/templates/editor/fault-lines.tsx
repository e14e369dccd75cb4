import { Stack, Text } from '@mantine/core';
import { keyed } from '../../../ui/keyed.ts';
import type { TextFault } from '../document/faults.ts';
import { useFaultText } from '../document/use-fault-text.ts';
import { useTexts } from '../texts.ts';

const WARNING = 'light-dark(#8a3c00, var(--mantine-color-orange-3))';

/** What is wrong, or probably so, line by line. */
export function FaultLines({ faults }: { faults: readonly TextFault[] }) {
  const { t } = useTexts();
  const words = useFaultText();
  return (
    <Stack gap={2} component="span">
      {keyed(faults, ({ line, message }) => `${line} ${message}`).map(
        ([key, { line, message, isWarning }]) => (
          <Text key={key} span size="xs" c={isWarning ? WARNING : 'inherit'}>
            {line === undefined ? words(message) : t('fault.line', { line, text: words(message) })}
          </Text>
        ),
      )}
    </Stack>
  );
}

/** Both below a field: a warning says something and makes nothing red. */
export const fieldFaults = (all: readonly TextFault[]) => {
  const faults = all.filter(({ isWarning }) => !isWarning);
  return {
    error: all.length > 0 && faults.length > 0 ? <FaultLines faults={all} /> : undefined,
    errorProps: { component: 'div' as const },
    ...(all.length > 0 &&
      faults.length === 0 && {
        description: <FaultLines faults={all} />,
        descriptionProps: { component: 'div' as const },
        inputWrapperOrder: ['label' as const, 'input' as const, 'description' as const],
      }),
  };
};
