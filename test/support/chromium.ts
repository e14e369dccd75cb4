import { existsSync } from 'node:fs';
import packaged from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/** A real Chromium without a window: the system's, else the one from npm. */
export async function openChromium(): Promise<Browser> {
  const executablePath = SYSTEM.find((path) => existsSync(path)) ?? (await packaged.executablePath());
  return chromium.launch({ executablePath, args: ARGS });
}
