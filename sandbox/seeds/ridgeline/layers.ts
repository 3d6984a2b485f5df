/** Ridgeline's fleeces, sweaters, base layers and shirts. Part of the English demo shop's catalogue. */
import type { Item } from "../item";

const sizes = ["S", "M", "L", "XL", "XXL"];
const tops = "Apparel & Accessories > Clothing > Shirts & Tops";

export const layers: Item[] = [
  {
    title: "Dale Full-Zip Fleece",
    handle: "dale-full-zip-fleece",
    type: "Fleeces",
    price: 79,
    category: tops,
    options: [
      ["Color", ["Oatmeal", "Forest", "Navy"]],
      ["Size", sizes],
    ],
    tags: ["fleece", "midlayer", "bestseller"],
    text: [
      "High-pile fleece with a smooth yoke where pack straps rub. The pockets are deep, the zip is chunky enough for mittens, and it has outlived two of our dogs.",
    ],
    specs: {
      material: "Recycled polyester fleece, 300 g/m²",
      weightG: 520,
      care: "Wash inside out at 85 °F, do not iron.",
      features: ["Reinforced shoulders", "Three zipped pockets"],
    },
  },
  {
    title: "Dale Half-Zip Fleece",
    handle: "dale-half-zip-fleece",
    type: "Fleeces",
    price: 68,
    category: tops,
    options: [
      ["Color", ["Rust", "Charcoal"]],
      ["Size", sizes],
    ],
    tags: ["fleece", "midlayer"],
    text: [
      "The pull-over sibling of the Dale: same pile, one zip fewer, easier under a harness. There is a kangaroo pocket for cold hands and sandwiches.",
    ],
    specs: {
      material: "Recycled polyester fleece, 300 g/m²",
      weightG: 455,
      care: "Wash inside out at 85 °F, do not iron.",
      features: ["Kangaroo pocket", "Snap placket"],
    },
    soldOut: ["Rust / M"],
  },
  {
    title: "Grid Tech Fleece",
    handle: "grid-tech-fleece",
    type: "Fleeces",
    price: 94,
    category: tops,
    options: [
      ["Color", ["Black", "Sky"]],
      ["Size", ["XS", "S", "M", "L", "XL"]],
    ],
    tags: ["fleece", "running", "climbing"],
    text: [
      "A gridded knit that moves sweat outwards instead of holding on to it. Slim, long in the sleeve, with a hood that fits under a helmet.",
    ],
    specs: {
      material: "Polyester-elastane grid knit",
      weightG: 280,
      care: "Machine wash warm, line dry.",
      features: ["Balaclava-style hood", "Flat seams"],
    },
  },
  {
    title: "Fellside Wool Sweater",
    handle: "fellside-wool-sweater",
    type: "Sweaters",
    price: 132,
    category: tops,
    options: [
      ["Color", ["Oatmeal", "Navy", "Moss"]],
      ["Size", ["S", "M", "L", "XL"]],
    ],
    tags: ["wool", "knitwear"],
    text: [
      "Five-gauge lambswool with a ribbed collar, knitted in one piece so no seam runs over the shoulder. It smells faintly of sheep for the first week. That is normal, and rather nice.",
    ],
    specs: {
      material: "100% lambswool",
      weightG: 610,
      care: "Hand wash cool with wool soap, dry flat.",
      features: ["Seamless shoulders", "Mending yarn included"],
    },
  },
  {
    title: "Harbor Cotton Sweatshirt",
    handle: "harbor-cotton-sweatshirt",
    type: "Sweaters",
    price: 58,
    category: tops,
    options: [
      ["Color", ["Gray Marl", "Navy"]],
      ["Size", sizes],
    ],
    tags: ["cotton", "everyday"],
    text: ["Loopback cotton with no logo on it. Pre-washed so that the size you try on is the size it stays."],
    specs: {
      material: "100% organic cotton, 380 g/m²",
      weightG: 540,
      care: "Machine wash warm, tumble dry low.",
      features: ["Pre-shrunk", "Ribbed side panels"],
    },
  },
  {
    title: "Merino 150 Base Layer Tee",
    handle: "merino-150-base-layer-tee",
    type: "Base Layers",
    price: 62,
    category: tops,
    options: [
      ["Color", ["Charcoal", "Rust", "Sky"]],
      ["Size", sizes],
    ],
    tags: ["merino", "base layer", "travel", "bestseller"],
    text: [
      "Fine enough to wear next to skin for four days on a hut trip without anybody moving away from you. The neck tape stops it stretching on the hook.",
    ],
    specs: {
      material: "Merino wool 87%, nylon 13%, 150 g/m²",
      weightG: 145,
      care: "Machine wash cold in a bag, no softener.",
      features: ["18.5-micron merino", "Odor resistant"],
    },
  },
  {
    title: "Merino 250 Base Layer Crew",
    handle: "merino-250-base-layer-crew",
    type: "Base Layers",
    price: 92,
    category: tops,
    options: [
      ["Color", ["Black", "Moss"]],
      ["Size", sizes],
    ],
    tags: ["merino", "base layer", "winter"],
    text: [
      "Heavier merino for days that start below zero. Thumb loops keep the cuffs down when you push your arms into a jacket.",
    ],
    specs: {
      material: "100% merino wool, 250 g/m²",
      weightG: 260,
      care: "Machine wash cold in a bag, no softener.",
      features: ["Thumb loops", "Flatlock seams"],
    },
  },
  {
    title: "Merino 250 Leggings",
    handle: "merino-250-leggings",
    type: "Base Layers",
    price: 88,
    category: "Apparel & Accessories > Clothing > Underwear & Socks",
    options: [
      ["Color", ["Black"]],
      ["Size", sizes],
    ],
    tags: ["merino", "base layer", "winter"],
    text: [
      "Long johns that do not sag at the knee by lunchtime. Wear them under trousers or, as most of us do, around the house.",
    ],
    specs: {
      material: "100% merino wool, 250 g/m²",
      weightG: 230,
      care: "Machine wash cold in a bag, no softener.",
      features: ["Gusseted crotch", "Soft waistband"],
    },
  },
  {
    title: "Ranger Flannel Shirt",
    handle: "ranger-flannel-shirt",
    type: "Shirts",
    price: 69,
    category: tops,
    options: [
      ["Color", ["Red Check", "Forest Check", "Navy Check"]],
      ["Size", sizes],
    ],
    tags: ["flannel", "cotton", "everyday"],
    text: [
      "Brushed on both sides, with a pencil slot in the chest pocket and tails long enough to stay tucked. Gets better around the thirtieth wash.",
    ],
    specs: {
      material: "100% organic cotton flannel",
      weightG: 340,
      care: "Machine wash warm, tumble dry medium.",
      features: ["Brushed both sides", "Spare buttons inside"],
    },
  },
  {
    title: "Creek Linen Shirt",
    handle: "creek-linen-shirt",
    type: "Shirts",
    price: 78,
    was: 98,
    category: tops,
    options: [
      ["Color", ["White", "Sky"]],
      ["Size", ["S", "M", "L", "XL"]],
    ],
    tags: ["linen", "summer", "sale"],
    text: [
      "Washed European linen that wrinkles on purpose. For river mornings, long drives and weddings with grass underfoot.",
    ],
    specs: {
      material: "100% linen",
      weightG: 190,
      care: "Machine wash cold, iron damp or not at all.",
      features: ["Garment washed", "Shell buttons"],
    },
  },
  {
    title: "Trailhead Sun Shirt",
    handle: "trailhead-sun-shirt",
    type: "Shirts",
    price: 64,
    category: tops,
    options: [
      ["Color", ["Stone", "Sky", "Coral"]],
      ["Size", ["XS", "S", "M", "L", "XL"]],
    ],
    tags: ["UPF 50", "hiking", "summer"],
    text: [
      "A hooded shirt that makes sunscreen optional above the waist. Rated UPF 50+, and the vents under the arms are cut so that mosquitoes do not find them.",
    ],
    specs: {
      material: "Recycled polyester-elastane",
      weightG: 175,
      care: "Machine wash cold, line dry.",
      features: ["UPF 50+", "Ponytail port", "Quick drying"],
    },
  },
  {
    title: "Everyday Organic Tee",
    handle: "everyday-organic-tee",
    type: "Shirts",
    price: 28,
    category: tops,
    options: [
      ["Color", ["White", "Black", "Moss", "Rust"]],
      ["Size", sizes],
    ],
    tags: ["cotton", "everyday", "bestseller"],
    text: ["A plain T-shirt in heavy cotton. That is the whole idea."],
    specs: {
      material: "100% organic cotton, 220 g/m²",
      weightG: 205,
      care: "Machine wash warm.",
      features: ["Taped shoulders"],
    },
  },
];
