import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Layout } from '../app/layout.tsx';
import { useLive } from '../app/use-live.ts';
import { ClockBar } from './clock-bar.tsx';
import { MessageList } from './message-list.tsx';
import { MessageView } from './message-view.tsx';

/** Everything that was sent, as it arrives, with the clock next to it. */
export function InboxPage() {
  const { t } = useTranslation();
  const live = useLive();
  const [picked, setPicked] = useState<string>();
  const shown = live.messages.find((message) => message.sendId === picked) ?? live.messages[0];
  return (
    <Layout page="inbox" title={t('inbox.title')}>
      <div className="inbox-head">
        <div>
          <h1>{t('inbox.title')}</h1>
          <p className="muted">{t('inbox.intro')}</p>
        </div>
        <ClockBar live={live} />
      </div>
      <div className="inbox-body">
        <MessageList messages={live.messages} chosen={shown?.sendId} onChoose={setPicked} />
        {shown && <MessageView message={shown} tick={live.clock?.readAtMs ?? 0} />}
      </div>
    </Layout>
  );
}
