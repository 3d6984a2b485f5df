/** Knives, tools, navigation, first aid, repair and care. Part of the English demo shop's catalogue; see notation.ts. */
import { readGear } from "./notation";

export const tools = readGear(`
Whittler Folding Knife | Knives | 54
@ Handle: Olive wood, Beech
# knife, everyday, gift
A three-inch carbon blade, a twist collar that locks it, a handle turned from orchard prunings. Carbon steel takes an edge on a river stone and rust from a wet orange: dry it.
Buyers must be 18 or older.
- 3-inch blade | Twist lock | Age 18+
= material: High-carbon steel, wood; weight: 62; care: Dry and oil after use
! vendor: Tindall Forge

Fieldcraft Fixed Blade | Knives | 98
# knife, bushcraft, fixed blade
Full tang, four millimeters at the spine, ground to a plain edge you can sharpen with your eyes shut. The sheath clicks.
Buyers must be 18 or older.
Knife laws differ by state and park: look yours up before you pack it.
- 4.1-inch blade | Full tang | Sheath included | Age 18+
= material: 14C-grade stainless steel, micarta; weight: 168; care: Wash, dry, strop
! vendor: Tindall Forge; stock: 8

Camp Kitchen Knife Set | Knives | 58
# knife, cooking, car camping
Paring knife, chef's knife and a thin board that shields both blades in the drawer of a van.
- 3.5 and 6 inch blades | Board and sheath in one
= material: Stainless steel, bamboo; weight: 460; care: Hand wash

Pocket Multi-Tool 12 | Tools | 69 was 79
# tool, everyday, gift, sale
Pliers first, eleven other things after. Every blade opens from the outside, even in gloves.
- 12 tools | Locking blades | Bit driver
= material: Stainless steel; weight: 205; care: Rinse, dry, a drop of oil

Splitting Hatchet | Tools | 89
# axe, firewood, campfire
One and a quarter pounds of forged head on a hickory handle. Splits kindling, drives pegs, shaves a feather stick if you keep it keen.
- 14 inches | Leather mask included
= material: Forged carbon steel, hickory; weight: 880; care: Oil head and handle twice a year
! vendor: Tindall Forge

Folding Camp Saw | Tools | 46
# saw, firewood
An eight-inch blade that cuts on the pull and goes through a wrist-thick branch in twenty strokes.
- 8-inch blade | Two locking angles
= material: Hardened steel, rubber grip; weight: 260; care: Brush clean, dry

Backcountry Trowel | Tools | 19
@ Color: Orange, Moss
# hygiene, leave no trace
Dig six inches, two hundred feet from water. Nobody photographs this item; everybody should own it.
= material: Aluminum; weight: 24

Fire Steel and Tinder | Tools | 22
# fire, emergency, bushcraft
Throws sparks in rain, at altitude and after a swim. Good for 10,000 strikes; the fatwood stick it hangs on lights with five.
= material: Ferrocerium, fatwood; weight: 58

Storm Matches, 25 | Tools | 9
# fire, emergency
Burn for twelve seconds in a gale and relight after a dunk. Ground shipping only.
= material: Wood, wax coating; weight: 45; care: Keep dry anyway

Emergency Whistle and Mirror | Tools | 13
# emergency, safety, signal
Six blasts a minute, one flash a breath. It hangs flat on a shoulder strap until the day it matters.
- 110 decibels
= material: Plastic, polished steel; weight: 30

Baseline Compass | Navigation | 32
# compass, navigation, beginner
Clear plate, two scales, a bezel that turns in mittens. Balanced for the northern hemisphere.
- 2 degree marks | Scales 1:24,000 and 1:50,000
= material: Acrylic; weight: 34; care: Keep away from phones and magnets

Surveyor Mirror Compass | Navigation | 68
# compass, navigation, mountaineering
Adjustable declination, a sighting mirror good to one degree, and a clinometer for the slope you are wondering about.
Set the declination once with the key on the lanyard and stop doing sums on a windy summit.
- 1 degree marks | Declination adjustment | Clinometer
= material: Acrylic, sapphire bearing; weight: 72

Waterproof Map Case | Navigation | 21
# map, paddling, rain
Soft enough to fold, clear on both sides, with a seal you can feel shut.
= material: TPU; weight: 88; care: Wipe clean; waterproof: 10000

Coast and Cascades Trail Map | Navigation | 15
@ Sheet: North, Central, South
# map, hiking, paper
1:50,000, forty-foot contours, springs that run in August marked apart from those that do not. Printed on a plastic sheet that survives rain and coffee.
= material: Synthetic paper; weight: 90

Orienteering Starter Booklet | Books | 18
# book, map, gift, kids
Forty pages with eight walks from real trailheads. Learn bearings on the first, pacing on the third, humility on the sixth.
= material: Paper; weight: 160

Day Hike First Aid Kit | First Aid | 32
# first aid, hiking, safety
For blisters, cuts, stings and one sprain. Labeled pockets by what hurts, not by what is in them.
Refills for everything in it are at any pharmacy; the sizes are printed on the pockets.
- 1 to 2 people | 62 pieces | Latex free
= material: Nylon pouch; weight: 240; care: Check dates yearly

Expedition First Aid Kit | First Aid | 98
# first aid, group, expedition
Splint, pressure bandage, burn gel, a book that tells you when to turn around. Room left for your own prescriptions; no medicine is included.
- 4 people, 7 days | Water-resistant case | Field guide
= material: TPU-coated nylon; weight: 890; care: Check dates yearly
! stock: 5

Blister Care Set | First Aid | 14
# first aid, feet, hiking
Twelve gel plasters and six strips of the tape that old guides swear by. Put it on at the hot spot, not at the hole.
= material: Hydrocolloid, cotton tape; weight: 30

Emergency Bivy and Blanket | First Aid | 24
# emergency, safety, lightweight
A foil sleeve, orange outside and silver within. Reflects most of your body heat and rustles like a bag of chips.
= material: Metallized polyethylene; weight: 110; care: Refold loosely

Field Repair Kit | Repair | 29
# repair, backpacking
Stubborn patches, a splint for tent poles, forty feet of thin cord, two needles, a zip slider and the little tube of glue that dries rubbery.
- 22 pieces | Instruction card
= material: Mixed; weight: 135

Mat and Bladder Patch Kit | Repair | 12
# repair, sleeping mat
Find the hole in a bathtub, dry it, glue, wait four hours. The pen marks it when wet.
= material: TPU patches, adhesive; weight: 28

Zip Rescue Set | Repair | 16
# repair, zip
Six sliders in three sizes that clamp on without sewing. One jacket saved pays for it.
= material: Zinc alloy; weight: 44

Seam Sealer for Tents | Repair | 13
@ Type: Silicone, Polyurethane
# repair, tent, waterproof
Silicone for silicone-coated nylon, polyurethane for the rest. Our Heron and Bastion take silicone, the Lookout and Homestead polyurethane.
= material: Water-based sealant; weight: 60; capacity: 50

Leather Boot Wax | Care | 14
# care, leather, footwear
Beeswax, pine resin and nothing with a number. Rub in with warm fingers; suede turns darker, and stays so.
= material: Beeswax, lanolin; weight: 110; capacity: 100

Tent and Gear Solar Wash | Care | 19
# care, tent
Cleans and adds sun protection back. Ultraviolet light eats nylon: a summer in the garden ages a tent more than ten years of trips.
= material: Plant-based surfactants; weight: 540; capacity: 500

Merino Wash | Care | 13
# care, merino, wool
No enzymes, because enzymes eat wool. Smells of nothing at all.
= material: Plant-based soap; weight: 320; capacity: 300
`);
