/** `grouped`: rows of a thing follow it directly in the file; slower, and needed only where things have rows of their own. */
export const START_BULK = `#graphql
  mutation StartBulk($query: String!, $grouped: Boolean!) {
    result: bulkOperationRunQuery(query: $query, groupObjects: $grouped) {
      bulkOperation {
        id
      }
      userErrors {
        field
        code
      }
    }
  }
`;

export const BULK_STATUS = `#graphql
  query BulkStatus($id: ID!) {
    bulkOperation(id: $id) {
      status
      errorCode
      rootObjectCount
      url
    }
  }
`;
