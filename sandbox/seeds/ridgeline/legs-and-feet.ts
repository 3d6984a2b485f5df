/** Ridgeline's trousers, shorts, shoes and socks. Part of the English demo shop's catalogue. */
import type { Item } from "../item";

const waists = ["30", "32", "34", "36", "38"];
const mens = ["8", "8.5", "9", "9.5", "10", "10.5", "11", "12"];
const womens = ["6", "6.5", "7", "7.5", "8", "8.5", "9", "10"];
const pants = "Apparel & Accessories > Clothing > Pants";
const shoes = "Apparel & Accessories > Shoes";
const socks = "Apparel & Accessories > Clothing > Underwear & Socks > Socks";

export const legsAndFeet: Item[] = [
  {
    title: "Traverse Hiking Pants",
    handle: "traverse-hiking-pants",
    type: "Pants",
    price: 98,
    category: pants,
    options: [
      ["Color", ["Charcoal", "Stone"]],
      ["Size", waists],
    ],
    tags: ["hiking", "stretch", "bestseller"],
    text: [
      "Tough nylon with enough give to step over a fallen trunk. The knees are shaped, the thigh pocket takes a phone, and a shower beads up and rolls off.",
    ],
    specs: {
      material: "Nylon 94%, elastane 6%",
      weightG: 340,
      care: "Machine wash cold, tumble dry low.",
      features: ["Four-way stretch", "Water-repellent finish", "Zipped thigh pocket"],
    },
  },
  {
    title: "Traverse Convertible Pants",
    handle: "traverse-convertible-pants",
    type: "Pants",
    price: 108,
    category: pants,
    options: [
      ["Color", ["Stone"]],
      ["Size", waists],
    ],
    tags: ["hiking", "travel"],
    text: [
      "Zip the legs off when the valley gets hot. The left and right zips are different colors, because we have all put the wrong leg back on.",
    ],
    specs: {
      material: "Nylon 94%, elastane 6%",
      weightG: 395,
      care: "Machine wash cold, tumble dry low.",
      features: ["Zip-off legs", "Color-coded zips"],
    },
    soldOut: ["32"],
  },
  {
    title: "Downpour Rain Pants",
    handle: "downpour-rain-pants",
    type: "Pants",
    price: 84,
    category: pants,
    options: [
      ["Color", ["Black"]],
      ["Size", ["S", "M", "L", "XL"]],
    ],
    tags: ["waterproof", "rain", "hiking"],
    text: [
      "Full side zips let you pull these on over boots in a car park without hopping. Taped throughout and light enough to forget about until needed.",
    ],
    specs: {
      material: "Ripstop nylon, 2.5-layer",
      waterproofMm: 10000,
      weightG: 265,
      care: "Machine wash cold, line dry, re-proof yearly.",
      features: ["10,000 mm waterproof rating", "Full-length side zips"],
    },
  },
  {
    title: "Woodshop Canvas Pants",
    handle: "woodshop-canvas-pants",
    type: "Pants",
    price: 86,
    category: pants,
    options: [
      ["Color", ["Rust", "Navy"]],
      ["Size", waists],
    ],
    tags: ["workwear", "canvas"],
    text: [
      "Twelve-ounce duck canvas with double knees that take foam pads. Stiff on day one; after a month they are yours alone.",
    ],
    specs: {
      material: "Cotton duck canvas, 12 oz",
      weightG: 720,
      care: "Wash cold, separately the first time.",
      features: ["Double knees", "Hammer loop"],
    },
  },
  {
    title: "Meadow Corduroy Trousers",
    handle: "meadow-corduroy-trousers",
    type: "Pants",
    price: 92,
    was: 115,
    category: pants,
    options: [
      ["Color", ["Moss", "Rust"]],
      ["Size", ["26", "28", "30", "32"]],
    ],
    tags: ["women", "corduroy", "sale"],
    text: [
      "Wide-leg cords with a high waist, cut for women and for sitting on walls. The pockets hold an actual hand.",
    ],
    specs: {
      material: "Cotton 98%, elastane 2%",
      weightG: 480,
      care: "Machine wash cold inside out.",
      features: ["Real pockets", "Eight-wale corduroy"],
    },
  },
  {
    title: "Switchback Shorts",
    handle: "switchback-shorts",
    type: "Shorts",
    price: 56,
    category: pants,
    options: [
      ["Color", ["Navy", "Moss", "Coral"]],
      ["Size", ["S", "M", "L", "XL"]],
    ],
    tags: ["hiking", "summer", "swim"],
    text: [
      "Seven-inch shorts that go from trail to lake. The lining is mesh, the drawcord is fixed, and they dry on you in half an hour of sun.",
    ],
    specs: {
      material: "Recycled nylon",
      weightG: 160,
      care: "Machine wash cold.",
      features: ["Quick drying", "Mesh lining"],
    },
  },
  {
    title: "Ridgewalk Mid Waterproof Boot",
    handle: "ridgewalk-mid-waterproof-boot",
    type: "Footwear",
    price: 168,
    category: shoes,
    options: [
      ["Color", ["Brown", "Slate"]],
      ["Size", mens],
    ],
    tags: ["waterproof", "boots", "hiking", "men"],
    text: [
      "A mid-height boot with a membrane that stands up to wet grass and shallow streams. The last is roomy at the toes and close at the heel.",
      "Runs true to size. If you are between two sizes and wear thick socks, take the larger.",
    ],
    specs: {
      material: "Nubuck leather, waterproof membrane, rubber sole",
      weightG: 1060,
      care: "Brush off mud, re-proof with wax, dry away from heat.",
      features: ["Waterproof membrane", "Replaceable insole", "Lugged rubber sole"],
    },
    soldOut: ["Brown / 10", "Slate / 9"],
    images: 2,
  },
  {
    title: "Ridgewalk Mid Waterproof Boot W",
    handle: "ridgewalk-mid-waterproof-boot-w",
    type: "Footwear",
    price: 168,
    category: shoes,
    options: [
      ["Color", ["Slate", "Plum"]],
      ["Size", womens],
    ],
    tags: ["waterproof", "boots", "hiking", "women"],
    text: ["The Ridgewalk on a women's last: narrower heel, higher arch, same membrane and sole. Runs true to size."],
    specs: {
      material: "Nubuck leather, waterproof membrane, rubber sole",
      weightG: 910,
      care: "Brush off mud, re-proof with wax, dry away from heat.",
      features: ["Waterproof membrane", "Women's last"],
    },
  },
  {
    title: "Scree Trail Runner",
    handle: "scree-trail-runner",
    type: "Footwear",
    price: 134,
    category: shoes,
    options: [
      ["Color", ["Coral", "Black"]],
      ["Size", mens],
    ],
    tags: ["running", "trail", "men"],
    text: [
      "Grippy, low and quick to drain. The Scree is for loose ground at speed; it is deliberately not waterproof, because what gets in must get out.",
    ],
    specs: {
      material: "Mesh upper, EVA midsole, rubber outsole",
      weightG: 540,
      care: "Rinse with cold water, air dry.",
      features: ["4 mm lugs", "6 mm drop", "Drains fast"],
    },
  },
  {
    title: "Cove Canvas Sneaker",
    handle: "cove-canvas-sneaker",
    type: "Footwear",
    price: 64,
    category: shoes,
    options: [
      ["Color", ["White", "Navy"]],
      ["Size", ["6", "7", "8", "9", "10", "11", "12"]],
    ],
    tags: ["canvas", "everyday"],
    text: [
      "Canvas on a vulcanized sole, with a cotton footbed you can wash. Sizes are unisex US men's; women usually go down one and a half.",
    ],
    specs: {
      material: "Organic cotton canvas, natural rubber",
      weightG: 620,
      care: "Hand wash, air dry.",
      features: ["Washable footbed", "Natural rubber"],
    },
  },
  {
    title: "Hearth Wool Slippers",
    handle: "hearth-wool-slippers",
    type: "Footwear",
    price: 48,
    category: shoes,
    options: [
      ["Color", ["Gray", "Moss"]],
      ["Size", ["S (5-7)", "M (8-9)", "L (10-11)", "XL (12-13)"]],
    ],
    tags: ["wool", "home", "gift"],
    text: ["Felted wool on a suede sole. They mold to the foot in a week and are quiet on stairs."],
    specs: {
      material: "Felted wool, suede sole",
      weightG: 310,
      care: "Spot clean, brush when dry.",
      features: ["Molds to your foot", "Silent sole"],
    },
    soldOut: true,
  },
  {
    title: "Boglander Rubber Boots",
    handle: "boglander-rubber-boots",
    type: "Footwear",
    price: 92,
    category: shoes,
    options: [
      ["Color", ["Forest", "Black"]],
      ["Size", ["6", "7", "8", "9", "10", "11", "12"]],
    ],
    tags: ["waterproof", "boots", "garden"],
    text: [
      "Knee-high natural rubber with a neoprene lining. For gardens, boat ramps and the kind of fields that keep your shoe.",
    ],
    specs: {
      material: "Natural rubber, 4 mm neoprene",
      weightG: 1900,
      care: "Rinse, wipe with silicone spray, store away from sun.",
      features: ["Waterproof to the knee", "Kick-off heel"],
    },
  },
  {
    title: "Merino Hiking Socks",
    handle: "merino-hiking-socks",
    type: "Socks",
    price: 22,
    category: socks,
    options: [
      ["Color", ["Charcoal", "Rust", "Forest"]],
      ["Size", ["S (5-7)", "M (8-10)", "L (11-13)"]],
    ],
    tags: ["merino", "socks", "hiking", "bestseller"],
    text: [
      "Cushioned under heel and toe, thin across the arch. If they wear through within three years we replace the pair.",
    ],
    specs: {
      material: "Merino 64%, nylon 34%, elastane 2%",
      weightG: 78,
      care: "Machine wash warm inside out.",
      features: ["Three-year promise", "Seamless toe"],
    },
  },
  {
    title: "Merino Everyday Socks, 3-Pack",
    handle: "merino-everyday-socks-3-pack",
    type: "Socks",
    price: 45,
    category: socks,
    options: [["Size", ["S (5-7)", "M (8-10)", "L (11-13)"]]],
    tags: ["merino", "socks", "everyday", "gift"],
    text: ["Three pairs in navy, oatmeal and moss. Thin enough for office shoes and warm enough for the walk there."],
    specs: {
      material: "Merino 58%, nylon 40%, elastane 2%",
      weightG: 150,
      care: "Machine wash warm inside out.",
      features: ["Three pairs", "Seamless toe"],
    },
  },
  {
    title: "Alpaca Bed Socks",
    handle: "alpaca-bed-socks",
    type: "Socks",
    price: 26,
    category: socks,
    options: [["Color", ["Oatmeal", "Plum"]]],
    tags: ["alpaca", "socks", "home", "gift"],
    text: ["Ribbed, roomy and soft as a sleeping cat. One size fits most feet up to US 10."],
    specs: {
      material: "Alpaca 70%, nylon 30%",
      weightG: 95,
      care: "Hand wash cool, dry flat.",
      features: ["Non-binding cuff"],
    },
  },
  {
    title: "Gaiter Low",
    handle: "gaiter-low",
    type: "Footwear Accessories",
    price: null,
    category: shoes,
    text: [
      "Keeps grit and snow out of trail shoes. New for the coming season; ask us and we will tell you when it can be ordered.",
    ],
    specs: { material: "Stretch nylon", weightG: 48, care: "Rinse and air dry.", features: ["Hook-and-loop front"] },
    tags: ["hiking", "new"],
    stock: 25,
  },
];
