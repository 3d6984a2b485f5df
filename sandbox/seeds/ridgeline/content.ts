/** Ridgeline's policies and pages. Part of the English demo shop; the numbers in them are the shop's only truth. */
import type { CollectionSpec, PageSpec, PolicySpec } from "../shop-parts";

export const policies: PolicySpec[] = [
  {
    type: "REFUND_POLICY",
    title: "Refund policy",
    html: `<h2>30 days to change your mind</h2>
<p>You can return most items within <strong>30 days of delivery</strong> for a refund to the original payment method, or exchange them for another size or color at no cost.</p>
<h3>Conditions</h3>
<ul>
<li>Items must be unworn outdoors, unwashed, and have their tags. Trying on indoors is fine; that is what the 30 days are for.</li>
<li>Shoes must come back in their box, with clean soles.</li>
<li>You need your order number. You do not need a receipt.</li>
</ul>
<h3>Final sale</h3>
<p>Gift cards, food (tea and coffee), opened care products, socks and base-layer leggings that have left their packaging, and anything marked <em>Final sale</em> cannot be returned. Items in the regular Sale can be.</p>
<h3>Who pays the postage</h3>
<p>Returns within the United States are free with our prepaid label. From Canada and other countries you pay the postage back, unless the item was faulty or we sent the wrong one: then we pay.</p>
<h3>When the money arrives</h3>
<p>We check a parcel within 3 business days of its arrival and start the refund the same day. Banks usually take another <strong>5 to 10 business days</strong> to show it. The original shipping fee is refunded only if the item was faulty or wrong.</p>
<h3>Damaged or wrong items</h3>
<p>Tell us within 14 days of delivery with a photo. We will replace the item or refund it in full, postage included.</p>`,
  },
  {
    type: "SHIPPING_POLICY",
    title: "Shipping policy",
    html: `<h2>Where and how fast</h2>
<p>Orders placed before 1 pm Pacific on a business day leave our warehouse the same day.</p>
<table>
<thead><tr><th>Destination</th><th>Method</th><th>Time</th><th>Cost</th></tr></thead>
<tbody>
<tr><td>Contiguous US</td><td>Standard</td><td>3–5 business days</td><td>$6.95, free over $75</td></tr>
<tr><td>Contiguous US</td><td>Express</td><td>1–2 business days</td><td>$18</td></tr>
<tr><td>Alaska, Hawaii, territories</td><td>Standard</td><td>6–9 business days</td><td>$14</td></tr>
<tr><td>Canada</td><td>Standard</td><td>5–8 business days</td><td>$15, free over $150</td></tr>
<tr><td>Europe, UK, Australia, New Zealand</td><td>Tracked</td><td>7–14 business days</td><td>$29</td></tr>
</tbody>
</table>
<p>The threshold for free shipping counts the goods after discounts and before tax. Gift cards do not count.</p>
<h3>Customs</h3>
<p>For Canada, duties are included. For other countries outside the US, duties and taxes are charged by your carrier on delivery.</p>
<h3>Tracking</h3>
<p>You get a tracking link by e-mail when the parcel leaves. If it has not moved for 5 business days, write to us and we will open a search with the carrier. A parcel that is lost is replaced or refunded, your choice.</p>
<h3>PO boxes and split parcels</h3>
<p>PO boxes work with Standard only. If part of your order is out of stock we send the rest first, without charging shipping twice.</p>`,
  },
  {
    type: "PRIVACY_POLICY",
    title: "Privacy policy",
    html: `<p>We keep what we need to send your order and answer your questions: name, address, e-mail, phone if you give it, and what you bought. We do not sell personal data.</p>
<h3>How long</h3>
<p>Order records are kept for seven years because tax law says so. Chat conversations are kept for twelve months.</p>
<h3>Your rights</h3>
<p>You can ask for a copy of your data or for its deletion at <a href="mailto:privacy@ridgeline.example">privacy@ridgeline.example</a>. We answer within 30 days.</p>
<h3>Who helps us</h3>
<p>Our shop runs on Shopify; parcels are carried by postal services; an assistant in the shop's chat answers questions with the help of a language model provider, which may not use the text for training.</p>`,
  },
  {
    type: "TERMS_OF_SERVICE",
    title: "Terms of service",
    html: `<p>By ordering from Ridgeline Outfitters you agree to these terms. Prices are in US dollars and do not include sales tax, which is added at checkout where it applies.</p>
<h3>Orders</h3>
<p>An order is accepted when it ships. Until then you can cancel it free of charge; after that, the refund policy applies. We may cancel an order with an obvious pricing error and will refund it at once.</p>
<h3>Discount codes</h3>
<p>One code per order. Codes cannot be combined with each other or applied to gift cards. The welcome code WELCOME10 gives 10% off a first order over $50.</p>
<h3>Price adjustments</h3>
<p>If something you bought goes on sale within 7 days of your order, write to us and we refund the difference.</p>
<h3>Law</h3>
<p>These terms are governed by the law of the State of Oregon.</p>`,
  },
  {
    type: "CONTACT_INFORMATION",
    title: "Contact information",
    html: `<p>Ridgeline Outfitters<br>48 Millrace Lane, Suite 2<br>Astoria, OR 97103, United States</p>
<p>E-mail: <a href="mailto:hello@ridgeline.example">hello@ridgeline.example</a><br>Phone: +1 503-555-0142, Monday to Friday, 9 am to 5 pm Pacific</p>
<p>We answer e-mail within one business day.</p>`,
  },
];

