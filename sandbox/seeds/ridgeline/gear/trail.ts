/** Poles, packs, climbing basics, bike bags and paddling gear. Part of the English demo shop's catalogue; see notation.ts. */
import { readGear } from "./notation";

export const trail = readGear(`
Carbon Folding Trekking Poles | Trail Gear | 149
@ Size: 43 in, 47 in, 51 in
# trekking poles, carbon, ultralight, running
Fixed length, folded in three like a tent pole, 270 grams the pair. Measure from floor to a right-angled elbow and round down.
- Folds to 14 inches | Sold as a pair | Carbide tips
= material: Carbon fiber, foam grips; weight: 270; care: Dry unfolded

Aluminum Trekking Poles | Trail Gear | 69
@ Color: Rust, Sky
# trekking poles, hiking, beginner
They bend where carbon snaps, and bend back over a knee. Flick locks, long foam grips for traverses, baskets for mud and for snow.
- 26 to 54 inches | Sold as a pair | Two sets of baskets
= material: 7075 aluminum, EVA foam; weight: 540; care: Dry the sections before storing

Junior Trekking Poles | Trail Gear | 39
@ Color: Coral, Sky
# trekking poles, kids
Short enough for a five-year-old at one end and a ten-year-old at the other. The straps let go when pulled hard, as they should.
- 26 to 41 inches | Breakaway straps | Sold as a pair
= material: Aluminum; weight: 360

Pole Tips and Baskets Set | Trail Gear | 12
# trekking poles, spare part
Rubber feet for pavement, wide baskets for snow, and a spare pair of each for whatever the bog keeps.
= material: Rubber, nylon; weight: 66

Waypoint 55 Trekking Pack | Packs | 229
@ Color: Forest, Charcoal; Size: S/M, M/L
# backpack, backpacking, trekking
A week's food and a bear canister standing upright. The lid comes off and becomes a hip bag for the summit day.
Back lengths: S/M for 16 to 18.5 inches, M/L for 18 to 20.5. Measure from the bump at the base of your neck to the top of your hip bones.
- 55 L | Rain cover included | Carries 40 lb well
= material: Recycled nylon 210D and 420D; weight: 1790; care: Spot clean; volume: 55 L

Women's Waypoint 50 Trekking Pack | Packs | 229
@ Color: Plum, Charcoal; Size: XS/S, S/M
# backpack, backpacking, trekking, women
Narrower harness, canted hip belt, shorter back; otherwise everything the 55 has, minus five liters nobody missed in testing.
Back lengths: XS/S for 14 to 16.5 inches, S/M for 16 to 18.5.
- 50 L | Rain cover included | Women's harness
= material: Recycled nylon 210D and 420D; weight: 1740; care: Spot clean; volume: 50 L
! out: Plum / XS/S

Featherweight 38 Pack | Packs | 249
@ Size: S, M, L
# backpack, ultralight, thru-hiking
Twenty-three ounces with the frame in, seventeen without. White grid fabric that shows dirt like a logbook.
Sewn to order when a size has run out; allow four weeks.
- 38 L | Removable frame | Stretch front pocket
= material: Ultra-high-molecular polyethylene grid; weight: 650; care: Wipe clean; waterproof: 10000; volume: 38 L
! ahead; out: M

Ripple 12 Running Vest | Packs | 119 was 139
@ Color: Sky, Black; Size: S, M, L
# running, vest, hydration, sale
Two soft flasks up front, twelve liters behind, nothing that bounces. The pole loops can be reached without taking it off.
- 12 L | Two 500 ml flasks included
= material: Stretch mesh; weight: 235; care: Hand wash cold, air dry; volume: 12 L

Rain Cover for Packs | Packs | 26
@ Size: 20 to 35 L, 40 to 60 L +5
# rain, backpack, waterproof
Bright orange so that the hunters know. A strap around the back keeps the wind from stealing it.
= material: 70-denier nylon, PU coated; weight: 95; waterproof: 3000; care: Rinse and hang to dry

Packing Cubes, Set of 3 | Bags | 39
@ Color: Moss, Sky
# travel, packing
Small for socks, medium for shirts, large for the jacket you might not need. The mesh tops let you see which.
= material: Recycled nylon; weight: 190; care: Machine wash cold

Crag Climbing Harness | Climbing | 79
@ Color: Sky, Rust; Size: S, M, L, XL
# climbing, harness, beginner
Four gear loops, legs that adjust over winter trousers, and a waist that sits without a shrug. Rated for sport, trad and glacier.
Safety gear cannot be returned once its tag has been cut.
Waist: S 27 to 30 inches, M 30 to 34, L 34 to 38, XL 38 to 42.
- Conforms to EN 12277 | Adjustable leg loops
= material: Nylon webbing, foam; weight: 410; care: Hand wash, dry in shade; lifetime: 10 years from manufacture
! out: Rust / XL

Canyon Climbing Helmet | Climbing | 69
@ Color: White, Coral; Size: S/M, L/XL
# climbing, helmet, safety
Hard shell over foam, vents you can feel, clips for a headlamp. Retire it after any blow you remember.
- Conforms to EN 12492 | 2 sizes with dial
= material: ABS, EPS foam; weight: 305; care: Soap and water; lifetime: 10 years from manufacture

Single Rope 9.8 mm | Climbing | 189 was 219
@ Length: 60 m, 70 m +30
# climbing, rope, sale
A middle mark that stays visible after a season, and a sheath that does not fuzz on granite. Dry-treated.
Sixty meters will do for most single-pitch crags; check the guidebook before you trust it. Opened ropes are not returnable.
- 9.8 mm | Dry treatment | Middle mark
= material: Nylon 6; weight: 3780; care: Wash in the tub with rope soap, dry in shade; lifetime: 10 years from manufacture

Screwgate Carabiner | Climbing | 16
@ Color: Gray, Orange
# climbing, carabiner
Pear-shaped and big enough for a munter hitch in cold hands. Not a key ring, though it will do that too.
- 24 kN | EN 12275
= material: Aluminum; weight: 74

Belay Device with Guide Mode | Climbing | 32
# climbing, belay
Tube style, ropes from 8.5 to 10.5 millimeters. Ask an instructor before you ask the internet.
= material: Aluminum; weight: 78
! stock: 13

Chalk Bag and Brush | Climbing | 28
@ Color: Mustard, Plum, Sky
# climbing, bouldering, gift
Fleece inside, a stiff rim, a loop for the boar-hair brush that comes with it. Sewn from the offcuts of our tents.
= material: Recycled nylon, fleece; weight: 115

Longhaul Handlebar Roll 12 L | Bike Bags | 89
@ Color: Black, Moss
# bikepacking, cycling, waterproof
Open at both ends, so the tent poles come out on the left and the jacket on the right. Spacers keep it off your brake cables.
- 12 L | Carries up to 11 lb
= material: 420-denier nylon, TPU laminate; weight: 380; waterproof: 10000; care: Hose down; volume: 12 L

Longhaul Seat Pack 14 L | Bike Bags | 129
@ Color: Black, Moss
# bikepacking, cycling, waterproof
A stiff base and two struts stop the tail from wagging. Needs seven inches between saddle and tire.
- 14 L | Roll top | Air purge valve
= material: 420-denier nylon, TPU laminate; weight: 495; waterproof: 10000; care: Hose down; volume: 14 L
! out: Moss

Longhaul Frame Bag | Bike Bags | 79
@ Size: S, M, L
# bikepacking, cycling
Heavy things live here: tools, water, peanut butter. Straps go where your bottle bosses are not.
Frame sizes: S below 20 inches, M to 22, L above. Unsure? Send us a photo of your bike from the side.
- 3 to 6 L | Cable port
= material: 420-denier nylon, TPU laminate; weight: 260; waterproof: 5000; care: Hose down

Top Tube Snack Bag | Bike Bags | 36
@ Color: Black, Coral
# bikepacking, cycling
Opens with one hand and closes with a magnet. One liter, which is nine bars.
= material: Nylon, foam; weight: 120; volume: 1 L

Estuary Dry Bag Set | Paddling | 58
@ Color: Sky, Mustard
# paddling, waterproof, dry bag
Five, ten and twenty liters in thin cloth for inside a hatch. They are not for dragging over rocks.
- 5 L, 10 L and 20 L | Roll tops
= material: 70-denier nylon, TPU coated; weight: 210; waterproof: 10000; care: Rinse with fresh water

Portage Dry Pack 65 | Paddling | 149
@ Color: Rust, Navy
# paddling, waterproof, canoe, backpack
A barrel of a bag with a real harness, for the half mile between two lakes. Survived being a raft.
- 65 L | Padded harness | Welded seams
= material: 500-denier PVC-free tarpaulin; weight: 1650; waterproof: 20000; care: Rinse with fresh water; volume: 65 L

Phone Dry Pouch | Paddling | 22
# paddling, waterproof, beach, phone
The screen works through it, photographs too. Floats with any phone up to 6.9 inches.
- Rated IPX8 to 10 m | Neck cord
= material: TPU; weight: 46; care: Rinse with fresh water

Current Life Vest | Paddling | 109
@ Color: Mustard, Rust; Size: S/M, L/XL, XXL
# paddling, safety, kayak
High back for kayak seats, two pockets for a whistle and a bar. Foam moves with you; it does not ride up when you swim, provided you pull the side straps tight.
Chest: S/M 30 to 38 inches, L/XL 38 to 46, XXL 46 to 54. A life vest only works buckled.
- 70 N buoyancy | Six adjustments | Lash tab
= material: Recycled nylon, foam; weight: 780; care: Rinse, dry in shade
`);
