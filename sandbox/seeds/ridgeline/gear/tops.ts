/** Rainwear, softshells, insulation and shirts for women, men and children. English demo shop; see notation.ts. */
import { readGear } from "./notation";

export const tops = readGear(`
Women's Harbinger 3L Rain Jacket | Jackets | 239
@ Color: Plum, Navy, Sage; Size: XS..XL
# waterproof, rain, women, hiking, shell
Three bonded layers and pit zips long enough to pull a fleece through. Cut for hips and for reaching up: the hem stays where it was.
Fits over a fleece in your usual size. The pit zips have storm flaps of their own, so open them in the rain without a thought.
- 20,000 mm waterproof rating | Pit zips | Helmet-compatible hood
= material: Recycled nylon, 3-layer laminate; weight: 385; waterproof: 20000; care: Wash cold, two rinses, tumble low to revive the finish; breathability: 18,000 g/m² per 24 h
! out: Sage / XS

Women's Dapple Rain Jacket | Jackets | 129
@ Color: Coral, Sky, Black; Size: XS..XXL
# waterproof, rain, women, everyday, packable
Stays in the bag until the sky changes its mind, then comes out with hardly a crease. Two layers and a mesh lining; for all-day rain pick something with three.
Regular fit, hip length. If you are between sizes and mean to wear a sweater below, go up.
- 10,000 mm waterproof rating | Packs into its pocket | Two-way hem
= material: Recycled polyester, 2-layer laminate; weight: 340; waterproof: 10000; care: Machine wash cold, line dry

Men's Sluice Rain Jacket | Jackets | 119
@ Color: Olive, Navy; Size: S..3XL
# waterproof, rain, men, hiking
Plain, taped and dependable. There is one chest pocket because two would sit beneath your pack's strap.
Roomy in the shoulders, straight at the hem. 3XL is cut for a chest of 51 to 54 inches.
- 10,000 mm waterproof rating | Fully taped | Stowable hood
= material: Recycled polyester, 2.5-layer; weight: 355; waterproof: 10000; care: Machine wash cold, line dry

Men's Crest Hardshell | Jackets | 329 was 389
@ Color: Rust, Black; Size: S..XL
# waterproof, shell, men, ski, mountaineering, sale
Made for ice, brush and chairlifts: face fabric of eighty denier, zips you can work in mittens, a snow skirt that unbuttons for summer.
Close fit over thin layers. The hood turns with your head and goes over a helmet.
- 28,000 mm waterproof rating | Snow skirt | Two-way pit zips
= material: 80-denier nylon, 3-layer laminate; weight: 520; waterproof: 28000; care: Wash cold with shell wash, tumble low; breathability: 25,000 g/m² per 24 h
! out: Rust / L, Rust / XL

Trail Rain Poncho | Jackets | 49
@ Color: Moss, Orange; Size: S/M, L/XL
# waterproof, rain, festival, lightweight
Goes over you and your pack together. Snap the sides, cinch the waist, look like a small cheerful tent.
- 5,000 mm waterproof rating | Covers a 40 L pack
= material: 40-denier nylon, PU coated; weight: 310; waterproof: 5000; care: Rinse and hang to dry

Women's Larch Softshell | Jackets | 124
@ Color: Slate, Plum; Size: XS..XL
# softshell, windproof, women, hiking
A brushed inside, a slick outside, and enough stretch for a high step. Sheds a drizzle; gives up in a downpour.
Cut close. Size up to wear it over a thick fleece.
- Windproof front | Water-repellent, not waterproof | Two hand pockets above the hip belt
= material: Nylon 88%, elastane 12%; weight: 410; care: Machine wash cold, line dry

Men's Gannet Softshell Hoody | Jackets | 134
@ Color: Charcoal, Forest; Size: S..XXL
# softshell, climbing, men
The hood goes under a helmet, the sleeves push up over forearms, and granite takes longer to chew through it than through the last one.
Two chest pockets, clear of a harness; no hand pockets, for the same reason.
- Underhelmet hood | Abrasion panels at elbows
= material: Nylon-elastane double weave; weight: 455; care: Machine wash cold, line dry

Women's Tern Down Jacket | Jackets | 209
@ Color: Cream, Navy, Sage; Size: XS..XL
# down, insulated, women, packable, winter
Twelve ounces, 800 fill, hood. The baffles narrow at the sides, so it looks like a jacket rather than bedding.
The outer sheds snow and a few drops. In real rain, put a shell over it.
- 800 fill power down | Packs into left pocket | Two-way zip
= material: 15-denier recycled nylon, RDS goose down 800 fill; weight: 340; care: Down soap, tumble dry low until fluffy
! out: Cream

Women's Quillwort Insulated Coat | Jackets | 219 was 259
@ Color: Black, Forest; Size: XS..XL
# insulated, waterproof, winter, women, city, synthetic, sale
Thigh length, synthetic, and dry through a sleet storm at a soccer pitch. Hidden cuffs, a phone pocket near the heart where batteries live longer.
- 15,000 mm waterproof rating | Warm when wet | Removable hood
= material: Recycled polyester shell, 120 g fill; weight: 960; waterproof: 15000; care: Machine wash cold, tumble dry low

Men's Alder Insulated Jacket | Jackets | 159
@ Color: Mustard, Navy, Black; Size: S..XXL
# insulated, synthetic, men, vegan, layering
Eighty grams of fill in the body, forty in the arms. Under a shell it vanishes; over a shirt it passes for town clothes.
It breathes better than down and dries by body heat in an hour or so.
- Warm when wet | No animal products
= material: Recycled polyester, 80 and 40 g fill; weight: 390; care: Machine wash cold, tumble dry low

Men's Barrow Insulated Vest | Jackets | 98
@ Color: Olive, Navy; Size: S..XL
# vest, insulated, men, layering
Corduroy collar, snaps you can pop open in one pull, hand pockets behind the front pockets.
= material: Cotton-nylon shell, 100 g recycled fill; weight: 420; care: Machine wash cold

Women's Fern Fleece Jacket | Fleeces | 89
@ Color: Sage, Oatmeal, Plum; Size: XS..XXL
# fleece, women, layering
Deep pile outside, smooth inside, warm everywhere. Sheds a bit of fluff in its first wash; a wash bag catches the fibers.
Two zipped hand pockets and an inner one for a phone. Regular fit.
= material: Recycled polyester; weight: 430; care: Machine wash cold in a wash bag, line dry

Men's Burl Pile Fleece | Fleeces | 94 was 110
@ Color: Cream, Rust; Size: S..XL
# fleece, men, camp, sale
The one everybody borrows at the fire. Snap front, nylon chest pocket, elastic that has forgiven many washes.
= material: Recycled polyester pile; weight: 520; care: Machine wash cold, line dry

Kids' Burrow Fleece | Fleeces | 39
@ Color: Sky, Mustard; Size: 4, 6, 8, 10, 12
# fleece, kids, school
Full zip with a garage at the chin, so no skin is caught. There is a name label inside for two names, since it will be handed down.
= material: Recycled polyester; weight: 240; care: Machine wash warm

Kids' Puddle Rain Suit | Jackets | 69
@ Color: Mustard, Coral; Size: 2T, 3T, 4T, 5T
# waterproof, rain, kids, toddler
One piece, one zip from knee to chin, two minutes from door to puddle. Elastic under the boots.
Cut wide for a fleece beneath. The knees and seat are doubled, and the patches are the first thing to go on the slide, not the suit.
- 10,000 mm waterproof rating | Reinforced seat and knees | PFC-free
= material: Recycled polyester, PU coated; weight: 380; waterproof: 10000; care: Hose down, machine wash cold monthly

Kids' Snowdrift Insulated Jacket | Jackets | 92
@ Color: Navy, Coral; Size: 4, 6, 8, 10, 12, 14
# waterproof, insulated, winter, kids, ski
Snow skirt, pass pocket on the sleeve, mittens clipped to the cuffs before they can be lost.
Warm for standing in a lift line at fifteen degrees over a base layer. The sleeve seam can be picked out once for an inch and a half of growth.
- 10,000 mm waterproof rating | Sleeves let down 1.5 inches
= material: Polyester, 120 g fill; weight: 620; waterproof: 10000; care: Machine wash cold, tumble dry low
! out: Coral / 6, Coral / 8

Women's Merino 150 Tee | Base Layers | 72
@ Color: Plum, Sky, Charcoal; Size: XS..XL
# merino, base layer, women, travel, summer
Four days without washing and nobody on the bus moved away. Side seams sit forward, clear of pack straps.
Regular fit, slightly longer at the back. Merino this thin is strong but no match for hook-and-loop: close your straps before the wash.
= material: Merino wool 87%, nylon 13%, 150 g/m²; weight: 130; care: Machine wash cold in a bag, dry flat

Women's Merino 250 Half-Zip | Base Layers | 109
@ Color: Navy, Sage; Size: XS..XL
# merino, base layer, women, winter, thermal
A thermal top with a long zip and a collar that stands. The thumb loops are at the side, where they do not rub.
Warm enough alone on a cool day's climb, thin enough under a shell.
= material: 100% merino wool, 250 g/m²; weight: 270; care: Machine wash cold in a bag, dry flat

Women's Merino 250 Tights | Base Layers | 99
@ Color: Black, Navy; Size: XS..XL
# merino, base layer, women, winter, thermal
High waist, flat seams, a gusset. Once out of the packaging they are yours, for reasons of hygiene.
= material: 100% merino wool, 250 g/m²; weight: 215; care: Machine wash cold in a bag, dry flat

Men's Thermal Grid Crew | Base Layers | 68
@ Color: Charcoal, Rust; Size: S..XXL
# base layer, thermal, men, winter, synthetic
Little squares of fleece with air between. Dries on the body in half an hour; costs less than wool, smells sooner.
Snug by design: it has to touch you to move the sweat away. Take your usual size.
= material: Recycled polyester 94%, elastane 6%; weight: 205; care: Machine wash cold, no softener

Men's Thermal Grid Long Johns | Base Layers | 62
@ Color: Charcoal; Size: S..XXL
# base layer, thermal, men, winter
Matches the crew. Has a fly, which you would think goes without saying.
= material: Recycled polyester 94%, elastane 6%; weight: 190; care: Machine wash cold, no softener

Kids' Merino Base Layer Set | Base Layers | 74
@ Color: Sky, Plum; Size: 4, 6, 8, 10, 12
# merino, base layer, kids, winter, thermal
Top and bottom, soft enough that the word itchy was not heard in testing. Cuffs are double length and folded once.
= material: 100% merino wool, 180 g/m²; weight: 230; care: Machine wash cold in a bag, dry flat

Women's Overlook Sun Hoody | Shirts | 69
@ Color: Cream, Sky, Coral; Size: XS..XXL
# UPF 50, sun, women, summer, hiking
A hood for the neck, thumbholes for the hands, and cloth so thin you forget that it is long sleeved.
Light colors are cooler, dark ones block more sun; both of ours pass the same test.
- UPF 50+ | Dries in 40 minutes
= material: Recycled polyester; weight: 140; care: Machine wash cold, no softener; upf: 50+

Men's Overlook Sun Hoody | Shirts | 69
@ Color: Stone, Sky; Size: S..3XL
# UPF 50, sun, men, summer, fishing
Anglers bought it first; then ridge walkers; then everybody who had burned the backs of their hands once.
- UPF 50+ | Dries in 40 minutes
= material: Recycled polyester; weight: 160; care: Machine wash cold, no softener; upf: 50+

Women's Caraway Hemp Shirt | Shirts | 74 was 86
@ Color: Oatmeal, Sage; Size: XS..XL
# hemp, women, travel, summer, sale
Rolls its own sleeves with a tab and looks better creased. Softens for about five years.
= material: Hemp 55%, organic cotton 45%; weight: 190; care: Machine wash warm
`);
