import { existsSync } from 'node:fs';
import packaged from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/** The system's, else the one from npm. */
export const chromiumPath = async (): Promise<string> =>
  SYSTEM.find((path) => existsSync(path)) ?? (await packaged.executablePath());

/** A real Chromium without a window. */
export const openChromium = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await chromiumPath(), args: ARGS });