export const pages: PageSpec[] = [
  {
    handle: "about",
    title: "About Ridgeline",
    html: `<p>Ridgeline began in 2009 in a former net loft in Astoria, Oregon, with one sewing machine and a jacket that leaked less than the ones we could afford.</p>
<p>There are nineteen of us now. We still design everything upstairs and test it on the jetty, which has rain on 190 days of the year. Two thirds of what we sell is made in Oregon and Washington; the knitwear comes from a mill in Scotland and the boots from a family workshop in Portugal.</p>
<p>One percent of sales goes to trail crews in the Cascades.</p>`,
  },
  {
    handle: "faq",
    title: "Frequently asked questions",
    html: `<h2>Orders</h2>
<h3>Can I change or cancel my order?</h3>
<p>Yes, until it ships: write to us or call within about two hours of ordering. After it has shipped, send it back under the refund policy.</p>
<h3>Do you offer gift wrapping?</h3>
<p>Yes, for $5 an item. Tick the box in the cart; you can add a note of up to 200 characters, and we leave prices off the packing slip.</p>
<h3>Do you have a student or military discount?</h3>
<p>Students, teachers, and active or retired military get 10% off. Write to us from your school or service address and we send a personal code.</p>
<h3>Which payment methods do you take?</h3>
<p>Visa, Mastercard, American Express, Discover, Apple Pay, Google Pay, Shop Pay and PayPal. We do not take checks or cash on delivery.</p>
<h2>Shipping</h2>
<h3>Do you ship internationally?</h3>
<p>To Canada, the UK, the European Union, Australia and New Zealand. See the shipping policy for times and costs.</p>
<h3>Can I pick up my order?</h3>
<p>Yes, at the Astoria store, usually within four hours during opening times. Choose Pickup at checkout and bring your order number.</p>
<h2>Products</h2>
<h3>What does the waterproof rating mean?</h3>
<p>It is the height of a column of water the fabric resists. 5,000 mm handles a shower, 10,000 mm steady rain, 15,000 mm and more heavy rain for hours. Seams matter as much: all our jackets from 8,000 mm up have taped seams.</p>
<h3>How do I care for my rain jacket?</h3>
<p>Wash it cold with our Shell Wash, never with softener, and re-proof it once a season. See the care guide.</p>
<h3>Will a sold-out item come back?</h3>
<p>Most do within three to six weeks. Use "Notify me" on the product page and we e-mail you once, when your size is back.</p>
<h3>Is your down responsibly sourced?</h3>
<p>All our down is certified to the Responsible Down Standard. We do not use fur.</p>
<h2>Returns</h2>
<h3>How do I start a return?</h3>
<p>Ask in the chat while signed in, or write to us with your order number. You get a prepaid label by e-mail, within one business day.</p>
<h3>Can I exchange for another size?</h3>
<p>Yes, free of charge within 30 days. We hold the new size for you as soon as the return is approved.</p>
<h3>I lost the tags. Can I still return it?</h3>
<p>If the item is clearly unworn, usually yes. Send a photo first.</p>`,
  },
  {
    handle: "size-guide",
    title: "Size guide",
    html: `<p>Measure over underwear, with the tape snug but not tight. Between two sizes? Take the larger one for jackets, the smaller one for base layers.</p>
<h2>Tops and jackets</h2>
<table>
<thead><tr><th>Size</th><th>Chest (in)</th><th>Waist (in)</th><th>Sleeve (in)</th></tr></thead>
<tbody>
<tr><td>XS</td><td>32–34</td><td>26–28</td><td>31</td></tr>
<tr><td>S</td><td>35–37</td><td>29–31</td><td>32.5</td></tr>
<tr><td>M</td><td>38–40</td><td>32–34</td><td>33.5</td></tr>
<tr><td>L</td><td>41–43</td><td>35–37</td><td>34.5</td></tr>
<tr><td>XL</td><td>44–46</td><td>38–41</td><td>35.5</td></tr>
<tr><td>XXL</td><td>47–50</td><td>42–45</td><td>36.5</td></tr>
</tbody>
</table>
<h2>Pants</h2>
<p>Our pants are sized by waist in inches; the inseam is 32 inches. We shorten any pair free of charge: tell us the inseam in the order note.</p>
<p>Women's pants in numbers: 0 is a 25-inch waist, 4 is 27, 8 is 29, 12 is 32 and 16 is 36; sizes between lie an inch apart.</p>
<h2>Kids</h2>
<p>Kids' sizes are ages: 4 fits up to 41 inches tall, 6 up to 46, 8 up to 51, 10 up to 56, 12 up to 60, 14 up to 64. Toddler sizes 2T to 5T fit 34, 37, 40 and 43 inches.</p>
<h2>Gloves and socks</h2>
<p>Gloves by hand width across the knuckles: S 3.1 in, M 3.4, L 3.7, XL 4.0. Adult socks by US men's shoe size: S 5 to 7, M 7.5 to 9.5, L 10 to 12, XL 12.5 and up.</p>
<h2>Shoes</h2>
<table>
<thead><tr><th>US men</th><th>US women</th><th>EU</th><th>Foot (in)</th></tr></thead>
<tbody>
<tr><td>6</td><td>7.5</td><td>39</td><td>9.4</td></tr>
<tr><td>7</td><td>8.5</td><td>40</td><td>9.7</td></tr>
<tr><td>8</td><td>9.5</td><td>41</td><td>10.0</td></tr>
<tr><td>9</td><td>10.5</td><td>42</td><td>10.4</td></tr>
<tr><td>10</td><td>11.5</td><td>43</td><td>10.7</td></tr>
<tr><td>11</td><td>12.5</td><td>44.5</td><td>11.0</td></tr>
<tr><td>12</td><td>13.5</td><td>46</td><td>11.4</td></tr>
</tbody>
</table>
<p>The Ridgewalk and Talus boots run true to size; the Plover hikers run half a size small; the Cove sneakers run half a size large. Strand sandals come in whole sizes: go down.</p>
<h2>Dogs</h2>
<p>Measure from collar to tail: XS 11 in, S 14 in, M 18 in, L 22 in, XL 26 in.</p>`,
  },
  {
    handle: "care-guide",
    title: "Care guide",
    html: `<h2>Rain jackets and pants</h2>
<p>Close the zips, wash cold with Shell Wash, rinse twice, tumble dry low for 20 minutes to wake the finish up. Re-proof once a season, or when rain stops beading.</p>
<h2>Down</h2>
<p>Front-loading machine, Down Wash, two rinses. Dry low with tennis balls for as long as it takes, often three hours.</p>
<h2>Merino and lambswool</h2>
<p>Cold, in a bag, no softener. Dry flat. Merino rarely needs washing: hang it out overnight first.</p>
<h2>Waxed cotton</h2>
<p>Sponge only. Re-wax yearly with the Wax Reproofing Bar; the first re-wax of a Bramble jacket is on us.</p>
<h2>Leather boots</h2>
<p>Brush, wipe, dry away from heat, wax. Never on a radiator.</p>`,
  },
  {
    handle: "warranty",
    title: "Warranty and repairs",
    html: `<p>Everything we make is guaranteed against faults in material and workmanship for <strong>5 years</strong> from purchase; Merino Hiking Socks for 3 years against holes.</p>
<p>Send us photos first. We repair what can be repaired, free of charge within the warranty, and replace the rest. Repairs take two to three weeks.</p>
<p>Damage from wear, fire, dogs and moths is not covered, but we will mend it at cost: zips from $25, tears from $15.</p>`,
  },
  {
    handle: "store-and-hours",
    title: "Store and opening hours",
    html: `<p>48 Millrace Lane, Astoria, Oregon. Parking behind the building; dogs welcome.</p>
<table>
<tbody>
<tr><td>Monday to Friday</td><td>10 am – 6 pm</td></tr>
<tr><td>Saturday</td><td>9 am – 6 pm</td></tr>
<tr><td>Sunday</td><td>11 am – 4 pm</td></tr>
</tbody>
</table>
<p>Closed on Thanksgiving, December 25 and January 1. Phone: +1 503-555-0142.</p>`,
  },
  {
    handle: "winter-lookbook-draft",
    title: "Winter lookbook (draft)",
    isPublished: false,
    html: "<p>Pictures to follow after the shoot.</p>",
  },
];

