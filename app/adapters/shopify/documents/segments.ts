import { PAGE } from "./parts.ts";

/** The merchant's segments. */
export const SEGMENTS = `#graphql
  query Segments($after: String) {
    segments(first: 100, after: $after) {
      nodes {
        id
        name
        query
      }
      ${PAGE}
    }
  }
`;

/** Who is in a segment. Shopify gives up to 1,000 at once; fewer leave room for other questions. */
export const SEGMENT_MEMBERS = `#graphql
  query SegmentMembers($segmentId: ID!, $after: String) {
    customerSegmentMembers(segmentId: $segmentId, first: 250, after: $after) {
      edges {
        node {
          id
        }
      }
      ${PAGE}
    }
  }
`;
