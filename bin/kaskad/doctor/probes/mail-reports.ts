import { GetConfigurationSetEventDestinationsCommand, type SESv2Client } from '@aws-sdk/client-sesv2';
import { fault, ok, type Probe } from '../finding.ts';
import { deployAgain } from '../remedies.ts';

/** Without these nobody is blocked, and nobody learns it. */
const needed = ['DELIVERY', 'BOUNCE', 'COMPLAINT'] as const;

/** Does SES tell what became of a mail? */
export const mailReportsProbe = (client: SESv2Client, stage: string): Probe => ({
  about: 'what SES reports of mail',
  allow: ['ses:GetConfigurationSetEventDestinations'],
  async look() {
    const ConfigurationSetName = `kaskad-${stage}`;
    const { EventDestinations = [] } = await client
      .send(new GetConfigurationSetEventDestinationsCommand({ ConfigurationSetName }))
      .catch((error: Error) => {
        if (error.name === 'NotFoundException') return { EventDestinations: [] };
        throw error;
      });
    const told = EventDestinations.filter((one) => one.Enabled && one.EventBridgeDestination).flatMap(
      ({ MatchingEventTypes = [] }) => MatchingEventTypes,
    );
    const silent = needed.filter((type) => !told.includes(type));
    if (silent.length === 0) return [ok('SES reports deliveries, bounces and complaints.')];
    return [
      fault(`SES does not report ${silent.join(', ')} of ${ConfigurationSetName}.`, deployAgain(stage)),
    ];
  },
});
