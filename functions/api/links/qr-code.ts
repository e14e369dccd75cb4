/** Much of it may be torn or dirty; the white border is part of the code. */
const options = { errorCorrectionLevel: 'M', margin: 4 } as const;

/** Loaded when the first code is asked for. */
const library = () => import('qrcode').then(({ default: qrcode }) => qrcode);

export const qrSvg = async (text: string): Promise<string> =>
  (await library()).toString(text, { ...options, type: 'svg' });

/** So wide that a poster shows no stairs. */
const PNG_WIDTH = 1024;

export const qrPng = async (text: string): Promise<Uint8Array> =>
  (await library()).toBuffer(text, { ...options, type: 'png', width: PNG_WIDTH });
