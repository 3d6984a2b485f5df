/**
 * The English shop's further policies and pages: terms of sale, legal notice, subscriptions, shipping, gift cards and
 * codes. They repeat the numbers of content.ts and discounts.ts and must change with them. Used by ridgeline.ts.
 */
import type { PageSpec, PolicySpec } from "../shop-parts";

export const morePolicies: PolicySpec[] = [
  {
    type: "TERMS_OF_SALE",
    title: "Terms of sale",
    html: `<h2>How a sale comes about</h2>
<p>Your order is an offer; the sale is made when the parcel ships, and that is also when we charge a delayed payment method. Until then either side can call it off at no cost.</p>
<h3>Prices and tax</h3>
<p>Prices are in US dollars without sales tax, which checkout adds where it applies. For Canada the price at checkout includes duties.</p>
<h3>Risk and ownership</h3>
<p>The goods are yours, and at your risk, once the carrier hands them over at your address. A parcel lost or damaged before that is our matter.</p>
<h3>Items sold ahead</h3>
<p>An item marked as pre-order ships when it reaches our warehouse. Where we know the date, it stands on the product page; you can cancel a pre-order at any time before it ships.</p>`,
  },
  {
    type: "LEGAL_NOTICE",
    title: "Legal notice",
    html: `<p>This is a demonstration shop: its company, people and products are invented.</p>
<p>Responsible for the content: the owner of the shop, at the address under Contact information. Product names, texts and pictures may not be copied without permission.</p>
<p>Weights and measures are given to the best of our knowledge and may differ by 3%.</p>`,
  },
  {
    type: "SUBSCRIPTION_POLICY",
    title: "Subscription policy",
    html: `<p>Tea and coffee can be had as a subscription: a delivery every 2, 4 or 8 weeks at 10% off. Everything else is a single purchase and never renews.</p>
<h3>What you agree to</h3>
<p>Each delivery is charged when it ships, at the price of that day less the discount. There is no minimum number of deliveries.</p>
<h3>Skip, pause, stop</h3>
<p>At any time up to the day before the next charge, from the link in every delivery e-mail or by writing to us. A charged delivery follows the refund policy.</p>
<p>The newsletter is free and can be left with one click at the foot of every issue.</p>`,
  },
];

export const morePages: PageSpec[] = [
  {
    handle: "shipping",
    title: "Shipping and delivery",
    html: `<h2>In short</h2>
<ul>
<li>Ordered before 1 pm Pacific on a business day: leaves the same day.</li>
<li>Contiguous US: 3–5 business days for $6.95, free over $75. Express, 1–2 business days, is $18.</li>
<li>Alaska, Hawaii and territories: 6–9 business days, $14.</li>
<li>Canada: 5–8 business days, $15, free over $150, duties included.</li>
<li>Europe, UK, Australia, New Zealand: 7–14 business days, $29, tracked.</li>
</ul>
<h3>What the tracking states mean</h3>
<p><em>Label created</em>: packed, the carrier comes on the next business day. <em>In transit</em>: on the road; two days without a scan are normal over a weekend. <em>Delayed</em>: the carrier has told us so, and the new date replaces the old one. <em>Out for delivery</em>: today, until 8 pm.</p>
<h3>Nobody at home?</h3>
<p>The carrier tries twice, then keeps the parcel for 7 days at the nearest pickup point. Orders over $400 need a signature.</p>
<h3>Wrong address?</h3>
<p>We can change it until the parcel leaves. After that the carrier can redirect it for a fee of $9, which we pass on.</p>
<h3>Oversize goods</h3>
<p>Tents for four and more, sleds and kennels ship by Standard only, at the same price.</p>`,
  },
  {
    handle: "gift-cards-and-codes",
    title: "Gift cards and discount codes",
    html: `<h2>Gift cards</h2>
<p>Sent by e-mail within the hour, valid for five years, and usable in several orders. They cannot be returned, paid out, or bought with a code.</p>
<h2>Discount codes</h2>
<p>One code per order; type it at checkout. Codes do not combine and do not apply to gift cards.</p>
<table>
<thead><tr><th>Code</th><th>Gives</th><th>For</th></tr></thead>
<tbody>
<tr><td>WELCOME10</td><td>10% off</td><td>a first order over $50, once per customer</td></tr>
<tr><td>RAINCHECK20</td><td>$20 off</td><td>rain gear worth $120 or more, while the first 500 last</td></tr>
</tbody>
</table>
<h3>Why does my code not work?</h3>
<p>Most often the goods it is for stay below its minimum after the sale prices, or it has been used before. An expired code cannot be revived, but ask: another may fit.</p>`,
  },
];
