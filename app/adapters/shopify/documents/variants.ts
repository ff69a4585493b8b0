/** Stock, names and pictures of several variants; a deleted one comes back as null. */
export const VARIANTS = `#graphql
  query Variants($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      ... on ProductVariant {
        id
        title
        availableForSale
        inventoryPolicy
        inventoryQuantity
        inventoryItem {
          tracked
        }
        media(first: 1) {
          nodes {
            preview {
              image {
                url
                altText
              }
            }
          }
        }
        product {
          id
          title
          handle
          featuredMedia {
            preview {
              image {
                url
                altText
              }
            }
          }
        }
      }
    }
  }
`;
