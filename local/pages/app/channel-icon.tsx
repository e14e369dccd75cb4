const PATHS: Record<string, string> = {
  push: 'M10 3a4.5 4.5 0 0 0-4.5 4.5c0 4-1.5 5-1.5 5h12s-1.5-1-1.5-5A4.5 4.5 0 0 0 10 3zM8.5 15.5a1.6 1.6 0 0 0 3 0',
  email: 'M3 5.5h14v9H3zM3.5 6l6.500 5 6.500-5',
  sms: 'M3.500 4.500h13v8.500h-7l-3.500 3v-3h-2.500zM7 8.800h.010M10 8.800h.010M13 8.800h.010',
};

/** Of a browser as of an app. */
PATHS.webpush = PATHS.push ?? '';

const OTHER = 'M10 3.500v13M3.500 10h13';

/** A line drawing; the name of the channel stands next to it in words. */
export function ChannelIcon({ channel }: { channel: string }) {
  return (
    <svg className="channel-icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[channel] ?? OTHER} />
    </svg>
  );
}
