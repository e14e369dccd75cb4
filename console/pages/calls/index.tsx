import { Tabs } from '@mantine/core';
import { Route, Routes, useLocation, useNavigate } from 'react-router';
import { Page } from '../../ui/page.tsx';
import { Replies } from './replies/replies.tsx';
import { TaskList } from './tasks/task-list.tsx';
import { TaskPage } from './tasks/task-page.tsx';
import { useTexts } from './texts.ts';

export const Component = () => (
  <Routes>
    <Route path="replies" element={<Lists />} />
    <Route path=":id" element={<TaskPage />} />
    <Route path="*" element={<Lists />} />
  </Routes>
);

/** What waits for an operator: calls to make, and what people have written. */
function Lists() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const part = useLocation().pathname.endsWith('/replies') ? 'replies' : 'tasks';
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Tabs
        value={part}
        onChange={(next) => void navigate(next === 'replies' ? '/calls/replies' : '/calls')}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="tasks">{t('tasks.tab')}</Tabs.Tab>
          <Tabs.Tab value="replies">{t('replies.tab')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value={part}>{part === 'replies' ? <Replies /> : <TaskList />}</Tabs.Panel>
      </Tabs>
    </Page>
  );
}
