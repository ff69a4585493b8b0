import { BlockStack, Card, Layout, SkeletonBodyText, SkeletonDisplayText, SkeletonPage } from "@shopify/polaris";

/** Stands in for a page while its data is on the way; shaped like the page that comes. */
export function PageSkeleton({ path }: { readonly path: string }) {
  const parts = path.split("/").filter(Boolean);
  const detail = parts.length > 2;
  const annotated = parts[1] === "settings";
  return (
    <SkeletonPage primaryAction={detail} backAction={detail}>
      {annotated ? <AnnotatedSkeleton /> : detail ? <TwoColumns /> : <ListSkeleton />}
    </SkeletonPage>
  );
}

function Block({ lines }: { readonly lines: number }) {
  return (
    <Card>
      <BlockStack gap="400">
        <SkeletonDisplayText size="small" />
        <SkeletonBodyText lines={lines} />
      </BlockStack>
    </Card>
  );
}

function TwoColumns() {
  return (
    <Layout>
      <Layout.Section><BlockStack gap="400"><Block lines={4} /><Block lines={6} /></BlockStack></Layout.Section>
      <Layout.Section variant="oneThird"><BlockStack gap="400"><Block lines={3} /><Block lines={3} /></BlockStack></Layout.Section>
    </Layout>
  );
}

function ListSkeleton() {
  return <BlockStack gap="400"><Block lines={2} /><Block lines={10} /></BlockStack>;
}

function AnnotatedSkeleton() {
  return (
    <Layout>
      {[4, 3, 5].map((lines, index) => (
        <Layout.AnnotatedSection key={index} title={<SkeletonDisplayText size="small" />} description={<SkeletonBodyText lines={2} />}>
          <Block lines={lines} />
        </Layout.AnnotatedSection>
      ))}
    </Layout>
  );
}