export const collections: CollectionSpec[] = [
  {
    handle: "rain-gear",
    title: "Rain gear",
    html: "<p>Everything that keeps water on the outside.</p>",
    products: [
      "harrow-3l-rain-jacket",
      "tarn-packable-rain-jacket",
      "saltmarsh-waterproof-parka",
      "cairn-insulated-rain-coat",
      "rill-kids-rain-jacket",
      "downpour-rain-pants",
      "squall-rain-hat",
      "drybag-roll-top-20",
      "boglander-rubber-boots",
    ],
  },
  {
    handle: "jackets",
    title: "Jackets",
    products: [
      "harrow-3l-rain-jacket",
      "tarn-packable-rain-jacket",
      "saltmarsh-waterproof-parka",
      "kestrel-softshell-jacket",
      "bramble-waxed-jacket",
      "ember-down-jacket",
      "ember-down-vest",
      "loft-synthetic-hoodie",
      "pike-wind-jacket",
      "cairn-insulated-rain-coat",
      "summit-expedition-parka",
    ],
  },
  {
    handle: "layers",
    title: "Fleece and layers",
    products: [
      "dale-full-zip-fleece",
      "dale-half-zip-fleece",
      "grid-tech-fleece",
      "fellside-wool-sweater",
      "merino-150-base-layer-tee",
      "merino-250-base-layer-crew",
      "merino-250-leggings",
    ],
  },
  {
    handle: "footwear",
    title: "Footwear",
    html: "<p>US sizes. See the size guide for EU.</p>",
    products: [
      "ridgewalk-mid-waterproof-boot",
      "ridgewalk-mid-waterproof-boot-w",
      "scree-trail-runner",
      "cove-canvas-sneaker",
      "hearth-wool-slippers",
      "boglander-rubber-boots",
    ],
  },
  {
    handle: "packs-and-bags",
    title: "Packs and bags",
    products: [
      "waypoint-22-daypack",
      "waypoint-34-pack",
      "drybag-roll-top-20",
      "market-tote-waxed",
      "hip-pack-3",
      "passage-duffel-50",
    ],
  },
  {
    handle: "camp-and-kitchen",
    title: "Camp and kitchen",
    products: [
      "enamel-camp-mug",
      "stoneware-mug-large",
      "steel-bottle",
      "cast-iron-skillet-10",
      "pour-over-coffee-set",
      "stovetop-kettle",
      "lantern-rechargeable-camp-lamp",
    ],
  },
  {
    handle: "tea-and-coffee",
    title: "Tea and coffee",
    products: [
      "highland-breakfast-tea-loose",
      "peppermint-and-nettle-tea",
      "basecamp-coffee-whole-bean",
      "basecamp-coffee-ground",
    ],
  },
  {
    handle: "dog-gear",
    title: "Dog gear",
    products: [
      "rambler-dog-coat",
      "rope-dog-leash",
      "trail-dog-bowl-folding",
      "hearthside-dog-bed",
      "dog-towel-mitts-pair",
    ],
  },
  {
    handle: "gifts-under-50",
    title: "Gifts under $50",
    products: [
      "fisherman-beanie",
      "enamel-camp-mug",
      "stoneware-mug-large",
      "cedar-and-smoke-candle",
      "alpaca-bed-socks",
      "merino-everyday-socks-3-pack",
      "rope-dog-leash",
      "linen-apron",
    ],
  },
  {
    handle: "sale",
    title: "Sale",
    html: "<p>Last pieces of the season. Returnable like everything else, unless marked final sale.</p>",
    products: [
      "saltmarsh-waterproof-parka",
      "loft-synthetic-hoodie",
      "creek-linen-shirt",
      "meadow-corduroy-trousers",
      "meridian-sun-hat",
      "hip-pack-3",
      "bivy-wool-blanket",
    ],
  },
];
