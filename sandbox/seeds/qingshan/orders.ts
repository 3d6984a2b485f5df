/** 青山生活的顾客与订单。Names, addresses and numbers are invented. */
import type { Address } from "../../domain/types";
import type { HistoryVoice, OrderPlan } from "../history";
import type { CustomerSpec } from "../shop-parts";

const china = (
  province: string,
  city: string,
  address1: string,
  zip: string,
): NonNullable<CustomerSpec["address"]> => ({
  address1,
  city,
  province,
  zip,
  countryCode: "CN",
});

/** Mainland mobile numbers have no range reserved for fiction; 100 is not an assigned mobile prefix. */
export const customers: CustomerSpec[] = [
  {
    handle: "lina",
    firstName: "丽娜",
    lastName: "苏",
    email: "lina@sulina.example",
    phone: "+8610055500107",
    address: china("浙江省", "杭州市", "西湖区翠竹里12号3单元501", "310012"),
    tags: ["老顾客", "爱喝茶"],
    isSubscribed: true,
  },
  {
    handle: "wei",
    firstName: "伟",
    lastName: "程",
    email: "wei.cheng@mail.example",
    phone: "+8610055500118",
    address: china("上海市", "上海市", "徐汇区青枫路88弄6号", "200030"),
  },
  {
    handle: "xiaoyu",
    firstName: "小雨",
    lastName: "林",
    email: "xiaoyu@linyu.example",
    phone: null,
    address: china("四川省", "成都市", "锦江区芙蓉巷5号", "610021"),
    isSubscribed: true,
  },
  {
    handle: "haoran",
    firstName: "浩然",
    lastName: "周",
    email: "haoran.zhou@mail.example",
    phone: "+8610055500164",
    address: china("北京市", "北京市", "海淀区槐树街19号院2号楼", "100080"),
    note: "请在晚上七点以后送货。",
  },
  {
    handle: "meiqi",
    firstName: "美琪",
    lastName: "黄",
    email: "meiqi@huang.example",
    phone: "+8610055500133",
    address: china("广东省", "广州市", "越秀区榕荫路31号", "510030"),
    tags: ["养猫"],
  },
];

const guest = (
  lastName: string,
  firstName: string,
  email: string,
  province: string,
  city: string,
): OrderPlan["guest"] => {
  const address: Address = {
    firstName,
    lastName,
    address1: "梧桐路6号",
    address2: null,
    city,
    province,
    zip: "100000",
    countryCode: "CN",
    phone: null,
  };
  return { email, address };
};

