import { BlockStack, Box, Card, Layout, SkeletonBodyText, SkeletonDisplayText, SkeletonPage } from "@shopify/polaris";
import { SectionGrid } from "../settings/section.tsx";

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
        <SectionGrid key={index}>
          <Box paddingInline={{ xs: "400", sm: "0" }} paddingBlockStart={{ xs: "200", md: "400" }}>
            <BlockStack gap="400"><SkeletonDisplayText size="small" /><SkeletonBodyText lines={2} /></BlockStack>
          </Box>
          <Block lines={lines} />
        </SectionGrid>
      ))}
    </Layout>
  );
}
