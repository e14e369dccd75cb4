/** The family of errors that may leave the core and the adapters; expected outcomes are values instead. */
export abstract class CoreError extends Error {
  abstract readonly code: 'not-found' | 'conflict' | 'invalid' | 'provider-rejected' | 'provider-unavailable';
}

/** Nothing lives under that id. */
export class NotFound extends CoreError {
  readonly code = 'not-found';
  readonly what: string;
  readonly id: string;
  constructor(what: string, id: string, options?: ErrorOptions) {
    super(`${what} not found`, options);
    this.what = what;
    this.id = id;
  }
}

/** Somebody else wrote first: read again and decide again. */
export class Conflict extends CoreError {
  readonly code = 'conflict';
  readonly what: string;
  constructor(what: string, options?: ErrorOptions) {
    super(`${what} was changed by somebody else`, options);
    this.what = what;
  }
}

export interface Fault {
  /** JSON pointer into the document, e.g. `/steps/0/kind`. */
  path: string;
  message: string;
}

/** Input that cannot be taken; carries every fault, not the first. */
export class Invalid extends CoreError {
  readonly code = 'invalid';
  readonly faults: Fault[];
  constructor(faults: Fault[], options?: ErrorOptions) {
    super(faults[0]?.message ?? 'invalid', options);
    this.faults = faults;
  }
}

/** The provider said no for good: the address or the message is at fault. */
export class ProviderRejected extends CoreError {
  readonly code = 'provider-rejected';
  readonly provider: string;
  constructor(provider: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.provider = provider;
  }
}

/** The address itself is no more: a device that was wiped, a browser that took its permission back. Nothing ever arrives there. */
export class AddressGone extends ProviderRejected {}

/**
 * The provider did not take it now. `ambiguous` is true when the call may have been carried out
 * (a timeout, a broken connection, a 5xx): such a send is never repeated blindly.
 */
export class ProviderUnavailable extends CoreError {
  readonly code = 'provider-unavailable';
  readonly provider: string;
  readonly ambiguous: boolean;
  constructor(provider: string, ambiguous: boolean, options?: ErrorOptions) {
    super(`${provider} is unavailable`, options);
    this.provider = provider;
    this.ambiguous = ambiguous;
  }
}
