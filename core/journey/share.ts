import * as z from 'zod';

export const shareSchema = z
  .number()
  .min(0)
  .max(1)
  .meta({ description: 'Share of people, 0.25 is a quarter' });
