import { type HeadersFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";

export const meta: MetaFunction = () => [{ title: "Lastmile" }, { name: "robots", content: "noindex" }];
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

/** Shopify opens the app here with the shop in the query; anybody else is told where to find it. */
export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  if (searchParams.has("shop")) throw redirect(`/app?${searchParams}`);
  return null;
}

export default function FrontPage() {
  return (
    <main style={{ maxWidth: "34rem", margin: "15vh auto 0", padding: "0 1.5rem", fontFamily: "system-ui, sans-serif", lineHeight: 1.6, color: "#1a1a1a" }}>
      <h1 style={{ fontSize: "1.5rem" }}>Lastmile</h1>
      <p>Lastmile wins back abandoned checkouts and keeps in touch with your customers afterwards.</p>
      <p>It works inside your Shopify admin: open the admin of your store, choose <strong>Apps</strong>, then <strong>Lastmile</strong>.</p>
    </main>
  );
}
