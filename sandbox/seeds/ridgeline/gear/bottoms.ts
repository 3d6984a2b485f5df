/** Pants, shorts, skirts, underwear, socks, hats and gloves. Part of the English demo shop's catalogue; see notation.ts. */
import { readGear } from "./notation";

export const bottoms = readGear(`
Women's Traverse Hiking Pants | Pants | 98
@ Color: Slate, Sage, Black; Size: 0, 2, 4, 6, 8, 10, 12, 14, 16
# hiking, stretch, women
Five pockets that hold things, one of them a whole phone. The waist is elastic at the back only, so it lies flat under a hip belt.
Regular fit through the hip, tapered below the knee. The hem can be drawn in over boots.
- Four-way stretch | Water-repellent finish | 31-inch inseam
= material: Nylon 90%, elastane 10%; weight: 310; care: Machine wash cold, tumble dry low

Women's Downpour Rain Pants | Pants | 86
@ Color: Black, Navy; Size: XS..XL
# waterproof, rain, women, hiking
Zips to the hip on both sides. Short and regular legs were asked for so often that the hem now has two snaps.
- 10,000 mm waterproof rating | Full-length side zips
= material: Ripstop nylon, 2.5-layer; weight: 250; waterproof: 10000; care: Machine wash cold, line dry, re-proof yearly

Men's Granite Softshell Pants | Pants | 128 was 149
@ Color: Charcoal, Olive; Size: waists
# softshell, winter, men, hiking, sale
Winter walking, spring touring, autumn anything. Fleece on the inside of the thigh, vents on the outside.
Regular fit with a gusset. Sheds snow and drizzle, but is not waterproof.
= material: Nylon-elastane double weave; weight: 480; care: Machine wash cold, line dry
! out: Olive / 36, Olive / 38

Fleece-Lined Winter Tights | Pants | 79
@ Color: Black, Plum; Size: XS..XL
# running, women, winter, thermal
Brushed within, reflective down the calf, and a pocket at the small of the back for the house key.
= material: Polyester 82%, elastane 18%; weight: 265; care: Machine wash cold

Snowfield Ski Bibs | Pants | 199
@ Color: Rust, Black; Size: S..XL
# waterproof, ski, winter
High in front, stretch behind, vents from hip to knee. The cuffs have plastic scuff guards; your edges will find them.
Sizes that are gone can be ordered ahead of the January delivery.
The shoulder straps come off, and the bib drops at the back on a zip.
- 20,000 mm waterproof rating | Taped seams | Inner beacon pocket
= material: 2-layer laminate, nylon face; weight: 640; waterproof: 20000; care: Wash cold with shell wash, tumble low
! ahead; out: Black / M

Kids' Mudlark Rain Pants | Pants | 34
@ Color: Navy, Mustard; Size: 4, 6, 8, 10
# waterproof, rain, kids
Pulled on over everything, with stirrups and a high bib. Hose the child, then the pants.
- 8,000 mm waterproof rating
= material: Polyester, PU coated; weight: 230; waterproof: 8000; care: Hose down, line dry

Kids' Scrambler Pants | Pants | 44
@ Color: Moss, Charcoal; Size: 4, 6, 8, 10, 12
# kids, hiking
Double knees with a slot, so you can slide in a patch when the first layer has given its life.
= material: Nylon-cotton blend; weight: 240; care: Machine wash warm

Women's Tidewater Shorts | Shorts | 58
@ Color: Sky, Sand; Size: 0, 2, 4, 6, 8, 10, 12, 14
# summer, women, hiking, quick dry
In the lake at noon, dry on the bench at half past.
- 5-inch inseam | Zipped back pocket
= material: Nylon 88%, elastane 12%; weight: 150; care: Machine wash cold

Men's Tidewater Shorts | Shorts | 62
@ Color: Navy, Sand, Rust; Size: waists
# summer, men, quick dry, swimming
Trail shorts without a liner that have fooled many a hotel pool.
The back pocket has a drain hole, the front ones a bright mesh so that you see your keys leave.
- 8-inch inseam | Drains fast
= material: Nylon 88%, elastane 12%; weight: 185; care: Machine wash cold

Men's Fleet Running Shorts | Shorts | 54 was 60
@ Color: Black, Coral; Size: S..XL
# running, men, summer, sale
Split sides, a liner that does not chafe at mile twenty, four gels' worth of stretch pocket around the waist.
= material: Recycled polyester; weight: 110; care: Machine wash cold

Women's Saunter Trail Skirt | Skirts | 64
@ Color: Slate, Plum; Size: XS..XL
# skirt, women, hiking, travel
Shorts beneath, swing above. The pockets are in the shorts, where they do not flap.
= material: Nylon-elastane; weight: 215; care: Machine wash cold

Insulated Camp Skirt | Skirts | 89
@ Color: Black, Forest; Size: XS..XL
# skirt, women, winter, insulated
Zips on over tights in the parking lot and keeps the one part warm that sits on cold rock.
= material: Recycled nylon, 80 g fill; weight: 280; care: Machine wash cold, tumble dry low

Men's Merino Boxer Briefs | Underwear | 38
@ Color: Charcoal, Navy; Size: S..XXL
# merino, men, travel
Two pairs will see you through a fortnight, alternating. Hygiene seal: returnable only while it is closed.
= material: Merino wool 83%, nylon 12%, elastane 5%; weight: 72; care: Machine wash cold in a bag

Women's Merino Briefs | Underwear | 29
@ Color: Black, Plum; Size: XS..XL
# merino, women, travel
No seam at the back, no elastic that shows. Hygiene seal: returnable only while it is closed.
= material: Merino wool 83%, nylon 12%, elastane 5%; weight: 38; care: Machine wash cold in a bag

Women's Bracken Sports Bra | Underwear | 48
@ Color: Slate, Coral; Size: XS..XL
# women, running, hiking
Medium support, wide at the shoulder where straps would dig. Dries before the coffee is through.
= material: Nylon-elastane, merino lining; weight: 88; care: Machine wash cold in a bag

Toe Liner Socks | Socks | 16
@ Color: Charcoal, Sky; Size: S, M, L
# socks, running, blisters
Five little sleeves. People laugh at them until about mile nine.
= material: Nylon-polyester; weight: 36; care: Machine wash warm

Heavyweight Mountain Socks | Socks | 29
@ Color: Rust, Slate; Size: S, M, L, XL
# merino, socks, winter, mountaineering
Terry all over, ribbed at the arch, tall enough for plastic boots. Guaranteed against holes for three years.
Break a stiff boot in with these and most blisters will not happen.
= material: Merino wool 72%, nylon 26%, elastane 2%; weight: 128; care: Machine wash cold

Kids' Merino Socks, 2-Pack | Socks | 19
@ Color: Assorted; Size: 10 to 13, 1 to 4
# merino, socks, kids
One pair striped, one pair not, all four eventually worn together.
= material: Merino wool 60%, nylon 38%, elastane 2%; weight: 62; care: Machine wash warm

Waterproof Trail Socks | Socks | 46
@ Color: Charcoal; Size: S, M, L, XL
# waterproof, socks, cycling, running
A membrane between knit and wool, for bogs, slush and the commute. Water can still come in over the top.
- Waterproof to the cuff | Merino inside
= material: Nylon outside, merino inside; weight: 118; waterproof: 10000; care: Machine wash cool, inside out

Desert Cape Cap | Hats | 36
@ Color: Sand, Sage
# UPF 50, sun, summer
A cap with a curtain. The curtain snaps off for the restaurant.
- UPF 50+ | One size
= material: Nylon; weight: 74; care: Hand wash; upf: 50+

Trapper Winter Hat | Hats | 54
@ Color: Black, Brown; Size: M, L
# winter, insulated
Ear flaps up for the bus, down for the bus stop.
= material: Waxed cotton, synthetic pile; weight: 165; care: Spot clean

Kids' Bobble Hat | Hats | 22
@ Color: Coral, Sky, Mustard
# wool, kids, winter, gift
Fleece band inside, pompom outside, ties below the chin that undo themselves if they catch.
= material: Wool-acrylic knit, fleece band; weight: 70; care: Hand wash cool

Belay Gloves | Gloves | 44
@ Size: S, M, L, XL
# climbing, leather
Double palm, cut knuckles, a loop to hang them by. Also for grilling.
= material: Goatskin; weight: 105; care: Wipe clean, condition

Kids' Snow Mittens | Gloves | 32
@ Color: Navy, Coral; Size: S, M, L
# waterproof, winter, kids, ski
Long cuffs, leashes, a nose wipe on the thumb. Fingers stay together, where it is warm.
= material: Nylon, waterproof insert, 150 g fill; weight: 120; waterproof: 8000; care: Machine wash cold, air dry

Ultralight Rain Mitts | Gloves | 48
@ Size: S/M, L/XL
# waterproof, rain, lightweight
An ounce of shell for over whatever you wear. Nothing is worse than wet wool at forty degrees; this is the cure.
- 10,000 mm waterproof rating | Taped
= material: 3-layer laminate; weight: 30; waterproof: 10000; care: Wipe clean
`);
