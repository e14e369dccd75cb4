import { Alert, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { ApiProblem } from '../../../api/problem.ts';
import { Page } from '../../../ui/page.tsx';
import { ProblemText } from '../../../ui/problem-text.tsx';
import { useTakesTwo } from '../../../ui/settings/use-takes-two.ts';
import { useDraft } from '../../../ui/use-draft.ts';
import { useSay } from '../../../ui/use-say.ts';
import { useTexts } from '../texts.ts';
import { BroadcastForm } from './form.tsx';
import { Look } from './look.tsx';
import { missingIn, nothingTyped, type TypedBroadcast } from './typed.ts';
import { usePublish, useSaveBroadcast } from './use-save-broadcast.ts';

const LIST = '/calendar/broadcasts';

/** What, to whom, when; then whom it reaches; then it is put into effect. */
export function NewBroadcast() {
  const { t } = useTexts();
  const go = useNavigate();
  const say = useSay();
  const draft = useDraft<TypedBroadcast>('broadcast.new', nothingTyped);
  const [isLooking, setIsLooking] = useState(false);
  const save = useSaveBroadcast((saved) => {
    draft.change({ ...draft.value, saved });
    setIsLooking(true);
  });
  const takesTwo = useTakesTwo() ?? false;
  const publish = usePublish((id, brought) => {
    draft.drop();
    if (brought !== 'waits') say.done(t(brought === 'asked' ? 'common:twoPeople.asked' : 'new.done'));
    void go(`${LIST}/${id}`);
  });
  const leave = () => {
    draft.drop();
    save.reset();
    void go(LIST);
  };
  const { saved } = draft.value;
  return (
    <Page
      title={t('new.title')}
      lead={t(isLooking ? 'new.lookLead' : 'new.lead')}
      actions={
        draft.isKept && (
          <Button variant="subtle" color="gray" onClick={leave}>
            {t(saved ? 'new.keep' : 'new.discard')}
          </Button>
        )
      }
    >
      {isLooking && saved ? (
        <>
          <Look id={saved.id} typed={draft.value} />
          {takesTwo && <Text size="sm">{t('common:twoPeople.before')}</Text>}
          <Problem error={publish.error} />
          <Group>
            <Button variant="default" onClick={() => setIsLooking(false)}>
              {t('common:back')}
            </Button>
            <Button
              loading={publish.isPending}
              onClick={() => publish.mutate({ ...saved, isOfferedToAsk: takesTwo })}
            >
              {t(takesTwo ? 'common:twoPeople.ask' : 'new.publish')}
            </Button>
          </Group>
        </>
      ) : (
        // What is missing is known without the browser, to which a segment whose name is still on its way is an empty field.
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate({ typed: draft.value });
          }}
        >
          <BroadcastForm typed={draft.value} change={draft.change} />
          <Problem
            error={save.error}
            {...(saved && { overrule: () => save.mutate({ typed: draft.value, isOver: true }) })}
          />
          <Button mt="lg" type="submit" loading={save.isPending} disabled={missingIn(draft.value).length > 0}>
            {t('new.look')}
          </Button>
        </form>
      )}
    </Page>
  );
}

/** Where somebody else changed the draft meanwhile, one may look at theirs, or put one's own over it. */
function Conflict({ overrule }: { overrule: () => void }) {
  const { t } = useTexts();
  return (
    <Alert color="yellow" role="alert" mt="md" title={t('new.conflict')}>
      <Group gap="xs">
        <Button size="xs" variant="default" component={Link} to="/journeys">
          {t('common:nav.journeys')}
        </Button>
        <Button size="xs" variant="default" onClick={overrule}>
          {t('new.overrule')}
        </Button>
      </Group>
    </Alert>
  );
}

function Problem({ error, overrule }: { error: unknown; overrule?: () => void }) {
  const { t } = useTexts();
  if (!error) return null;
  if (overrule && error instanceof ApiProblem && error.status === 412)
    return <Conflict overrule={overrule} />;
  const isLate =
    error instanceof ApiProblem && error.faults.some(({ path }) => path.startsWith('/trigger/schedule/at'));
  return (
    <Alert color="red" role="alert" mt="md">
      {isLate ? t('new.late') : <ProblemText error={error} />}
    </Alert>
  );
}
