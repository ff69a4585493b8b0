/** Key space of the locks on a shop's inbox, so that they meet no other advisory lock. */
export const INBOX_LOCKS = 811_002;
