/** Boots, trail runners, sandals and camp shoes in US sizes. Part of the English demo shop's catalogue; see notation.ts. */
import { readGear } from "./notation";

export const footwear = readGear(`
Men's Talus Leather Backpacking Boot | Footwear | 289
@ Color: Brown; Size: us-men
# boots, waterproof, leather, backpacking, men
One piece of 2.8-millimeter leather, stitched so that it can be resoled twice. Break it in on ten short walks; after that it will outlive two packs.
True to size. Wear a heavy sock when you try it.
- Waterproof lining | Resoleable | Stiffness 4 of 5
= material: Full-grain leather, rubber sole; weight: 1420; waterproof: 10000; care: Brush, dry away from heat, wax; drop: 14 mm

Women's Talus Leather Backpacking Boot | Footwear | 289
@ Color: Brown; Size: us-women
# boots, waterproof, leather, backpacking, women
Narrower at the heel, higher at the arch. The tongue is sewn to the top eyelet: wade ankle deep and stay dry.
- Waterproof lining | Resoleable | Stiffness 4 of 5
= material: Full-grain leather, rubber sole; weight: 1240; waterproof: 10000; care: Brush, dry away from heat, wax; drop: 14 mm
! out: 9, 10

Men's Plover Light Hiker | Footwear | 139 was 159
@ Color: Moss, Charcoal; Size: us-men
# boots, hiking, men, sale
A boot for people who say they do not need boots. Comfortable from the carton, and airy, since there is no membrane: wet feet dry on the go.
Runs half a size small.
- Not waterproof | Ankle height | Stiffness 2 of 5
= material: Recycled mesh, suede, rubber sole; weight: 860; care: Brush, rinse, air dry; drop: 10 mm

Women's Plover Light Hiker | Footwear | 139
@ Color: Sage, Plum; Size: us-women
# boots, hiking, women
Weighs what a pair of apples and a sandwich weigh. Pull loop at the heel, lace locks at the ankle.
Runs half a size small.
- Not waterproof | Ankle height | Stiffness 2 of 5
= material: Recycled mesh, suede, rubber sole; weight: 740; care: Brush, rinse, air dry; drop: 10 mm

Women's Scree Trail Runner | Footwear | 128
@ Color: Sky, Coral; Size: us-women
# running, women, shoes
Lugs of five millimeters, a plate that stones cannot poke through, and a toe box with room for the downhill.
Sticky enough for wet rock, shallow enough for a mile of road. True to size.
- 6 mm drop | Rock plate | Drains through the sole
= material: Engineered mesh, rubber; weight: 490; care: Rinse, air dry, no machine; drop: 6 mm

Wadi Trail Runner Waterproof | Footwear | 154
@ Color: Black, Rust; Size: us-men
# running, men, waterproof, winter, shoes
With a membrane, for snowmelt and dewy grass. In August you will wish for the Scree instead.
True to size. Let it dry from within: pull out the insole and stuff the toe with paper.
- Waterproof membrane | 8 mm drop | Gaiter hook
= material: Ripstop upper, rubber; weight: 640; waterproof: 8000; care: Rinse, air dry, no machine; drop: 8 mm

Approach Shoe, Gneiss | Footwear | 149
@ Color: Slate; Size: us-men
# climbing, men, shoes
Sticky in front, stiff in the middle, laced to the toes. Climbs the easy pitch so your rock shoes can stay clipped.
Take your street size, or half a size less for climbing.
- Climbing zone at the toe | Stiffness 3 of 5
= material: Suede, sticky rubber; weight: 820; care: Brush dry; drop: 9 mm

Bouldering Slipper | Footwear | 98
@ Color: Mustard; Size: 6, 7, 7.5, 8, 8.5, 9, 9.5, 10, 10.5, 11
# climbing, shoes, vegan
Soft, flat, beginner friendly; a single strap. Unisex, in US men's sizes: women add one and a half.
= material: Microfiber, 4 mm rubber; weight: 410; care: Air out, never on a dashboard

Men's Strand Hiking Sandal | Footwear | 89
@ Color: Black, Moss; Size: 8, 9, 10, 11, 12
# sandals, summer, men, paddling
Three straps and a toe guard. River to brew pub without a change.
Whole sizes only: between two, go down.
- Toe guard | Quick-dry straps
= material: Recycled webbing, EVA, rubber; weight: 620; care: Rinse, scrub with soap

Women's Strand Hiking Sandal | Footwear | 89
@ Color: Sky, Plum; Size: 6, 7, 8, 9, 10
# sandals, summer, women, paddling
The heel strap adjusts, which is rarer than it ought to be.
Whole sizes only: between two, go down.
= material: Recycled webbing, EVA, rubber; weight: 510; care: Rinse, scrub with soap
! out: Plum / 8

Down Camp Bootie | Footwear | 68
@ Color: Charcoal, Rust; Size: S, M, L
# camp, winter, down
Sleeping bags for feet, with a sole for the trip to the spring. Loosely sized: S to US 7, M to 10, L to 13.
= material: Nylon, recycled down 600 fill; weight: 280; care: Hand wash with down soap

Ultralight Camp Slide | Footwear | 29
@ Color: Moss, Sand, Coral; Size: 6, 7, 8, 9, 10, 11, 12
# camp, sandals, lightweight
Five ounces the pair. Bliss, after boots.
= material: EVA foam; weight: 150; care: Rinse

Kids' Pebble Waterproof Boot | Footwear | 79
@ Color: Navy, Coral; Size: 11, 12, 13, 1, 2, 3, 4
# boots, waterproof, kids, hiking
Toggle laces, a bumper around the toe, and an insole printed with a line: when the toes pass it, it is time for the next size.
- Waterproof membrane | Fit line inside
= material: Suede, mesh, rubber sole; weight: 520; waterproof: 8000; care: Brush, air dry

Kids' Splash Rubber Boots | Footwear | 34
@ Color: Mustard, Sky; Size: 8, 9, 10, 11, 12, 13
# boots, rain, waterproof, kids
Handles to pull by. That is the whole invention, and it works.
One size up leaves room for wool socks and a season's growth.
= material: Natural rubber, cotton lining; weight: 640; care: Hose off

Women's Frostholm Winter Boot | Footwear | 189 was 229
@ Color: Black, Brown; Size: us-women
# boots, winter, waterproof, insulated, women, sale
Rated to twenty-five below while you move, and about ten while you wait for a plow. Grippy on wet ice, merely brave on dry.
Room for a thick sock in your usual size. Slush to the ankle is fine, wading is not.
- 200 g insulation | Waterproof | Ice-grip compound
= material: Waterproof suede, rubber shell; weight: 1180; waterproof: 10000; care: Brush, re-proof each fall; comfort_temperature: -25°F (-32°C) moving

Men's Frostholm Winter Boot | Footwear | 199
@ Color: Black, Brown; Size: us-men
# boots, winter, waterproof, insulated, men
Felt liner that lifts out to dry by the stove. The gusset goes up to the fifth eyelet; so may the slush.
Runs half a size large, to leave space for air and wool. Dry the liner every night in deep cold.
- 400 g insulation | Removable liner
= material: Waterproof leather, rubber shell; weight: 1720; waterproof: 10000; care: Brush, re-proof each fall; comfort_temperature: -40°F (-40°C) moving
! out: Brown / 12

Replacement Insoles, Cork | Footwear | 34
@ Size: S, M, L, XL
# footwear, insoles, care
Mold themselves to your arch within a week. Trim along the printed line with kitchen scissors.
= material: Cork, wool felt; weight: 120; care: Air out

Boot Laces, 2 Pairs | Footwear | 9
@ Length: 48 in, 60 in, 72 in
# footwear, spare part, repair
Count your eyelets: four pairs take 48, six take 60, eight take 72.
= material: Waxed polyester; weight: 40
! stock: 95
`);
