import { Button, List } from "@shopify/polaris";
import type { HomeView } from "../../presenters/home/home.ts";
import { Teach } from "../page/teach.tsx";

/** What a new shop sees instead of figures that are all zero. */
export function FirstSteps({ waitingFor, campaignOn, storefrontUrl }: { readonly waitingFor: NonNullable<HomeView["waitingFor"]>; readonly campaignOn: boolean; readonly storefrontUrl: string }) {
  if (waitingFor === "messages" && !campaignOn) {
    return (
      <Teach title="No mail goes out yet" action={<Button url="/app/checkouts">See abandoned checkouts</Button>}>
        Shoppers have begun to check out, and no campaign is on. Switch on checkout recovery: whoever left a short while ago still gets their first mail.
      </Teach>
    );
  }
  if (waitingFor === "messages") {
    return (
      <Teach title="The first mail is on its way" action={<Button url="/app/checkouts">See abandoned checkouts</Button>}>
        Shoppers have begun to check out. When one of them leaves and has agreed to hear from you, the campaign writes to them at the time you set. Figures appear here with the first mail.
      </Teach>
    );
  }
  return (
    <Teach title="Waiting for the first checkout" action={<Button url={storefrontUrl} external>Open your shop</Button>}>
      <List type="number" gap="extraTight">
        {!campaignOn && <List.Item>Switch on checkout recovery, above.</List.Item>}
        <List.Item>Open your shop and put something into the cart.</List.Item>
        <List.Item>Begin the checkout with your own e-mail address and tick the box for news and offers.</List.Item>
        <List.Item>Leave without buying. Within seconds the checkout appears under Abandoned checkouts, and you see when it will be mailed.</List.Item>
      </List>
    </Teach>
  );
}
