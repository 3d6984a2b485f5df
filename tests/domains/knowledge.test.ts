/** What knowledge promises: the passage that answers, with its source, in either language; nothing when nothing fits. */
import { expect, test } from "vitest";
import { applyDocument, documentCounts, documentKeys, removeDocument, searchPassages } from "~/knowledge/index.server";
import type { DocumentSnapshot } from "~/knowledge/types";
import type { ShopDb } from "~/db.server";
import { makeShop, testDatabase } from "../support/db";

await testDatabase();
const T0 = new Date("2026-11-01T00:00:00.000Z");
const english = (await makeShop()).db;
const chinese = (await makeShop()).db;

const ENGLISH_DOCUMENTS = [
  policy(
    "REFUND_POLICY",
    "Refund policy",
    `<h2>Returns</h2><p>You may send back unworn goods within 30 days of delivery.</p>
    <h2>Refunds</h2><p>Once we have checked your parcel, the money is back on your card in 5 to 7 working days.</p>
    <h2>Exceptions</h2><ul><li>Gift cards</li><li>Opened food</li></ul>`,
  ),
  policy(
    "SHIPPING_POLICY",
    "Shipping policy",
    `<table><tr><th>Zone</th><th>Time</th><th>Cost</th></tr>
    <tr><td>Mainland</td><td>3-5 days</td><td>$6</td></tr><tr><td>Abroad</td><td>8-12 days</td><td>$18</td></tr></table>
    <p>Orders over $75 ship free of charge.</p>`,
  ),
  page(
    "faq",
    "Frequently asked questions",
    `<h2>Payment</h2><p><strong>Which cards do you take?</strong></p><p>All major credit cards.</p>
    <p><strong>Can I pay later?</strong></p><p>Not at the moment.</p><h2>Care</h2><p>Wash wool cold and dry it flat.</p>`,
  ),
  page("about", "About us", "<p>Larch &amp; Loom began in a barn in 2011.</p>"),
  page(
    "guide",
    "Size guide",
    "<table><tr><th>Size</th><th>Chest</th></tr><tr><td>M</td><td>96-101 cm</td></tr></table>",
  ),
];

const CHINESE_DOCUMENTS = [
  policy(
    "REFUND_POLICY",
    "退款政策",
    "<h2>七天无理由退货</h2><p>签收后七天内，商品未使用可申请退货。</p><h2>退款时效</h2><p>收到退货后3个工作日内原路退回。</p>",
  ),
  policy("SHIPPING_POLICY", "配送政策", "<p>满99元包邮，不足部分收取运费10元。下单后48小时内发货。</p>"),
  page("faq", "常见问题", "<h2>发票</h2><p>可开具电子发票。</p><h2>茶叶保存</h2><p>请避光密封，保质期18个月。</p>"),
];

for (const document of ENGLISH_DOCUMENTS) await applyDocument(english, document, { now: T0 });
for (const document of CHINESE_DOCUMENTS) await applyDocument(chinese, document, { now: T0 });

const ENGLISH_CASES: [question: string, source: string, quote: RegExp][] = [
  ["What's your return policy?", "Refund policy", /within 30 days/],
  ["how long do refunds take", "Refund policy", /5 to 7 working days/],
  ["Can I return an opened bag of food?", "Refund policy", /Opened food/],
  ["how much is shipping abroad?", "Shipping policy", /Zone|Abroad \| Time: 8-12 days \| Cost: \$18/],
  ["is delivery free", "Shipping policy", /over \$75/],
  ["do you accept credit cards", "Frequently asked questions", /All major credit cards/],
  ["how should I wash a wool jumper", "Frequently asked questions", /Wash wool cold/],
  ["what chest is a medium in the size chart", "Size guide", /Chest: 96-101 cm/],
  ["When was your company founded? tell me about your story", "About us", /2011/],
  ["你们的退货政策是什么", "Refund policy", /within 30 days/],
  ["运费多少钱", "Shipping policy", /\$6/],
];

test.each(ENGLISH_CASES)("the English shop answers %j from %j", async (question, source, quote) => {
  const [first] = await searchPassages(english, { question, language: "en", limit: 4 });
  expect([first?.source.title, first?.text]).toEqual([source, expect.stringMatching(quote)]);
});

const CHINESE_CASES: [question: string, source: string, quote: RegExp][] = [
  ["可以退货吗", "退款政策", /七天内/],
  ["退款多久到账", "退款政策", /3个工作日/],
  ["包邮吗", "配送政策", /满99元包邮/],
  ["什么时候发货", "配送政策", /48小时/],
  ["能开发票吗", "常见问题", /电子发票/],
  ["茶叶怎么保存", "常见问题", /避光密封/],
  ["What is your return policy?", "退款政策", /七天内/],
  ["how much does shipping cost", "配送政策", /运费10元/],
];

