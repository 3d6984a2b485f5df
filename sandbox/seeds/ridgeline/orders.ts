/** Ridgeline's customers and what they ordered. Names, addresses and numbers are invented. */
import type { Address } from "../../domain/types";
import type { HistoryVoice, OrderPlan } from "../history";
import type { CustomerSpec } from "../shop-parts";

const usa = (address1: string, city: string, province: string, zip: string): NonNullable<CustomerSpec["address"]> => ({
  address1,
  city,
  province,
  zip,
  countryCode: "US",
});

export const customers: CustomerSpec[] = [
  {
    handle: "maya",
    firstName: "Maya",
    lastName: "Okafor-Lind",
    email: "maya@okaforlind.example",
    phone: "+15035550107",
    address: usa("219 Alder Court", "Portland", "OR", "97214"),
    tags: ["vip", "hiker"],
    isSubscribed: true,
  },
  {
    handle: "jonas",
    firstName: "Jonas",
    lastName: "Whitcomb",
    email: "jonas.whitcomb@mailbox.example",
    phone: "+12065550118",
    address: usa("88 Harbor Steps, Apt 5", "Seattle", "WA", "98101"),
  },
  {
    handle: "priya",
    firstName: "Priya",
    lastName: "Venkat",
    email: "priya.venkat@inbox.example",
    phone: null,
    address: usa("1402 Juniper Way", "Boulder", "CO", "80302"),
    isSubscribed: true,
  },
  {
    handle: "tom",
    firstName: "Tom",
    lastName: "Ferrante",
    email: "tom@ferrante.example",
    phone: "+16175550164",
    address: usa("7 Quarry Road", "Burlington", "VT", "05401"),
    note: "Prefers phone calls after 5 pm.",
  },
  {
    handle: "elena",
    firstName: "Elena",
    lastName: "Marsh",
    email: "elena.marsh@post.example",
    phone: "+14155550133",
    address: { address1: "31 Spruce Hollow", city: "Victoria", province: "BC", zip: "V8W 1A1", countryCode: "CA" },
    tags: ["canada"],
  },
];

const guest = (
  firstName: string,
  lastName: string,
  email: string,
  city: string,
  province: string,
  zip: string,
): OrderPlan["guest"] => {
  const address: Address = {
    firstName,
    lastName,
    address1: "12 Mill Street",
    address2: null,
    city,
    province,
    zip,
    countryCode: "US",
    phone: null,
  };
  return { email, address };
};

