const ids = {
  sendId: ['send1'],
  profileId: ['profile1'],
  enrollmentId: ['enrollment1'],
  journeyId: ['cart-abandoned'],
  'ses:configuration-set': ['kaskad-test'],
};

/** An entry of the account's default bus, as SES writes it for a configuration set. */
export const sesEntry = (eventType: string, more: object, tags: object = ids) => ({
  version: '0',
  id: 'e1',
  'detail-type': `Email ${eventType}`,
  source: 'aws.ses',
  time: '2026-03-02T09:00:00Z',
  detail: {
    eventType,
    mail: {
      timestamp: '2026-03-02T08:50:00.000Z',
      messageId: 'm1',
      destination: ['ann@example.com'],
      tags,
    },
    ...more,
  },
});
