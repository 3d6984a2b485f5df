/** Sleeping bags, quilts, mats and pillows. Part of the English demo shop's catalogue; the notation is notation.ts. */
import { readGear } from "./notation";

export const sleep = readGear(`
Drift 20 Down Sleeping Bag | Sleeping Bags | 329
@ Color: Navy; Size: Regular, Long +20
# sleeping bag, down, 3 season, backpacking
The one bag most people need from April to October. Twenty ounces of 750 fill down, a hood that closes around your nose, and a zip that has met a hundred tents without once eating the lining.
Comfort is 28°F; the 20 in the name is the lower limit, where an average sleeper curls up but still sleeps.
- Comfort 28°F (-2°C) | Lower limit 20°F (-7°C) | 750 fill down | Storage sack included
= material: 20-denier recycled nylon, RDS duck down 750 fill; weight: 930; care: Front loader with down soap, tumble low for hours; comfort_temperature: 28°F (-2°C); limit_temperature: 20°F (-7°C)

Women's Drift 20 Down Sleeping Bag | Sleeping Bags | 339
@ Color: Plum; Size: Short, Regular
# sleeping bag, down, 3 season, women
Same shell as the other Drift with three more ounces of down at the feet and hips, and a cut that is narrower at the shoulder. Rated for the sleeper who runs cold.
Short fits to 5 ft 4 in, Regular to 5 ft 9 in.
- Comfort 22°F (-6°C) | 750 fill down | Extra fill in the foot box
= material: 20-denier recycled nylon, RDS duck down 750 fill; weight: 1010; care: Front loader with down soap, tumble low for hours; comfort_temperature: 22°F (-6°C); limit_temperature: 12°F (-11°C)

Drift 0 Winter Sleeping Bag | Sleeping Bags | 479
@ Color: Rust; Size: Regular, Long +25
# sleeping bag, down, winter, mountaineering
A draft collar as thick as a scarf, trapezoid baffles, and a shell that sheds the frost your breath leaves on the tent wall. Below zero Fahrenheit, add a liner and eat something fatty before bed.
Regular fits to 6 ft, Long to 6 ft 6 in. The zip runs from the collar to the knee only, since long zips leak heat.
- Comfort 11°F (-12°C) | Lower limit 0°F (-18°C) | 850 fill down
= material: 15-denier nylon, RDS goose down 850 fill; weight: 1240; care: Professional down cleaning, or front loader with down soap; comfort_temperature: 11°F (-12°C); limit_temperature: 0°F (-18°C)
! out: Long

Brookside 35 Synthetic Sleeping Bag | Sleeping Bags | 119
@ Color: Forest, Coral; Size: Regular, Long +10
# sleeping bag, synthetic, summer, vegan, beginner
Gets wet, stays warm, goes in the washing machine on Sunday night. What it does not do is pack small.
- Comfort 41°F (5°C) | Lower limit 35°F (2°C) | Full zip opens to a blanket
= material: Recycled polyester, 120 g fill; weight: 1180; care: Machine wash cold, tumble dry low; comfort_temperature: 41°F (5°C); limit_temperature: 35°F (2°C)

Brookside 15 Synthetic Sleeping Bag | Sleeping Bags | 149 was 179
@ Color: Forest; Size: Regular, Long +10
# sleeping bag, synthetic, 3 season, vegan, sale
The heavier sibling, for boat trips and wet autumns. Two layers of fill are offset, so no seam is a cold line.
- Comfort 25°F (-4°C) | Lower limit 15°F (-9°C) | Draft tube
= material: Recycled polyester, 2 × 100 g fill; weight: 1690; care: Machine wash cold, tumble dry low; comfort_temperature: 25°F (-4°C); limit_temperature: 15°F (-9°C)

Feather Top Quilt 30 | Sleeping Bags | 259
@ Color: Charcoal; Size: Regular, Wide +20
# quilt, down, ultralight, backpacking
No zip, no hood, no down crushed under your back. Two straps hold it to the mat, and your beanie does the rest.
Choose Wide if you sleep on your side or turn often: draft comes in at the edges, and wide ones stay tucked.
- Comfort 37°F (3°C) | Lower limit 30°F (-1°C) | Mat straps included
= material: 10-denier nylon, RDS goose down 850 fill; weight: 560; care: Front loader with down soap, tumble low for hours; comfort_temperature: 37°F (3°C); limit_temperature: 30°F (-1°C)

Camp Double Sleeping Bag | Sleeping Bags | 189
@ Color: Sand
# sleeping bag, double, car camping
Fifty-nine inches wide, lined with brushed cotton, and it comes apart into two blankets after a quarrel.
- Fits 2 | Comfort 45°F (7°C) | Cotton flannel lining
= material: Polyester shell, cotton lining; weight: 3600; care: Machine wash warm, tumble dry low; comfort_temperature: 45°F (7°C)

Cloudbank Air Mat | Sleeping Mats | 169
@ Size: Regular, Long Wide +30
# sleeping mat, insulated, ultralight, backpacking
Three inches of air over a reflective film, in a roll the size of a quart bottle. Twelve breaths with the pump sack, and side sleepers keep their hips off the ground.
It crackles a little on the first night. By the third you will not hear it.
- R-value 4.5 | 3 inches thick | Pump sack and patch kit included
= material: 30-denier nylon; weight: 440; care: Wipe with mild soap, store unrolled with the valve open; r_value: 4.5

Cloudbank Winter Air Mat | Sleeping Mats | 219
@ Size: Regular, Long Wide +30
# sleeping mat, winter, insulated
Two layers of film and a bit of synthetic fill between them. This one is for sleeping on snow.
Two valves, one in and one out, so that a gust does not undo your work halfway. For the coldest nights put a foam pad beneath it and add the two R-values.
- R-value 7.1 | 3.5 inches thick | Pump sack included
= material: 40-denier nylon; weight: 620; care: Wipe with mild soap, store unrolled with the valve open; r_value: 7.1
! stock: 4

Meadow Self-Inflating Mat | Sleeping Mats | 89
@ Size: Regular, XL +35
# sleeping mat, car camping, family
Open the valve, put the kettle on, come back. Two breaths top it up.
- R-value 3.8 | 2 inches thick | Non-slip base
= material: 75-denier polyester, open-cell foam; weight: 1150; care: Wipe clean, store flat; r_value: 3.8

Foldaway Foam Pad | Sleeping Mats | 45
# sleeping mat, foam, lightweight
Cannot be punctured. Can be sat on, stood on, fanned at a fire and used to splint a leg.
- R-value 2.0 | Folds to 20 by 5 inches | Works alone or under an air mat
= material: Closed-cell polyethylene; weight: 410; care: Wipe clean; r_value: 2.0

Nimbus Inflatable Pillow | Sleep Extras | 42
@ Color: Sky, Charcoal
# pillow, travel, backpacking
A brushed cover over a scalloped bladder, so your head stays in the middle. Eighty grams.
- 16 by 11 inches | Removable cover | Two-stage valve
= material: Polyester knit, TPU bladder; weight: 82; care: Cover machine washable

Stuffable Camp Pillowcase | Sleep Extras | 18
@ Color: Rust, Forest
# pillow, lightweight
Fill it with the jacket you are not wearing. Fleece on one side, cotton on the other.
= material: Fleece and cotton; weight: 74; care: Machine wash warm

Silk Sleeping Bag Liner | Sleep Extras | 68
@ Size: Mummy, Rectangle
# liner, silk, travel, hostel
Adds about eight degrees and keeps the bag clean for a season. Rolls up smaller than an orange.
- Adds about 8°F | 85 inches long
= material: 100% mulberry silk; weight: 128; care: Hand wash cool, drip dry

Fleece Sleeping Bag Liner | Sleep Extras | 49
# liner, winter, fleece
Makes a summer bag into an autumn one. Bulky, honest, and good as a blanket on the porch.
- Adds about 14°F | Side zip
= material: Recycled polyester fleece; weight: 540; care: Machine wash cold
! out: all

Compression Stuff Sack | Sleep Extras | 24
@ Size: 8 L, 14 L +4, 20 L +8
# sack, packing, sleeping bag
Four straps squeeze a sleeping bag to half. Let it out again at home: down stored flat stays flat.
= material: 30-denier silicone nylon; weight: 96; care: Wipe clean
`);
