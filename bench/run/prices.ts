/** AWS list prices, us-east-1, dollars; read 2026-08 to 2026-11, see docs/costs.md. */
export const PRICES = {
  httpRequest: 1.0e-6,
  busEntry: 1.0e-6,
  queueRequest: 0.4e-6,
  schedule: 1.0e-6,
  lambdaRequest: 0.2e-6,
  writeUnit: 0.625e-6,
  readUnit: 0.125e-6,
  logByte: 0.5 / 1e9,
};
