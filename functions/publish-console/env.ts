import * as z from 'zod';

export const publishConsoleEnv = z.object({ BUCKET_NAME: z.string().min(1) });
