/** Tents, tarps, bivies and what belongs to them. Part of the English demo shop's catalogue; the notation is notation.ts. */
import { readGear } from "./notation";

export const shelter = readGear(`
Heron 1P Ultralight Tent | Tents | 389
@ Color: Moss, Sand
# tent, ultralight, backpacking, 1 person
Nine hundred and forty grams, poles and pegs included. The Heron goes up with one hooped pole and your own patience on the first try; by the third it takes four minutes.
It is not freestanding. On bare rock, carry eight feet of spare cord and tie it to whatever the mountain offers.
- Sleeps 1 | 3 seasons | Single hoop, 6 pegs | Packed 16 by 4.5 inches
= material: 15-denier ripstop nylon fly, 20-denier floor; weight: 940; waterproof: 1500; care: Sponge with cold water, dry fully before storing; sleeps: 1 person; seasons: 3; peak_height: 39 in
! out: Sand

Heron 2P Ultralight Tent | Tents | 469
@ Color: Moss, Sand
# tent, ultralight, backpacking, 2 person
Two doors, two porches, no climbing over anybody at three in the morning. The floor tapers from 52 inches at the heads to 42 at the feet.
- Sleeps 2 | Two doors | Floor 88 by 52 inches | 3 seasons
= material: 15-denier ripstop nylon fly, 20-denier floor; weight: 1280; waterproof: 1500; care: Sponge with cold water, dry fully before storing; sleeps: 2 people; seasons: 3; peak_height: 41 in

Lookout 2 Trail Tent | Tents | 229 was 269
@ Color: Forest, Rust
# tent, backpacking, 2 person, beginner, sale
Our answer to "which tent should I start with?". Freestanding, color-coded clips, and a fly heavy enough to forgive bad site choices.
Weighs a little over five pounds; split between two packs, nobody complains.
- Sleeps 2 | Freestanding | Color-coded poles | Gear loft included
= material: 68-denier polyester fly, 75-denier floor; weight: 2350; waterproof: 3000; care: Sponge with cold water, dry fully before storing; sleeps: 2 people; seasons: 3; peak_height: 43 in

Lookout 3 Trail Tent | Tents | 279
@ Color: Forest, Rust
# tent, backpacking, 3 person, family
For two adults and a child, or two adults and a large dog. Three adults fit if they like each other.
Pitch the inner alone on clear nights, or the fly alone as a shelter for lunch. The doors face different ways, so one of them is always out of the wind.
- Sleeps 3 | Freestanding | Two doors | Floor 86 by 70 inches
= material: 68-denier polyester fly, 75-denier floor; weight: 2890; waterproof: 3000; care: Sponge with cold water, dry fully before storing; sleeps: 3 people; seasons: 3; peak_height: 47 in
! out: Rust

Homestead 4 Family Tent | Tents | 349
@ Color: Sand
# tent, family, car camping, 4 person
You can stand up in it, if you are under six foot three. A fabric wall divides bedroom from mud room, and the mud room floor unclips so that you can sweep it out.
Car camping only: it packs to the size of a hay bale's little brother.
- Sleeps 4 | Standing height 75 inches | Divider wall | Cable port for power
= material: 75-denier polyester, 150-denier floor; weight: 8600; waterproof: 2000; care: Hose down, dry fully before storing; sleeps: 4 people; seasons: 3; peak_height: 75 in

Homestead 6 Family Tent | Tents | 449
@ Color: Sand
# tent, family, car camping, 6 person
Two bedrooms with a living room between them. Plan on twenty minutes and two adults to pitch it, and ten square yards of flat ground.
The living room's front wall can stand as an awning on two poles, which are in the bag. Steel pegs hold better than the supplied ones in sandy ground.
- Sleeps 6 | Two bedrooms | Standing height 78 inches
= material: 75-denier polyester, 150-denier floor; weight: 13200; waterproof: 2000; care: Hose down, dry fully before storing; sleeps: 6 people; seasons: 3; peak_height: 78 in
! stock: 2

Bastion 2 Mountain Tent | Tents | 619
@ Color: Rust
# tent, winter, four season, mountaineering, 2 person
Four crossing poles, snow valances all around, and a fly that shakes off eight inches of wet snow without a groan. We pitched the prototype in a car wash; then on a saddle at 9,000 feet, which was worse.
Too warm for July. That is what the Lookout is for.
- Sleeps 2 | 4 seasons | Snow valances | Poles of 10.2 mm aluminum
= material: 40-denier silicone nylon, 70-denier floor; weight: 3450; waterproof: 5000; care: Sponge with cold water, brush frost off, dry fully; sleeps: 2 people; seasons: 4; peak_height: 42 in

Stargazer Rooftop Tent | Tents | 1490
@ Color: Charcoal
# tent, rooftop, car camping, overlanding
Opens in ninety seconds with two gas struts. A three-inch foam mattress is built in, and there is a clear panel above your face for the meteors.
Made in batches of forty. Between two batches you can still order: yours ships when the next one lands, as a rule within six weeks.
Fits bars that carry at least 165 lb while driving. Ships by freight: allow twelve days, and a friend at the door.
- Sleeps 2 | Hard shell | Mattress and ladder included | Fits most cross bars
= material: Aluminum shell, 280 g polycotton; weight: 58000; waterproof: 3000; care: Wipe shell, air the mattress after each trip; sleeps: 2 people; seasons: 4
! out: all; ahead

Awning Tarp 10 by 10 | Tents | 79
@ Color: Moss, Charcoal
# tarp, camping, shelter
A square of coated nylon with sixteen tie-outs: porch, sun sail, kitchen roof, emergency stretcher.
Poles are not included; trees, paddles and car roofs are.
- 10 by 10 feet | 16 reinforced loops | Guy lines included
= material: 40-denier silicone nylon; weight: 780; waterproof: 3000; care: Rinse and hang to dry

Wingspan Hex Tarp | Tents | 119 was 145
@ Color: Sand, Sky
# tarp, ultralight, hammock, sale
Six corners cut in a curve, so the wind finds no flat panel to drum on. Pitches over a hammock or between two trekking poles.
- 11 by 9 feet | Curved edges | Stuff sack sewn to the ridge
= material: 20-denier silicone nylon; weight: 410; waterproof: 2000; care: Rinse and hang to dry

Lean-To Bivy Sack | Tents | 149
# bivy, ultralight, solo, waterproof
When a tent is too much: a waterproof sleeve for you and your bag, with a hooped mesh window over the face. Some condensation is the price of breathing; leave the zip open a hand's width.
- Fits sleeping bags up to regular wide | Mesh window | 3 seasons
= material: 3-layer laminate top, 70-denier floor; weight: 620; waterproof: 10000; care: Machine wash cold without softener, line dry

Canopy Camping Hammock | Tents | 69
@ Color: Forest, Coral
# hammock, camping, lightweight
Holds 400 pounds and packs into a pocket that becomes its handle. Straps that spare the bark are in the bag, because too many trees carry rope scars.
Lie across it at an angle rather than along it: your back straightens out and your knees stop locking.
- 400 lb limit | Tree straps included | 9.5 by 4.5 feet
= material: 70-denier nylon taffeta; weight: 520; care: Machine wash cold, line dry

Hammock Bug Net | Tent Parts | 44
# hammock, insects, mosquito
Zips all the way around and fits any gathered-end hammock up to eleven feet. No-see-ums stay out too: 1,200 holes to the square inch.
- Fits hammocks to 11 ft | Two-way zip
= material: 15-denier polyester mesh; weight: 290; care: Hand wash cool

Footprint for Heron 2P | Tent Parts | 49
# tent, footprint
Cut an inch smaller than the tent's floor, so rain does not run in between. Also a decent picnic sheet.
- Fits Heron 2P | Same corner clips as the tent
= material: 20-denier polyester; weight: 165; waterproof: 2000; care: Rinse and hang to dry

Footprint for Lookout Tents | Tent Parts | 39
@ Size: 2-person, 3-person +6
# tent, footprint
The floor under the floor. Gravel and pine needles wear this out, not your tent.
- Sized to the Lookout floors | Corner grommets
= material: 75-denier polyester; weight: 310; waterproof: 2000; care: Rinse and hang to dry

Groundhog Tent Stakes, Set of 8 | Tent Parts | 26
@ Material: Aluminum, Titanium +22
# tent, stakes, pegs
Y-shaped in cross section, seven inches, with a pull cord that glows at dusk. The titanium set saves you an ounce and a half and costs a nice dinner.
- 8 stakes | 7 inches | Reflective pull cords
= material: 7075 aluminum or grade 5 titanium; weight: 112

Sand and Snow Anchors, Set of 4 | Tent Parts | 32
# tent, winter, beach, stakes
Fabric squares you fill and bury. They hold in dunes and powder, where a stake is only a suggestion.
- Set of 4 | 2.5 ft cord on each
= material: 210-denier nylon; weight: 140; care: Shake out, dry
! stock: 11

Reflective Guy Line, 50 ft | Tent Parts | 14
@ Color: Orange, Green
# tent, cord, repair
Two millimeters thick and woven with a tracer that catches a headlamp from across the campsite. Toes will thank you.
- 50 feet | Four tensioners included | Breaks at 180 lb
= material: Polyester sheath, nylon core; weight: 95
`);
