/** Ridgeline's jackets: shells, insulation and softshells. Part of the English demo shop's catalogue. */
import type { Item } from "../item";

const sizes = ["S", "M", "L", "XL", "XXL"];
const shell = "Apparel & Accessories > Clothing > Outerwear > Coats & Jackets";
const cold = "Machine wash cold on gentle, hang to dry, re-proof once a season. No fabric softener.";

export const jackets: Item[] = [
  {
    title: "Harrow 3L Rain Jacket",
    handle: "harrow-3l-rain-jacket",
    type: "Jackets",
    price: 229,
    category: shell,
    options: [
      ["Color", ["Navy", "Black", "Rust"]],
      ["Size", sizes],
    ],
    tags: ["waterproof", "rain", "hiking", "shell"],
    text: [
      "The Harrow is the jacket we pull on when the forecast has given up. Its three-layer face is taped at every seam, so water has nowhere to start, and the inside feels dry against bare arms.",
      "The cut leaves room for a fleece underneath without flapping in wind. Two hand pockets sit above a hip belt, and the hood turns with your head instead of across your eyes.",
    ],
    specs: {
      material: "Recycled nylon, 3-layer, PFC-free finish",
      waterproofMm: 20000,
      weightG: 415,
      care: cold,
      features: [
        "20,000 mm waterproof rating",
        "Fully taped seams",
        "Pit zips with storm flaps",
        "Helmet-compatible hood",
      ],
    },
    soldOut: ["Rust / S", "Rust / XXL"],
    images: 3,
  },
  {
    title: "Tarn Packable Rain Jacket",
    handle: "tarn-packable-rain-jacket",
    type: "Jackets",
    price: 89,
    category: shell,
    options: [
      ["Color", ["Forest", "Navy", "Mustard"]],
      ["Size", sizes],
    ],
    tags: ["waterproof", "rain", "travel", "lightweight"],
    text: [
      "Folds into its own chest pocket and ends up about the size of a grapefruit. The Tarn lives in the bottom of a bag for eleven months and earns its keep in the twelfth.",
      "It is a two-and-a-half-layer jacket: light and honest rather than bombproof. For a whole day of heavy rain we would send you to the Harrow.",
    ],
    specs: {
      material: "Ripstop nylon, 2.5-layer",
      waterproofMm: 10000,
      weightG: 238,
      care: cold,
      features: ["10,000 mm waterproof rating", "Packs into its chest pocket", "Adjustable hood and hem"],
    },
    images: 2,
  },
  {
    title: "Saltmarsh Waterproof Parka",
    handle: "saltmarsh-waterproof-parka",
    type: "Jackets",
    price: 149,
    was: 189,
    category: shell,
    options: [
      ["Color", ["Black", "Olive"]],
      ["Size", sizes],
    ],
    tags: ["waterproof", "city", "winter", "sale"],
    text: [
      "A long, quiet parka for waiting at bus stops and walking the dog in sleet. It covers the seat, the cuffs close over gloves, and the collar stands without scratching.",
      "Lined with a thin layer of synthetic fill, so a sweater below is enough down to freezing.",
    ],
    specs: {
      material: "Cotton-touch polyester shell, 60 g synthetic fill",
      waterproofMm: 15000,
      weightG: 980,
      care: "Machine wash cold, tumble dry low with two tennis balls.",
      features: ["15,000 mm waterproof rating", "Two-way front zip", "Fleece-lined hand pockets", "Drop-tail hem"],
    },
    soldOut: ["Olive / M"],
    images: 2,
  },
  {
    title: "Kestrel Softshell Jacket",
    handle: "kestrel-softshell-jacket",
    type: "Jackets",
    price: 119,
    category: shell,
    options: [
      ["Color", ["Charcoal", "Forest"]],
      ["Size", sizes],
    ],
    tags: ["softshell", "windproof", "hiking", "running"],
    text: [
      "Stretchy where you move and windproof where you face the weather. The Kestrel shrugs off drizzle but is not a rain jacket: in a downpour it will wet through in about twenty minutes.",
    ],
    specs: {
      material: "Polyester-elastane softshell",
      weightG: 430,
      care: "Machine wash cold, line dry.",
      features: ["Windproof front panels", "Water-repellent, not waterproof", "Thumb loops"],
    },
  },
  {
    title: "Bramble Waxed Jacket",
    handle: "bramble-waxed-jacket",
    type: "Jackets",
    price: 265,
    category: shell,
    options: [
      ["Color", ["Olive", "Navy"]],
      ["Size", ["S", "M", "L", "XL"]],
    ],
    tags: ["waxed cotton", "heritage", "country"],
    text: [
      "Cut from eight-ounce waxed cotton that darkens at the elbows and tells people where you have been. It keeps off a shower and can be re-waxed at the kitchen table.",
      "Never put it in a washing machine. Sponge with cold water and send it back to us every few years: the first re-wax is on the house.",
    ],
    specs: {
      material: "Waxed cotton, 8 oz, corduroy collar",
      weightG: 1250,
      care: "Sponge clean with cold water only. Re-wax yearly.",
      features: ["First re-wax free", "Brass two-way zip", "Game pocket at the back"],
    },
  },
  {
    title: "Ember Down Jacket",
    handle: "ember-down-jacket",
    type: "Jackets",
    price: 198,
    category: shell,
    options: [
      ["Color", ["Rust", "Black", "Navy"]],
      ["Size", sizes],
    ],
    tags: ["down", "insulated", "winter", "packable"],
    text: [
      "Seven hundred fill power, stitched into small baffles so that the down stays where you need it. Warm enough to sit still in at ten below.",
      "The shell repels snow, but wet down goes flat: under real rain, wear it beneath a shell.",
    ],
    specs: {
      material: "Recycled nylon, RDS duck down 700 fill",
      weightG: 390,
      care: "Wash with down soap, tumble dry low until fluffy.",
      features: ["700 fill power down", "Stuff sack included", "Elastic-bound hood"],
    },
    soldOut: ["Navy / L", "Navy / XL"],
    images: 2,
  },
  {
    title: "Ember Down Vest",
    handle: "ember-down-vest",
    type: "Jackets",
    price: 128,
    category: shell,
    options: [
      ["Color", ["Rust", "Black"]],
      ["Size", ["S", "M", "L", "XL"]],
    ],
    tags: ["down", "vest", "layering"],
    text: [
      "All the warmth of the Ember around the middle and nothing on the arms. We wear ours from the first frost to the last, mostly indoors in a drafty workshop.",
    ],
    specs: {
      material: "Recycled nylon, RDS duck down 700 fill",
      weightG: 245,
      care: "Wash with down soap, tumble dry low until fluffy.",
      features: ["700 fill power down", "Two-way zip"],
    },
  },
  {
    title: "Loft Synthetic Hoodie",
    handle: "loft-synthetic-hoodie",
    type: "Jackets",
    price: 138,
    was: 165,
    category: shell,
    options: [
      ["Color", ["Navy", "Mustard"]],
      ["Size", sizes],
    ],
    tags: ["insulated", "synthetic", "vegan", "sale"],
    text: [
      "Insulation that keeps working when it is damp. The Loft is for stop-and-go days when you sweat on the way up and shiver at the top.",
    ],
    specs: {
      material: "Recycled polyester, 80 g fill",
      weightG: 360,
      care: "Machine wash cold, tumble dry low.",
      features: ["Warm when wet", "No animal products", "Fits under the Harrow"],
    },
  },
  {
    title: "Pike Wind Jacket",
    handle: "pike-wind-jacket",
    type: "Jackets",
    price: 74,
    category: shell,
    options: [
      ["Color", ["Sky", "Black", "Coral"]],
      ["Size", ["XS", "S", "M", "L", "XL"]],
    ],
    tags: ["windproof", "running", "cycling", "lightweight"],
    text: [
      "Ninety-five grams that block the wind on a ridge or a descent. It is thin enough to read through and breathes well enough to run in.",
    ],
    specs: {
      material: "10-denier nylon",
      weightG: 95,
      care: "Machine wash cold, line dry.",
      features: ["Windproof", "Packs to the size of an apple", "Reflective trim"],
    },
  },
  {
    title: "Cairn Insulated Rain Coat",
    handle: "cairn-insulated-rain-coat",
    type: "Jackets",
    price: 174,
    category: shell,
    options: [
      ["Color", ["Black", "Forest", "Stone"]],
      ["Size", ["XS", "S", "M", "L", "XL"]],
    ],
    tags: ["waterproof", "insulated", "women", "city"],
    text: [
      "A knee-length coat with a waist you can draw in, made for women who commute on foot. Rain runs off, wind stays out, and the fill is just enough for a Northern winter.",
    ],
    specs: {
      material: "Recycled polyester, 2-layer laminate",
      waterproofMm: 12000,
      weightG: 890,
      care: cold,
      features: ["12,000 mm waterproof rating", "Removable hood", "Inner cuffs with thumbholes"],
    },
    soldOut: ["Stone"],
  },
  {
    title: "Rill Kids' Rain Jacket",
    handle: "rill-kids-rain-jacket",
    type: "Jackets",
    price: 54,
    category: shell,
    options: [
      ["Color", ["Yellow", "Navy"]],
      ["Size", ["4", "6", "8", "10", "12"]],
    ],
    tags: ["waterproof", "kids", "rain"],
    text: [
      "Bright enough to spot across a playground and tough enough for the slide. Sleeves let down by an inch when the arms inside them grow.",
    ],
    specs: {
      material: "Polyester with PU coating",
      waterproofMm: 8000,
      weightG: 260,
      care: "Wipe clean or machine wash cold.",
      features: ["8,000 mm waterproof rating", "Grow-with-me cuffs", "Reflective piping"],
    },
  },
  {
    title: "Summit Expedition Parka",
    handle: "summit-expedition-parka",
    type: "Jackets",
    price: 549,
    category: shell,
    options: [
      ["Color", ["Rust", "Black"]],
      ["Size", ["S", "M", "L", "XL"]],
    ],
    tags: ["down", "expedition", "winter", "waterproof"],
    text: [
      "Built for people who wait for weather windows. Box-wall baffles, a snorkel hood, and a waterproof shell that keeps spindrift and tent drip out of the down.",
    ],
    specs: {
      material: "3-layer shell, goose down 850 fill",
      waterproofMm: 20000,
      weightG: 1180,
      care: "Professional down cleaning only.",
      features: ["850 fill power down", "20,000 mm waterproof shell", "Inner bottle pockets"],
    },
    soldOut: true,
  },
];
