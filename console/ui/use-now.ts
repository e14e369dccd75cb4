import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { getHealth } from '../../functions/api/routes/get-health.ts';
import { ask } from '../api/client.ts';

const TICK_MS = 10_000;

const offset = async (): Promise<number> => {
  const { now } = await ask<typeof getHealth>('/v1/health');
  return Date.parse(now) - Date.now();
};

/** How far the server's clock is ahead of the browser's. */
export const offsetOf = () => ({ queryKey: ['/v1/health', 'offset'], queryFn: offset });

/**
 * The server's time, in ms since 1970: the browser's clock may be wrong, and a local run's may be days ahead. A countdown asks
 * for a shorter tick.
 */
export const useNow = (tickMs = TICK_MS): number => {
  const [wall, setWall] = useState(Date.now);
  const { data = 0 } = useQuery({ ...offsetOf(), refetchInterval: 60_000 });
  useEffect(() => {
    const tick = setInterval(() => setWall(Date.now()), tickMs);
    return () => clearInterval(tick);
  }, [tickMs]);
  return wall + data;
};
