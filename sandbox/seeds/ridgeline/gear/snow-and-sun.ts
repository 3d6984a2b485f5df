/** Winter gear, sun and insect protection. Part of the English demo shop's catalogue; the notation is notation.ts. */
import { readGear } from "./notation";

export const snowAndSun = readGear(`
Gaiter High | Snow Gear | 74
@ Color: Black, Rust; Size: S, M, L
# gaiters, winter, waterproof, mountaineering
Knee high, with a panel inside the ankle that crampons cannot open. The strap under the boot is sold as a spare, because it is what wears out.
S fits boots to US men's 8, M to 10.5, L from 11.
- 15 inches tall | Crampon patch | Front closure
= material: 3-layer laminate, 500-denier nylon; weight: 260; waterproof: 20000; care: Hose off, hang to dry

Icewalk Microspikes | Snow Gear | 64
@ Size: S, M, L, XL
# winter, traction, ice, hiking
Twelve steel teeth a foot on a rubber harness: for packed snow, frozen trails and the mailbox in January. They are not crampons.
S fits US men's 5 to 7, M 7.5 to 10, L 10.5 to 12.5, XL 13 and up.
- 12 spikes a foot | Stuff pouch included
= material: Stainless steel, elastomer; weight: 390; care: Rinse, dry, keep the rubber out of the sun
! out: S

Ten-Point Strap Crampons | Snow Gear | 129
# winter, mountaineering, ice
Straps fit any stiff boot, from US 5 to 14. Front points short enough to walk in, long enough for a snow couloir.
- 10 points | Anti-snow plates | One size
= material: Chromoly steel; weight: 810; care: Dry after use, file the points by hand
! stock: 3

Classic Ice Axe | Snow Gear | 94
@ Length: 55 cm, 60 cm, 65 cm
# winter, mountaineering
Straight shaft, steel head, rubber where you plant it. Held by your side, the spike should end at your ankle bone.
= material: Aluminum shaft, steel head; weight: 440; care: Dry, file by hand

Powderline Snowshoes | Snow Gear | 189 was 229
@ Size: 22 in, 25 in +10, 30 in +20
# winter, snowshoes, sale
One dial, no straps to freeze. Heel lifts save your calves on the climb, and the teeth run all the way around for sidehills.
Choose by weight with pack: 22 up to 175 lb, 25 up to 220 lb, 30 up to 280 lb.
- Sold as a pair | Heel lifts | Dial binding
= material: Composite deck, steel teeth; weight: 1960; care: Rinse salt off

Whiteout Snow Goggles | Snow Gear | 98
@ Lens: Amber, Smoke; Size: Youth, Adult +10
# winter, ski, goggles
Magnets hold the lens, so swapping takes a breath. Amber for flat light, smoke for blue days; a soft pouch wipes both.
- Fits over glasses (Adult) | Magnetic lens | UV400
= material: Polyurethane frame; weight: 140; care: Dab, never rub, the inside

Balaclava, Merino | Snow Gear | 44
@ Color: Black, Moss
# winter, merino, ski
Hinged at the chin: pull it down for soup, up for wind.
= material: Merino wool, 200 g/m²; weight: 62; care: Machine wash cold in a bag

Hand Warmers, 10 Pairs | Snow Gear | 12
# winter, gift
Shake, pocket, eight hours. Iron powder and salt; put them out with the household trash.
= material: Iron, vermiculite, salt; weight: 480
! stock: 140

Rechargeable Hand Warmer | Snow Gear | 42
@ Color: Rust, Charcoal
# winter, gift, power
Warm on both sides within a minute, at three strengths. Also fills half a phone, if it comes to that.
- Up to 7 h | USB-C | 5,000 mAh
= material: Aluminum; weight: 135

Glacier Sunglasses | Sunglasses | 89
@ Color: Black, Amber
# sun, mountaineering, sunglasses
Category 4 lenses and side shields that come off. Much too dark to drive in, and in most countries illegal to.
- Category 4 | Removable side shields | Hard case
= material: Bio-based nylon; weight: 34; care: Rinse before wiping

Shoreline Polarized Sunglasses | Sunglasses | 64 was 75
@ Color: Brown, Black, Sage
# sun, fishing, everyday, sunglasses, sale
You see the trout instead of the sky. They float if dropped, face up, looking surprised.
- Category 3 | Polarized | Floats
= material: Bio-based nylon; weight: 26; care: Rinse before wiping

Kids' First Sunglasses | Sunglasses | 28
@ Color: Sky, Coral
# sun, kids, sunglasses
Bendable arms, a strap, and lenses as serious as the grown-up ones. For ages two to six.
- Category 3 | Strap included
= material: Rubberized nylon; weight: 18

Mineral Sunscreen SPF 50 | Sun and Insects | 21
@ Size: 1.7 oz, 4 oz +11
# sun, skin
Zinc, shea butter, no perfume. It goes on white and stays a little white: that is the part that works.
Two fingers' length of cream for face and neck, again after two hours. Babies under six months belong in the shade instead.
- SPF 50 | Water resistant 80 min | Without oxybenzone
= material: Non-nano zinc oxide 22%; weight: 70; care: Use within 12 months of opening

Lip Balm SPF 30 | Sun and Insects | 6
@ Flavor: Plain, Peppermint
# sun, skin, gift
Goes through the wash once without harm. We know.
= material: Beeswax, zinc oxide; weight: 5
! stock: 160

Insect Repellent, Picaridin 20% | Sun and Insects | 14
@ Type: Spray, Lotion +2
# insects, mosquito, ticks
Twelve hours against mosquitoes, fourteen against ticks, and it does not melt your watch strap. No smell after a minute.
= material: Picaridin 20%; weight: 130; capacity: 100; care: Keep away from flames

Permethrin Clothing Treatment | Sun and Insects | 19
# insects, ticks, care
For cloth, not for skin. Spray socks and cuffs, dry for two hours, good for six washes. Keep cats away until it is dry.
= material: Permethrin 0.5%; weight: 720; capacity: 700
! stock: 16

Head Net, No-See-Um | Sun and Insects | 13
# insects, lightweight
An ounce of black mesh, because you see better through black. Wear it over a brim or it will lie on your nose.
= material: Polyester mesh; weight: 24; care: Hand wash cool

Tick Remover Card | Sun and Insects | 7
# ticks, first aid, dog
The size of a bank card: a notch for nymphs, a notch for adults, a lens to tell which.
= material: Stainless steel; weight: 12
`);
