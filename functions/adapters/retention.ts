import { privacySettingsSchema } from '../../core/config/people-settings.ts';
import type { PublishedConfig } from '../../core/ports.ts';
import type { RetentionDays } from '../../core/privacy/expiry.ts';

/** For how long things are kept that are written now. */
export type Retention = () => Promise<RetentionDays>;

/** As a shop has it that has laid down nothing. */
export const defaultRetention: Retention = async () => privacySettingsSchema.parse({}).retentionDays;

/** As published, by the snapshot that was read last: every function reads one before it writes, so this costs no read. */
export const publishedRetention = (config: Pick<PublishedConfig, 'snapshot' | 'held'>): Retention => {
  return async () => (config.held?.() ?? (await config.snapshot())).privacy.retentionDays;
};
