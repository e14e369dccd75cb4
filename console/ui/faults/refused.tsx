import { Alert, List, Text } from '@mantine/core';
import { ApiProblem } from '../../api/problem.ts';
import { useCommonTexts } from '../../i18n/texts.ts';
import { Failed } from '../loaded.tsx';
import { useFaultText } from './use-fault-text.ts';

const MOST = 5;

/** Why something was not saved: where it has faults, each of them where it stands and in the reader's language. */
export function Refused({ error }: { error: unknown }) {
  const { t } = useCommonTexts();
  const textOf = useFaultText();
  if (!(error instanceof ApiProblem) || error.faults.length === 0) return <Failed error={error} />;
  return (
    <Alert color="red" title={t('problem.422')} role="alert">
      <List size="sm" listStyleType="none">
        {error.faults.slice(0, MOST).map((fault) => (
          <List.Item key={`${fault.path} ${fault.message}`}>
            {fault.path !== '' && (
              <Text span size="sm" className="mono" mr="xs">
                {fault.path}
              </Text>
            )}
            {textOf(fault)}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