export const plans: OrderPlan[] = [
  {
    daysAgo: 2,
    state: "in-transit",
    who: "lina",
    lines: [
      { handle: "shanxing-3in1-jacket", values: ["藏青", "M"], quantity: 1 },
      { handle: "merino-socks-3pack", values: ["36-39"], quantity: 1 },
    ],
  },
  {
    daysAgo: 12,
    state: "delivered",
    who: "lina",
    lines: [
      { handle: "white-porcelain-gaiwan", values: ["110毫升"], quantity: 1 },
      { handle: "yuqian-longjing", values: ["100克"], quantity: 2 },
    ],
  },
  {
    daysAgo: 15,
    state: "refund-pending",
    who: "lina",
    lines: [{ handle: "nuanrong-fleece-cardigan", values: ["燕麦", "M"], quantity: 1 }],
  },
  {
    daysAgo: 18,
    state: "return-open",
    who: "lina",
    lines: [
      { handle: "waterproof-hiking-shoes", values: ["深灰", "38"], quantity: 1 },
      { handle: "wool-beanie", values: ["藏青"], quantity: 1 },
    ],
  },
  { daysAgo: 84, state: "delivered", who: "lina", code: "XINKE10" },
  {
    daysAgo: 0.3,
    state: "unfulfilled",
    who: "wei",
    lines: [{ handle: "qingyu-light-shell", values: ["黑色", "L"], quantity: 1 }],
  },
  { daysAgo: 5, state: "delayed", who: "wei" },
  { daysAgo: 9, state: "two-parcels", who: "wei" },
  { daysAgo: 30, state: "delivered", who: "wei" },
  { daysAgo: 46, state: "return-closed", who: "wei" },
  { daysAgo: 99, state: "delivered", who: "wei" },
  { daysAgo: 3, state: "out-for-delivery", who: "xiaoyu" },
  {
    daysAgo: 8,
    state: "return-requested",
    who: "xiaoyu",
    lines: [{ handle: "quickdry-hiking-pants", values: ["炭灰", "S"], quantity: 1 }],
  },
  { daysAgo: 23, state: "part-refunded", who: "xiaoyu" },
  { daysAgo: 37, state: "cancelled", who: "xiaoyu" },
  { daysAgo: 57, state: "delivered", who: "xiaoyu" },
  { daysAgo: 93, state: "refunded", who: "xiaoyu" },
  { daysAgo: 1, state: "labelled", who: "haoran" },
  { daysAgo: 13, state: "delivered", who: "haoran" },
  { daysAgo: 26, state: "refunded", who: "haoran" },
  { daysAgo: 48, state: "return-declined", who: "haoran" },
  { daysAgo: 71, state: "delivered", who: "haoran" },
  { daysAgo: 108, state: "delivered", who: "haoran" },
  {
    daysAgo: 0.7,
    state: "unfulfilled",
    who: "meiqi",
    lines: [
      { handle: "pet-fountain", values: [], quantity: 1 },
      { handle: "cat-scratcher", values: [], quantity: 2 },
    ],
  },
  { daysAgo: 6, state: "in-transit", who: "meiqi" },
  { daysAgo: 11, state: "return-requested", who: "meiqi" },
  { daysAgo: 25, state: "delivered", who: "meiqi" },
  { daysAgo: 40, state: "part-refunded", who: "meiqi" },
  { daysAgo: 64, state: "delivered", who: "meiqi" },
  {
    daysAgo: 1.4,
    state: "unfulfilled",
    who: null,
    guest: guest("唐", "果", "tangguo@guest.example", "湖南省", "长沙市"),
  },
  { daysAgo: 4, state: "in-transit", who: null, guest: guest("许", "愿", "xuyuan@guest.example", "湖北省", "武汉市") },
  {
    daysAgo: 8.5,
    state: "delivered",
    who: null,
    guest: guest("沈", "一舟", "yizhou@guest.example", "江苏省", "苏州市"),
  },
  { daysAgo: 14, state: "two-parcels", who: null, guest: guest("白", "露", "bailu@guest.example", "陕西省", "西安市") },
  {
    daysAgo: 19,
    state: "cancelled",
    who: null,
    guest: guest("江", "川", "jiangchuan@guest.example", "云南省", "昆明市"),
  },
  {
    daysAgo: 22,
    state: "refund-pending",
    who: null,
    guest: guest("夏", "天", "xiatian@guest.example", "福建省", "厦门市"),
  },
  { daysAgo: 28, state: "delivered", who: null, guest: guest("温", "和", "wenhe@guest.example", "山东省", "青岛市") },
  {
    daysAgo: 36,
    state: "return-closed",
    who: null,
    guest: guest("秋", "实", "qiushi@guest.example", "重庆市", "重庆市"),
  },
  { daysAgo: 45, state: "delivered", who: null, guest: guest("纪", "年", "jinian@guest.example", "天津市", "天津市") },
  { daysAgo: 54, state: "refunded", who: null, guest: guest("顾", "盼", "gupan@guest.example", "安徽省", "合肥市") },
  { daysAgo: 76, state: "delivered", who: null, guest: guest("易", "安", "yian@guest.example", "辽宁省", "大连市") },
  { daysAgo: 117, state: "delivered", who: null, guest: guest("鲁", "南", "lunan@guest.example", "河南省", "郑州市") },
];

export const voice: HistoryVoice = {
  carrier: "迅鹿速递",
  trackingUrl: (number) => `https://track.xunlu.example/t/${number}`,
  trackingPrefix: "XL",
  shippingMinor: 1000,
  freeFromMinor: 9900,
  taxShare: 0,
  cities: ["杭州转运中心", "上海转运中心", "南京转运中心", "武汉转运中心", "郑州转运中心", "成都转运中心"],
  messages: {
    label: "已打印面单，等待揽收",
    pickedUp: "快递员已揽收",
    moving: "快件已发往下一站",
    delayed: "受天气影响，派送时间推迟",
    outForDelivery: "快递员正在派送，请保持电话畅通",
    delivered: "已签收，感谢使用",
  },
  returnNotes: ["尺码偏小，想退货。", "颜色和图片差得有点多。", "不太合适，没穿过。", "买重复了。"],
  declineNote: "已超过七天无理由退货期限。",
  refundNote: "退货已验收",
};
