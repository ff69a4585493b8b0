/** One of Shopify's customer segments, as it was last told. */
export interface Segment {
  /** Shopify's numeric id, as text */
  readonly id: string;
  readonly name: string;
  /** in Shopify's segment query language */
  readonly query: string;
}

/** How far a segment's members are read. */
export interface SegmentReading {
  /** when the last complete reading began; null: its members were never read through */
  readonly readAt: Date | null;
  /** the reading under way */
  readonly readFrom: Date | null;
  readonly cursor: string | null;
}

export interface SaidMember {
  readonly customerId: string;
  readonly member: boolean;
  readonly at: Date;
}

/** Shopify's segments, and who is in those that campaigns use. */
export interface SegmentRepository {
  /** by name, without those that were deleted */
  list(): Promise<readonly Segment[]>;
  /** takes the whole list as Shopify had it at `at`: what is missing was deleted. Newer wins */
  save(segments: readonly Segment[], at: Date): Promise<void>;
  /** one of them was made, changed or deleted. Newer wins */
  change(segment: Segment & { readonly deleted: boolean }, at: Date): Promise<void>;
  /** newer wins; answers who came in or left by it */
  remember(segmentId: string, said: readonly SaidMember[]): Promise<{ readonly entered: readonly string[]; readonly left: readonly string[] }>;
  /** ids of our customers, ascending, after `after` */
  members(segmentId: string, after: string | null, limit: number): Promise<readonly string[]>;
  /** null for a segment that is not there */
  reading(segmentId: string): Promise<SegmentReading | null>;
  /** a reading begins, or goes on from `cursor` */
  saveReading(segmentId: string, readFrom: Date, cursor: string | null): Promise<void>;
  /** a page of a reading that began at `readFrom`: these are members; answers who were not until now */
  sawMembers(segmentId: string, customerIds: readonly string[], readFrom: Date): Promise<readonly string[]>;
  /** the reading is complete: who was not seen is no member any more; answers who */
  endReading(segmentId: string, readFrom: Date): Promise<readonly string[]>;
}

/** The letting in of people by a job. */
export interface EntryWalk {
  readonly campaignId: string;
  readonly dueAt: Date;
  readonly cursor: string | null;
  readonly looked: number;
  readonly entered: number;
  readonly endedAt: Date | null;
}

/** An order by which somebody's dates count. */
export interface OrderMoment {
  readonly id: string;
  readonly createdAt: Date;
}

/** A person with what date triggers count from; test orders and cancelled orders count for nothing. */
export interface PersonMoments {
  readonly customerId: string;
  /** when Shopify made the customer */
  readonly since: Date | null;
  readonly firstOrder: OrderMoment | null;
  readonly lastOrder: OrderMoment | null;
}

/** People whom a campaign lets in by a job, and where to find them. */
export interface EntryWalkRepository {
  /** plans a walk from the beginning, in the place of an earlier one of this campaign */
  plan(campaignId: string, dueAt: Date): Promise<void>;
  /** a campaign that was switched off, or needs none any more */
  drop(campaignId: string): Promise<void>;
  get(campaignId: string): Promise<EntryWalk | null>;
  /** not over, and due at `now` */
  due(now: Date): Promise<readonly EntryWalk[]>;
  /** conditional on the walk still being where it was (`from`) */
  save(campaignId: string, from: string | null, step: { readonly cursor: string | null; readonly looked: number; readonly entered: number }): Promise<boolean>;
  end(campaignId: string, at: Date): Promise<void>;
  /** people with an address, by id, after `after`; with `orders`, what their orders say */
  people(after: string | null, limit: number, orders: boolean): Promise<readonly PersonMoments[]>;
  /** the same of one person */
  momentsOf(customerId: string): Promise<PersonMoments | null>;
  /** tokens of open checkouts of known people touched since, by token, after `after` */
  checkouts(since: Date, after: string | null, limit: number): Promise<readonly string[]>;
}

/** Open journeys of a campaign at one place. */
export interface Standing {
  readonly campaignVersion: number;
  readonly stepIndex: number;
  readonly count: number;
}