export const plans: OrderPlan[] = [
  // Maya: on its way, delivered, a refund under way, a return under way, an old one beyond 60 days.
  {
    daysAgo: 2,
    state: "in-transit",
    who: "maya",
    lines: [
      { handle: "harrow-3l-rain-jacket", values: ["Navy", "M"], quantity: 1 },
      { handle: "merino-hiking-socks", values: ["M (8-10)"], quantity: 2 },
    ],
  },
  {
    daysAgo: 12,
    state: "delivered",
    who: "maya",
    lines: [
      { handle: "waypoint-22-daypack", values: ["Rust"], quantity: 1 },
      { handle: "steel-bottle", values: ["Navy", "25 oz"], quantity: 1 },
    ],
  },
  {
    daysAgo: 16,
    state: "refund-pending",
    who: "maya",
    lines: [{ handle: "dale-full-zip-fleece", values: ["Forest", "M"], quantity: 1 }],
  },
  {
    daysAgo: 19,
    state: "return-open",
    who: "maya",
    lines: [
      { handle: "ridgewalk-mid-waterproof-boot-w", values: ["Plum", "8"], quantity: 1 },
      { handle: "fisherman-beanie", values: ["Rust"], quantity: 1 },
    ],
  },
  { daysAgo: 88, state: "delivered", who: "maya", code: "WELCOME10" },
  {
    daysAgo: 0.2,
    state: "unfulfilled",
    who: "jonas",
    lines: [{ handle: "tarn-packable-rain-jacket", values: ["Navy", "L"], quantity: 1 }],
  },
  { daysAgo: 5, state: "delayed", who: "jonas" },
  { daysAgo: 9, state: "two-parcels", who: "jonas" },
  { daysAgo: 31, state: "delivered", who: "jonas" },
  { daysAgo: 47, state: "return-closed", who: "jonas" },
  { daysAgo: 101, state: "delivered", who: "jonas", code: "WELCOME10" },
  { daysAgo: 3, state: "out-for-delivery", who: "priya" },
  {
    daysAgo: 7,
    state: "return-requested",
    who: "priya",
    lines: [{ handle: "traverse-hiking-pants", values: ["Charcoal", "34"], quantity: 1 }],
  },
  { daysAgo: 22, state: "part-refunded", who: "priya" },
  { daysAgo: 38, state: "cancelled", who: "priya" },
  { daysAgo: 58, state: "delivered", who: "priya" },
  { daysAgo: 95, state: "refunded", who: "priya" },
  { daysAgo: 1, state: "labelled", who: "tom" },
  { daysAgo: 14, state: "delivered", who: "tom" },
  { daysAgo: 27, state: "refunded", who: "tom" },
  { daysAgo: 49, state: "return-declined", who: "tom" },
  { daysAgo: 73, state: "delivered", who: "tom" },
  { daysAgo: 110, state: "delivered", who: "tom" },
  { daysAgo: 0.6, state: "unfulfilled", who: "elena" },
  { daysAgo: 6, state: "in-transit", who: "elena" },
  { daysAgo: 11, state: "return-requested", who: "elena" },
  { daysAgo: 24, state: "delivered", who: "elena" },
  { daysAgo: 41, state: "part-refunded", who: "elena" },
  { daysAgo: 66, state: "delivered", who: "elena" },
  {
    daysAgo: 1.5,
    state: "unfulfilled",
    who: null,
    guest: guest("Ruth", "Palmer", "ruth.palmer@guest.example", "Eugene", "OR", "97401"),
  },
  {
    daysAgo: 4,
    state: "in-transit",
    who: null,
    guest: guest("Sam", "Ibarra", "sam.ibarra@guest.example", "Reno", "NV", "89501"),
  },
  {
    daysAgo: 8,
    state: "delivered",
    who: null,
    guest: guest("Nell", "Quist", "nell.quist@guest.example", "Duluth", "MN", "55802"),
  },
  {
    daysAgo: 13,
    state: "two-parcels",
    who: null,
    guest: guest("Ivo", "Santangelo", "ivo@guest.example", "Tucson", "AZ", "85701"),
  },
  {
    daysAgo: 18,
    state: "cancelled",
    who: null,
    guest: guest("Dot", "Hargrave", "dot.hargrave@guest.example", "Ithaca", "NY", "14850"),
  },
  {
    daysAgo: 21,
    state: "refund-pending",
    who: null,
    guest: guest("Bram", "Kessel", "bram@guest.example", "Madison", "WI", "53703"),
  },
  {
    daysAgo: 29,
    state: "delivered",
    who: null,
    guest: guest("Wren", "Colby", "wren.colby@guest.example", "Asheville", "NC", "28801"),
  },
  {
    daysAgo: 35,
    state: "return-closed",
    who: null,
    guest: guest("Otto", "Reyes", "otto.reyes@guest.example", "Santa Fe", "NM", "87501"),
  },
  {
    daysAgo: 44,
    state: "delivered",
    who: null,
    guest: guest("June", "Halloran", "june@guest.example", "Bend", "OR", "97701"),
  },
  {
    daysAgo: 53,
    state: "refunded",
    who: null,
    guest: guest("Kit", "Barlow", "kit.barlow@guest.example", "Missoula", "MT", "59802"),
  },
  {
    daysAgo: 77,
    state: "delivered",
    who: null,
    guest: guest("Ada", "Finch", "ada.finch@guest.example", "Concord", "NH", "03301"),
  },
  {
    daysAgo: 119,
    state: "delivered",
    who: null,
    guest: guest("Leo", "Drummond", "leo@guest.example", "Savannah", "GA", "31401"),
  },
];

export const voice: HistoryVoice = {
  carrier: "Parcelway",
  trackingUrl: (number) => `https://track.parcelway.example/t/${number}`,
  trackingPrefix: "PW",
  shippingMinor: 695,
  freeFromMinor: 7500,
  taxShare: 0,
  cities: ["Astoria, OR", "Portland, OR", "Boise, ID", "Salt Lake City, UT", "Denver, CO", "Omaha, NE", "Columbus, OH"],
  messages: {
    label: "Label created, parcel not yet handed over",
    pickedUp: "Picked up by carrier",
    moving: "Departed sorting facility",
    delayed: "Delayed by weather; a new delivery date will follow",
    outForDelivery: "Out for delivery today",
    delivered: "Delivered, left at front door",
  },
  returnNotes: [
    "Runs smaller than I expected.",
    "Too wide in the shoulders.",
    "The color is darker than in the pictures.",
    "Changed my mind, never worn.",
  ],
  declineNote: "The 30-day return window has ended.",
  refundNote: "Returned goods received",
};
