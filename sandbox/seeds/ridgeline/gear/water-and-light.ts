/** Water filters, bladders, bottles, lights and power. Part of the English demo shop's catalogue; see notation.ts. */
import { readGear } from "./notation";

export const waterAndLight = readGear(`
Freshet Squeeze Filter | Water Treatment | 44
# water filter, backpacking, lightweight
Fill the pouch, screw on the filter, squeeze. Stops bacteria and protozoa; viruses are smaller than its pores, so abroad combine it with tablets.
Never let it freeze once wet: ice breaks the fibers and you cannot see it.
- 0.1 micron | About 1.5 L a minute | Rated for 1,500 L | Two pouches included
= material: Hollow fiber, BPA-free plastic; weight: 92; capacity: 1000; care: Backflush after each trip, keep from freezing; filters: Bacteria, protozoa

Freshet Gravity Filter 4 L | Water Treatment | 119
# water filter, group, family, camp
Hang the dirty bag from a branch and go and do something else. Four liters run through in two and a half minutes.
Cloudy water clogs any filter: let it settle for an hour, or pour it through a bandana first.
- 0.1 micron | 4 L in 2.5 min | Rated for 2,000 L
= material: Hollow fiber, TPU bags; weight: 310; capacity: 4000; care: Backflush after each trip, keep from freezing; filters: Bacteria, protozoa

Globe Purifier Bottle | Water Treatment | 99 was 115
@ Color: Sky, Charcoal
# water purifier, travel, virus, sale
Press like a coffee plunger, drink ten seconds later. This one does remove viruses, so it is what we take where tap water is a gamble.
- Removes viruses | 24 oz | Cartridge lasts 250 L
= material: Copolyester, BPA free; weight: 460; capacity: 710; care: Hand wash, dry the cartridge open; filters: Bacteria, protozoa, viruses

Purifier Bottle Cartridge | Water Treatment | 32
# water purifier, spare part
A fresh heart for the Globe bottle. Change it when pressing takes longer than fifteen seconds.
= material: Ion exchange and carbon; weight: 85; filters: Bacteria, protozoa, viruses
! stock: 26

Water Treatment Tablets, 30 | Water Treatment | 15
# water, emergency, travel
One tablet a liter, half an hour's wait (four hours in cold, cloudy water). A strip of ten weighs less than a coin; keep one in every first-aid kit.
- 30 tablets | Best before 5 years | Works on viruses
= material: Chlorine dioxide; weight: 20; care: Keep dry; filters: Bacteria, viruses, protozoa

Streamline Hydration Bladder | Water Treatment | 39
@ Size: 1.5 L, 2 L +3, 3 L +6
# bladder, hydration, hiking
The top slides open wide enough for a hand and a brush. Hose comes off at the push of a button, valve shuts with a twist.
The 1.5 suits running vests, the 2 most day packs, the 3 long dry ridges.
- Fits all packs with a hose port | Insulated hose optional
= material: TPU, no BPA; weight: 165; capacity: 2000; care: Dry open, freezer keeps it fresh

Hydration Cleaning Kit | Water Treatment | 19
# bladder, care
Two brushes, a hanger and twelve tablets. For bladders found in the garage in June.
= material: Nylon, steel wire; weight: 130

Roll-Up Water Carrier 10 L | Water Treatment | 29
# water, camp, family
Ten liters, one tap, rolled to the size of a sock afterward.
= material: TPU; weight: 190; capacity: 10000; care: Dry open

Wide-Mouth Trail Bottle | Drinkware | 16
@ Color: Sky, Coral, Moss, Charcoal; Size: 24 oz, 32 oz +2
# bottle, hiking, lightweight
Bounces. Marks inside in ounces and milliliters, lid on a leash, threads that fit most squeeze filters' wide adapters.
= material: Copolyester, BPA free; weight: 178; capacity: 950; care: Dishwasher safe

Camp Tumbler with Lid | Drinkware | 27
@ Color: Cream, Forest, Rust
# insulated, coffee, gift
Double walled, twelve ounces, with a lid that slides and a base that fits a car's cup holder.
- Hot 4 h | 12 oz
= material: 18/8 stainless steel; weight: 240; capacity: 350; care: Dishwasher safe

Vacuum Flask 1 L | Drinkware | 48
@ Color: Forest, Black
# insulated, winter, coffee, tea
Soup at noon, still too hot to gulp. The cup screws over the stopper and the stopper pours without coming off.
Fill it with boiling water for five minutes before the soup goes in. You gain about three hours.
- Hot 24 h | Pour-through stopper
= material: 18/8 stainless steel; weight: 610; capacity: 1000; care: Hand wash

Beam Mini Headlamp | Lighting | 29
@ Color: Sky, Black, Coral
# light, headlamp, running, lightweight
Thirty-five grams on an elastic cord. Enough for cooking, reading and the path to the outhouse; for running on roots, take its bigger sibling.
- 150 lumens | USB-C | Red light
= material: Polycarbonate; weight: 35; care: Wipe clean; brightness: 150 lumens; runtime: 3 h high, 60 h low; water_rating: IPX4

Beam Pro 1000 Headlamp | Lighting | 95
# light, headlamp, running, ski touring
A thousand lumens for as long as it takes to find the descent, then a steady four hundred for the rest of the night. The battery sits at the back of the head and can go inside a jacket on a cable.
- 1,000 lumens | Swappable battery | Extension cable
= material: Aluminum, elastic; weight: 178; care: Wipe clean; brightness: 1000 lumens; runtime: 5 h at 400 lumens; water_rating: IPX7
! stock: 7

Firefly String Lights, 20 ft | Lighting | 34
# light, camping, family, gift
Sixteen warm bulbs wound on a spool that is also the battery. Three brightnesses, no disco.
- 100 lumens | USB-C | 18 h on low
= material: Silicone cord, ABS; weight: 260; care: Wipe clean; brightness: 100 lumens; water_rating: IPX4

Ember Candle Lantern | Lighting | 38
# light, camping, candle
A real flame behind glass, on a spring that pushes the candle up as it burns. Takes the chill off a small tent porch; never light it inside the tent.
- 9 h a candle | Three candles included
= material: Brass, glass; weight: 240; care: Wipe with a dry cloth

Pocket Torch 350 | Lighting | 39
@ Color: Black, Orange
# light, flashlight, everyday
The size of a lip balm and rather brighter. Clips to a brim when you need both hands.
- 350 lumens | USB-C | Magnetic tail
= material: Aluminum; weight: 54; care: Keep the port dry; brightness: 350 lumens; water_rating: IPX8

Sunpanel 21 W Solar Charger | Power | 89
# solar, power, backpacking
Four panels that unfold over the back of a pack. In full sun it fills a phone in three hours; under trees it mostly fills you with hope.
Charge a power bank by day and the phone from it by night, rather than the phone directly: clouds make phones give up.
- 21 W | Two USB-C ports | Four carabiners
= material: Monocrystalline cells, canvas; weight: 480; care: Wipe clean, do not machine wash; water_rating: IPX4

Trail Power Bank | Power | 45
@ Size: 10000 mAh, 20000 mAh +24
# power, travel, phone
Two or four phone charges, with a rubber skin for the drop you will give it. Both sizes may fly in cabin bags.
- USB-C in and out, 20 W | Charge display
= material: Lithium-ion, rubber; weight: 215; care: Store half full; water_rating: IP66
`);
