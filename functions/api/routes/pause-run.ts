import { orderRun } from '../broadcasts/order-run.ts';

export const pauseRun = orderRun('pause', 'Nobody more is taken in and nothing is sent until it is resumed');
