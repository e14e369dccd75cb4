import * as z from 'zod';

/** To whom of the shop's own people a test goes. */
export const staffBody = z.strictObject({
  to: z
    .strictObject({ email: z.string().max(254).optional(), sms: z.string().max(32).optional() })
    .optional()
    .describe('Addresses of the shop’s own people; those of the person where it is left out'),
  profileId: z
    .string()
    .min(1)
    .optional()
    .describe('With whose data the messages are filled in; somebody of the shop gets them by push as well'),
});
