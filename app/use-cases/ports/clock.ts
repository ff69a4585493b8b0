/** Business time: when mails are due, offers end, orders happened. Tokens, signatures, leases and the queue keep real time and do not use this. */
export interface Clock {
  now(): Date;
}

/** New unique ids, behind a port so that tests are repeatable. */
export interface Ids {
  next(): string;
}
