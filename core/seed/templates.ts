import type { Template } from '../message/template.ts';
import { cartEmail } from './cart-email.ts';
import { cartPush } from './cart-push.ts';
import { cartSms } from './cart-sms.ts';

/** What a fresh start has to say. */
export const seedTemplates: Template[] = [cartPush, cartEmail, cartSms];
