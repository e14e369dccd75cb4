/** Three stairs and a drop: the cascade. */
export const Mark = ({ size = 26 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="8" fill="var(--mantine-primary-color-filled)" />
    <path d="M7 9h6v6h6v6h6" fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" />
    <circle cx="25" cy="25.6" r="1.9" fill="#fff" />
  </svg>
);
