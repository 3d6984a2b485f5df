/** Trail food, drinks, books and gifts. Part of the English demo shop's catalogue; the notation is notation.ts. */
import { readGear } from "./notation";

export const foodAndGifts = readGear(`
Trail Dinner: Red Lentil Dal | Food | 12
# food, vegan, gluten free, backpacking
Boiling water, eight minutes, done. Tomato, turmeric, enough salt for somebody who walked all day.
- 640 kcal | 23 g protein | Vegan | Gluten free
= material: Red lentils, rice, tomato, coconut, spices; weight: 155; allergens: None of the major nine; best_before: 24 months
! stock: 88

Trail Dinner: Beef and Barley Stew | Food | 14
# food, backpacking
Tastes of Sunday. Needs twelve minutes and a stir halfway, or the barley argues.
- 710 kcal | 38 g protein
= material: Beef, barley, carrot, onion, herbs; weight: 165; allergens: Barley (gluten), celery; best_before: 18 months

Trail Dinner: Mushroom Risotto | Food | 13
# food, vegetarian, gluten free, backpacking
Porcini and real hard cheese. The most-eaten meal at our own campfires, mostly by people who had packed something else.
- 690 kcal | 19 g protein | Vegetarian
= material: Rice, porcini, hard cheese, onion; weight: 160; allergens: Milk; best_before: 18 months
! out: all

Trail Breakfast: Apple Oats | Food | 8
# food, vegan, breakfast
Cold water will do, if the stove is still packed.
- 480 kcal | Vegan
= material: Oats, apple, almonds, cinnamon; weight: 120; allergens: Oats, almonds; best_before: 12 months

Nut and Cherry Bars, Box of 12 | Food | 32 was 36
@ Flavor: Almond Cherry, Peanut Cocoa
# food, vegan, snack, sale
Soft at ten below, which is when you find out about other bars. Sweetened with dates only.
- 12 bars of 1.6 oz | 210 kcal a bar
= material: Nuts, dates, cherries; weight: 540; allergens: Almonds or peanuts, traces of sesame; best_before: 9 months

Smoked Salmon Jerky | Food | 11
# food, snack, fish
Alder smoke, maple, pepper. Sealed in a pouch the bears cannot smell but the car always will.
- 14 g protein a bag
= material: Coho salmon, maple sugar, salt; weight: 57; origin: Alaska; allergens: Fish; best_before: 12 months

Electrolyte Drink Mix, 20 Sticks | Drinks | 24
@ Flavor: Lemon, Watermelon
# drink, running, hydration
A stick to a pint. Salty first, sweet second, no caffeine.
- 500 mg sodium a stick | No caffeine | Vegan
= material: Mineral salts, dextrose; weight: 140; best_before: 24 months

Hut Cocoa | Drinks | 16
# drink, gift, winter
Thirty percent cocoa, and it dissolves in water. Milk makes it a dessert.
- 12 cups a tin
= material: Cocoa, cane sugar, salt; weight: 300; allergens: May contain milk

Instant Summit Coffee, 8 Sachets | Coffee | 18
# coffee, backpacking, lightweight
Freeze-dried from our own roast. It will not fool a barista; it will get you out of the bag at five.
= material: Arabica coffee; weight: 32; origin: Guatemala; best_before: 24 months

Ginger and Lemon Camp Tea | Tea | 11
# tea, caffeine free
Fierce. One bag does two cups, or one cup and a sore throat.
- 20 bags | Caffeine free
= material: Ginger, lemon peel, licorice root; weight: 40; best_before: 24 months

Campfire Cookbook | Books | 29
# book, gift, cooking
Seventy recipes sorted by what you carry: one pot, one pan, one stick. Spiral bound, with wipe-clean pages.
- 168 pages
= material: Coated paper; weight: 540

Field Notebook, Waterproof | Gifts | 15
@ Ruling: Grid, Lined
# gift, rain, writing
Write in the rain with a pencil, under the sea if you must. Forty-eight leaves, rounded corners, a ruler on the back.
= material: Stone paper; weight: 95

Thru-Hiker's Gift Box | Gifts | 75 was 88
# gift, hiking, sale
Merino socks size M, blister set, cocoa, lip balm and a card with room for one good sentence. Contents can be exchanged, the box cannot be returned once opened.
= material: Mixed; weight: 720
! stock: 20

Enamel Pin: Bear at Dusk | Gifts | 9
# gift
Half an inch of a bear who has read the food storage rules.
= material: Brass, hard enamel; weight: 8

Playing Cards, Waterproof | Gifts | 14
# gift, rain, family, game
For tent-bound afternoons. The jokers are marmots.
= material: Plastic; weight: 105

Bandana, Trail Map Print | Gifts | 16
@ Color: Rust, Navy, Moss
# gift, summer, cotton
A real topographic sheet of an invented mountain. We get letters from people who went looking for it.
= material: Organic cotton; weight: 32; care: Machine wash warm
`);
