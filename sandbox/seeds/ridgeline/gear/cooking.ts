/** Stoves, pots, cutlery and coolers. Part of the English demo shop's catalogue; the notation is notation.ts. */
import { readGear } from "./notation";

export const cooking = readGear(`
Cricket Canister Stove | Stoves | 49
# stove, gas, backpacking, ultralight
Three ounces of folded steel that boils a liter in four minutes and then simmers, which most stoves its size refuse to do. Screws onto any threaded gas canister; gas is not included and cannot be mailed.
One 230-gram canister boils about sixteen liters in still air. Never wrap a wind screen all around a stove that sits on its canister.
- Boils 1 L in 4 min | Piezo igniter | Folds to 3 by 2 inches
= material: Stainless steel, aluminum; weight: 86; care: Brush the burner, keep the thread dry; fuel: Threaded gas canister (EN 417)

Fathom Stove System 1 L | Stoves | 139 was 159
@ Color: Rust, Charcoal
# stove, gas, backpacking, fast, sale
Burner and pot lock together, and fins under the pot drink up the flame. Coffee water in two minutes ten; the pot's cozy keeps fingers off the heat.
Not the stove for pancakes.
- Boils 0.5 L in 2 min 10 s | Canister stand included | Fits a 100 g canister inside
= material: Hard-anodized aluminum; weight: 410; capacity: 1000; care: Hand wash; fuel: Threaded gas canister (EN 417)

Two-Burner Camp Stove | Stoves | 119
# stove, propane, car camping, family
Two burners of 10,000 BTU with wind walls on three sides and a drip tray that lifts out. Runs on the green one-pound bottles.
Fits a 12-inch pan and a coffee pot side by side. Use it outdoors: burning propane makes carbon monoxide.
- 2 × 10,000 BTU | Wind walls | Matchless ignition
= material: Powder-coated steel; weight: 5200; care: Wipe when cool, tray is dishwasher safe; fuel: Propane bottle
! stock: 14

Tinker Wood Stove | Stoves | 64
# stove, wood, bushcraft
Burns pine cones, twigs and the odd regretted letter. Five steel plates slot together without a screw and pack flat as a paperback.
Check the fire ban first: in many parks, a wood stove counts as an open fire.
- Packs flat, 0.6 inches | No fuel to carry
= material: Stainless steel; weight: 395; care: Scrape the ash, leave the soot; fuel: Twigs and cones

Alpine Liquid Fuel Stove | Stoves | 179
# stove, winter, expedition, white gas
Gas sulks in the cold. White gas does not: this burner roars at minus thirty and can be field-stripped with the tool on its own pump.
- White gas or kerosene | Pump and tool included | Fuel bottle sold separately
= material: Brass, stainless steel; weight: 430; care: Clean the jet every 20 hours; fuel: White gas, kerosene
! stock: 3

Fuel Bottle | Stoves | 26
@ Size: 20 oz, 30 oz +5
# stove, fuel
For white gas and nothing you mean to drink. Child-resistant cap, fill line, red enough not to be mistaken.
= material: Aluminum; weight: 150; capacity: 590; care: Empty before storing

Titanium Pot 750 | Cookware | 59
# cookware, titanium, ultralight, solo
One pot, one lid, one person. A small gas canister and the Cricket stove nest inside with room for a lighter.
Titanium heats in spots. It is made for boiling; porridge will catch.
- 750 ml | Graduated inside | Folding handles
= material: Titanium; weight: 103; capacity: 750; care: Hand wash, no dry heating

Hearthring Cook Set for 2 | Cookware | 84
# cookware, backpacking, nesting
Two pots, a pan, two bowls and a strainer lid, stacked like a riddle. Ceramic coating: eggs slide off, metal forks do not forgive.
- 1 L and 2 L pots, 7-inch pan | Nests to 8 by 5 inches
= material: Anodized aluminum, ceramic coating; weight: 720; capacity: 2000; care: Hand wash, no metal tools

Hearthring Cook Set for 4 | Cookware | 119
# cookware, family, nesting
Everything doubled, plus a three-liter pot that takes a pound of spaghetti without breaking it.
- 2 L and 3 L pots, 9-inch pan, 4 bowls | Folding handles lock
= material: Anodized aluminum, ceramic coating; weight: 1340; capacity: 3000; care: Hand wash, no metal tools

Camp Dutch Oven | Cookware | 79
@ Size: 4 qt, 6 qt +20
# cookware, cast iron, campfire
Legs for standing in coals, a flanged lid for piling them on top. Cobbler, chili, bread; also a doorstop of some authority.
- Pre-seasoned | Lid doubles as a griddle | Bail handle
= material: Cast iron; weight: 6400; capacity: 3800; care: Wipe out, dry hot, oil thinly

Long-Handled Spork | Cookware | 12
@ Material: Titanium, Plastic
# cutlery, ultralight
Reaches the bottom of a freeze-dried meal without dressing your knuckles in gravy.
- 8.5 inches
= material: Titanium or nylon; weight: 18; care: Dishwasher safe

Nesting Bowl and Plate Set | Cookware | 34
@ Color: Sky, Coral, Moss
# tableware, family, kids
Four bowls, four plates, four colors, one mesh bag for hanging them in a tree to dry.
= material: Plant-based plastic; weight: 480; care: Top rack of the dishwasher

Roadside Pour-Over Cone | Cookware | 22
# coffee, camping, gift
A flat disc that pops up into a filter cone. Takes ordinary number-two papers.
- Folds to 0.5 inches | 1 to 3 cups
= material: Silicone, steel ring; weight: 98; care: Dishwasher safe

Campfire Moka Pot | Cookware | 46
@ Size: 3 cup, 6 cup +10
# coffee, camping
Espresso-ish coffee over gas or embers. The handle is beech because plastic ones droop.
= material: Aluminum, beech handle; weight: 540; capacity: 150; care: Rinse with hot water, no soap

Grill Grate, Folding | Cookware | 38
# campfire, cooking
Straddles a fire ring on four legs and holds a kettle, two trout and an argument about when they are done.
- 17 by 12 inches | Carry sleeve
= material: Stainless steel; weight: 1150; care: Brush while warm

Collapsible Sink 10 L | Cookware | 24
# dishes, camping, family
Wash up two hundred feet from the stream. It stands by itself when full and folds to a saucer.
= material: TPU-coated polyester; weight: 210; capacity: 10000; care: Rinse and dry open

Bear-Resistant Food Canister | Cookware | 89
@ Size: 7 L, 11 L +10
# bear, food storage, backpacking
Opens with a coin, which bears do not carry. The larger holds about six days of food for one, and serves as a stool.
Required in several national parks. Look up the rule for yours before you set off.
- Coin-lock lid | Smooth walls
= material: Polycarbonate; weight: 1050; capacity: 7000; care: Wash with mild soap
! out: 11 L

Odor-Barrier Food Bags, 5-Pack | Cookware | 17
# food storage, bear
A second line of defense, never the first: put them inside a canister or hang them.
= material: Multi-layer film; weight: 90; care: Replace when the zip weakens

Icehouse Cooler | Coolers | 229
@ Color: White, Forest; Size: 25 qt, 45 qt +90
# cooler, car camping, fishing
Two inches of foam and a gasket like a refrigerator's. Packed two parts ice to one part food, the larger keeps ice for five days in shade.
- Ice up to 5 days | Bottle-opener latches | Drain plug
= material: Rotomolded polyethylene; weight: 8900; capacity: 23600; care: Rinse, dry open
! out: White / 45 qt

Picnic Soft Cooler | Coolers | 64
@ Color: Navy, Mustard
# cooler, picnic, beach
Twelve cans and their ice, on a shoulder strap. The lining is welded, so meltwater goes home with you and not into the car.
- 12 cans | Cold for 24 h
= material: TPU-coated nylon; weight: 920; capacity: 15000; care: Wipe clean
`);
