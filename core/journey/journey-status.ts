export type JourneyStatus = 'live' | 'paused' | 'stopped';
