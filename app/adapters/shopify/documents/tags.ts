export const ADD_TAGS = `#graphql
  mutation AddTags($id: ID!, $tags: [String!]!) {
    result: tagsAdd(id: $id, tags: $tags) {
      node {
        ... on Customer {
          id
        }
      }
      userErrors {
        field
      }
    }
  }
`;

export const REMOVE_TAGS = `#graphql
  mutation RemoveTags($id: ID!, $tags: [String!]!) {
    result: tagsRemove(id: $id, tags: $tags) {
      node {
        ... on Customer {
          id
        }
      }
      userErrors {
        field
      }
    }
  }
`;
