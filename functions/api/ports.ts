import type { ApiTokens } from '../../core/config/api-tokens.ts';
import type { ConfigDocuments } from '../../core/config/config-documents.ts';
import type { EditableConfig } from '../../core/config/in-effect.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import type { Clock, Timeline } from '../../core/ports.ts';
import type { Identity, Profile } from '../../core/profile/profile.ts';

/** One person's partition: the profile and her enrollments in one read. */
export interface Partition {
  profile?: Profile;
  enrollments: Enrollment[];
}

export interface People {
  /** The profile id that an identity's pointer names. */
  pointer(identity: Identity): Promise<string | undefined>;
  partition(profileId: string): Promise<Partition>;
}

export interface ApiPorts {
  documents: ConfigDocuments;
  config: EditableConfig;
  tokens: ApiTokens;
  people: People;
  timeline: Pick<Timeline, 'page'>;
  clock: Clock;
}