test.each(CHINESE_CASES)("the Chinese shop answers %j from %j", async (question, source, quote) => {
  const [first] = await searchPassages(chinese, { question, language: "zh", limit: 4 });
  expect([first?.source.title, first?.text]).toEqual([source, expect.stringMatching(quote)]);
});

test.each([
  "What is the capital of France?",
  "quantum entanglement",
  "",
  "🙂",
  "how much?",
  "' | !! &",
  "今天天气怎么样",
])("a question that nothing bears on (%j) gives nothing", async (question) => {
  expect(await searchPassages(english, { question, language: "en", limit: 4 })).toEqual([]);
});

test("scripts, styles and comments never become passages, a broken page is read as far as it goes", async () => {
  const { db } = await makeShop();
  const bodyHtml = `<script>return policy evil()</script><style>.return{}</style><!-- return secret --><template>return x</template>
    <div hidden>return hidden</div><h2>Returns <b>&amp; swaps</b></h2><div>Send it back<br>within two weeks<ul><li>unworn<li>with tags</div>`;
  await applyDocument(db, { ...page("p", "Help", bodyHtml) }, { now: T0 });
  const rows = await db.passage.findMany();
  expect(rows.map((row) => [row.heading, row.text])).toEqual([
    ["Returns & swaps", "Send it back\nwithin two weeks\n- unworn\nwith tags"],
  ]);
});

test("a long page is cut into passages of at most 700 characters and loses no sentence", async () => {
  const { db } = await makeShop();
  const sentences = Array.from({ length: 120 }, (_, index) => `Sentence number ${index} speaks of returns.`);
  const unbroken = "長".repeat(1500);
  await applyDocument(db, page("p", "Long", `<p>${sentences.join(" ")}</p><p>${unbroken}</p>`), { now: T0 });
  const texts = (await db.passage.findMany({ orderBy: { ordinal: "asc" } })).map((row) => row.text);
  expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(700);
  const whole = texts.join(" ");
  expect(sentences.filter((sentence) => !whole.includes(sentence))).toEqual([]);
  expect(whole.match(/長/g)).toHaveLength(1500);
});

test("an empty policy is known, answers nothing, and is no error", async () => {
  const { db } = await makeShop();
  for (const bodyHtml of ["", "   ", "<p></p><div>&nbsp;</div>", "<script>x</script>"]) {
    await applyDocument(db, { ...policy("REFUND_POLICY", "Refund policy", bodyHtml) }, { now: T0 });
    expect(await searchPassages(db, { question: "refund policy", language: "en", limit: 3 })).toEqual([]);
  }
  expect(await documentCounts(db)).toEqual({ byKind: { policy: 1 }, passages: 0 });
});

test("an unchanged document is not written again, a changed one is replaced whole, an older one ignored", async () => {
  const { db } = await makeShop();
  const at = (day: number, text: string) => ({
    ...page("p", "Help", `<p>${text}</p>`),
    updatedAt: new Date(T0.getTime() + day * 86_400_000),
  });
  expect(await applyDocument(db, at(2, "Returns take ten days."), { now: T0 })).toBe("applied");
  const before = await db.passage.findMany();
  expect(await applyDocument(db, at(3, "Returns take ten days."), { now: T0 })).toBe("unchanged");
  expect(await db.passage.findMany()).toEqual(before);
  expect(await applyDocument(db, at(1, "Returns take one day."), { now: T0 })).toBe("stale");
  expect(await applyDocument(db, at(4, "Returns take twelve days."), { now: T0 })).toBe("applied");
  expect((await db.passage.findMany()).map((row) => row.text)).toEqual(["Returns take twelve days."]);
});

test("documents are listed by kind and a removed one leaves no passage; another shop's stay", async () => {
  const [one, two] = [(await makeShop()).db, (await makeShop()).db];
  for (const db of [one, two]) {
    await applyDocument(db, page("b", "B", "<p>return</p>"), { now: T0 });
    await applyDocument(db, policy("REFUND_POLICY", "R", "<p>return</p>"), { now: T0 });
  }
  expect(await keys(one)).toEqual(["page:b", "policy:REFUND_POLICY"]);
  expect(await documentKeys(one, "page")).toEqual(["page:b"]);
  expect(await removeDocument(one, "page:b")).toBe(true);
  expect(await removeDocument(one, "page:b")).toBe(false);
  expect([await one.passage.count(), await two.passage.count()]).toEqual([1, 2]);
});

const keys = (db: ShopDb) => documentKeys(db);

function policy(type: string, title: string, bodyHtml: string): DocumentSnapshot {
  const url = `https://larch.example/policies/${type.toLowerCase()}`;
  return { sourceKey: `policy:${type}`, kind: "policy", title, url, locale: null, bodyHtml, updatedAt: T0 };
}

function page(handle: string, title: string, bodyHtml: string): DocumentSnapshot {
  return {
    sourceKey: `page:${handle}`,
    kind: "page",
    title,
    url: `https://larch.example/pages/${handle}`,
    locale: null,
    bodyHtml,
    updatedAt: T0,
  };
}
