import type { ObjectId } from './snapshot.js';

/** An approval of the change that stands, as the forge tells it: neither withdrawn nor dismissed since. */
export interface Approval {
  /** The login of the account. Two logins never differ by case alone. */
  readonly account: string;
  /** The head of the change that the account approved. */
  readonly commit: ObjectId;
}
