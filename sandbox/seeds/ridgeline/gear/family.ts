/** Camp furniture, gear for children and for dogs. Part of the English demo shop's catalogue; see notation.ts. */
import { readGear } from "./notation";

export const family = readGear(`
Perch Camp Chair | Camp Furniture | 98
@ Color: Moss, Rust, Sky
# chair, camping, lightweight
Two pounds of aluminum and a sling, assembled by shaking the bag with some intent. Holds 320.
- 320 lb limit | Seat 13 inches high | Packs to 14 by 5 inches
= material: Aluminum, ripstop polyester; weight: 920; care: Sponge clean

Perch High-Back Camp Chair | Camp Furniture | 128
@ Color: Moss, Charcoal
# chair, camping
The same idea with somewhere to put your head. A roll of clothes buttons in as a pillow.
- 320 lb limit | Seat 17 inches high | Pillow pocket
= material: Aluminum, ripstop polyester; weight: 1380; care: Sponge clean

Director's Folding Chair | Camp Furniture | 84 was 99
@ Color: Sand, Navy
# chair, car camping, sale
Sit up straight, eat from the side table, write your memoirs.
- 350 lb limit | Fold-out table | Seat 19 inches high
= material: Steel, polyester canvas; weight: 4300; care: Sponge clean

Tripod Stool | Camp Furniture | 39
# stool, lightweight, fishing
One pound, three legs, no wobble. Uneven ground is what tripods are for.
= material: Aluminum, nylon; weight: 450

Roll-Top Camp Table | Camp Furniture | 89
@ Size: Small, Large +35
# table, car camping, family
Slats that roll, legs that screw in, feet for sand. The large seats four; the small is for a stove and its cook.
- Carries 66 lb | Adjustable legs (Large)
= material: Aluminum; weight: 2900; care: Wipe clean

Camp Cot | Camp Furniture | 119
@ Size: Regular, XL +30
# cot, car camping, sleep
For guests, bad backs and wet ground. Put a foam pad on it in autumn: air moves beneath you.
- 300 lb limit | 16 inches off the ground
= material: Steel, 600-denier polyester; weight: 6900; care: Spot clean
! stock: 5

Outdoor Blanket, Waterproof Back | Camp Furniture | 58
@ Color: Rust, Forest
# picnic, blanket, beach, waterproof
Fleece above, coated nylon below, and pockets at the corners for stones. Sixty by seventy-two inches of dry behind.
= material: Polyester fleece, PU-coated nylon; weight: 1250; waterproof: 3000; care: Machine wash cold

Little Drift Kids' Sleeping Bag | Kids | 79
@ Color: Sky, Coral
# kids, sleeping bag, synthetic
Grows: a drawstring shortens it for a four-year-old and opens it to five feet. The hood has ears. Nobody has complained about the ears.
- Comfort 41°F (5°C) | 43 to 60 inches | Machine washable
= material: Recycled polyester fill; weight: 890; care: Machine wash cold, tumble dry low; comfort_temperature: 41°F (5°C)

Baby Bunting Sleeping Bag | Kids | 89
@ Size: 0 to 12 months, 12 to 24 months
# kids, baby, sleeping bag
Arms in or arms out, cuffs that fold over hands, zip from the foot for midnight work.
- Rated to 40°F with a base layer | Machine washable
= material: Cotton lining, polyester fill; weight: 480; care: Machine wash warm, tumble dry low

Trailbuddy Kids' Pack 10 | Kids | 48
@ Color: Mustard, Sky
# kids, backpack, hiking
Ten liters: water, snack, jacket, one plush animal with its head out. Chest strap with a whistle they will find within a minute.
- 10 L | Ages 4 to 8 | Whistle buckle
= material: Recycled polyester; weight: 320; care: Spot clean; volume: 10 L

Summit Seat Child Carrier | Kids | 289
@ Color: Charcoal
# kids, baby, carrier, hiking
Stands by itself on a kickstand, has a sunshade and stirrups, and fits carriers of two heights without tools. For children who can sit up, to forty pounds.
Empty it weighs under seven pounds. Never set it on a table with a child inside, however good the view.
- Carries 48 lb in all | Sunshade and rain cover | 15 L storage
= material: Aluminum frame, nylon 420D; weight: 3100; care: Seat pad machine washable
! stock: 4

Explorer Bug Kit | Kids | 26
# kids, gift, nature
A jar with a magnifying lid, a soft net, tongs, and a chart of twenty backyard beasts. Let them go at dusk.
= material: Plant-based plastic, cotton; weight: 310

Kids' Headlamp, Firefly | Kids | 22
@ Color: Coral, Sky, Moss
# kids, light, headlamp
Turns itself off after an hour, so the batteries see the morning. Never brighter than eyes should take.
- 40 lumens | Two AAA included | Ages 3+
= material: ABS; weight: 48; brightness: 40 lumens

Paddle Pup Dog Life Vest | Dog Gear | 64
@ Color: Mustard; Size: XS..XL
# dog, paddling, safety
A handle on the back strong enough to lift a Labrador into a canoe. We tried with a Labrador. He wants to do it again.
- Lift handle | Chin float | Reflective
= material: 300-denier polyester, foam; weight: 520; care: Rinse with fresh water

Packhound Dog Saddlebags | Dog Gear | 74
@ Color: Rust; Size: S, M, L
# dog, hiking, backpack
Let them carry their own dinner: no more than a fifth of body weight, evenly. Bags unclip at the tent, harness stays on.
= material: 420-denier nylon; weight: 480; care: Hand wash

Trail Paws Dog Boots, Set of 4 | Dog Gear | 58
@ Size: XS..XL
# dog, winter, hiking
For salt, scree and hot sand. Practice in the kitchen first and have a camera ready.
Measure the width of a front paw with weight on it: XS 1.75 in, S 2.1, M 2.5, L 2.9, XL 3.3.
= material: Rubber sole, mesh upper; weight: 210; care: Hand wash
! out: M

Dog Sleeping Bag | Dog Gear | 89 was 105
@ Size: M, L +15
# dog, camping, sale
Padded below, fill above, a zip wide enough to walk in through. Keeps the dog out of yours, in theory.
= material: Recycled polyester; weight: 760; care: Machine wash cold
`);
