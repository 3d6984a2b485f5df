/**
 * The English shop's journal. Its advice agrees with the size guide, the care guide and the policies in content.ts and
 * must change with them. Used by depth.ts beside it.
 */
import type { ArticleSpec } from "../depth-content";

export const articles: ArticleSpec[] = [
  {
    handle: "how-to-layer-for-a-wet-cold-day",
    title: "How to layer for a wet, cold day",
    author: "Ines Halvorsen",
    tags: ["layering", "rain"],
    daysAgo: 74,
    summary: "Three layers, each with one job, and the order in which to take them off.",
    html: `<p>Cold rain at 40 °F is harder to dress for than snow at 20. Snow stays outside; rain finds every zip. What works is three layers with one job each.</p>
<h2>Next to the skin: move sweat away</h2>
<p>Merino between 150 and 200 grams. It stays warm when damp and does not smell on day three. No cotton: once wet it takes the heat with it.</p>
<h2>In the middle: hold warm air</h2>
<p>A thin fleece while you walk, a synthetic puffy for breaks. Down is lighter, but it gives up when it is soaked, so we carry it in a drybag and wear it only in camp or under a roof.</p>
<h2>On the outside: keep water off</h2>
<p>A shell rated at 10,000 mm or more keeps out a day of steady rain; 20,000 mm is for a pack's weight on your shoulders and for kneeling in wet snow. Open the pit zips before you sweat, not after.</p>
<h3>The rule of the first ten minutes</h3>
<p>Set off feeling slightly cold. If you are comfortable at the car, you are wearing one layer too many.</p>`,
  },
  {
    handle: "bring-a-rain-jacket-back-to-life",
    title: "Bring a rain jacket back to life",
    author: "Theo Marsh",
    tags: ["care", "rain"],
    daysAgo: 41,
    summary: "When water no longer beads, the jacket is usually dirty, not dead.",
    html: `<p>Most jackets that come back to us as leaking are not leaking. The outer fabric has soaked full of water, so your own sweat cannot get out and you feel wet. Skin oil and dust cause it, and washing cures it.</p>
<ol>
<li>Close every zip and hook-and-loop tab, and empty the pockets.</li>
<li>Wash cold on a gentle cycle with Shell Wash or another soap made for shells. Detergent and softener leave a film that holds water.</li>
<li>Rinse twice.</li>
<li>Tumble dry on low for 20 minutes, or iron on the lowest setting through a towel. The heat puts the water repellent finish back in order.</li>
<li>Sprinkle water on the shoulder. If it beads, you are done. If it soaks in, spray on a repellent while the fabric is damp and dry it again.</li>
</ol>
<h2>How often?</h2>
<p>When the beads are gone, and at least once a season. Washing does not wear a membrane out; dirt does.</p>
<h2>When it really is the end</h2>
<p>If the inside flakes off like sunburn, the membrane has come apart. Within the warranty we repair or replace it; after that our repair desk will tell you honestly whether it is worth it.</p>`,
  },
  {
    handle: "how-a-pack-should-fit",
    title: "How a pack should fit",
    author: "Priya Raman",
    tags: ["packs", "fit"],
    daysAgo: 23,
    summary: "Measure your back, not your height, and let the hips do the work.",
    html: `<p>Tall people can have short backs. A pack's size is about the length of the torso alone, so measure before you order.</p>
<h2>Measure in a minute</h2>
<ol>
<li>Bend your head: the bone that stands out at the base of the neck is the top.</li>
<li>Put your hands on your hip bones with the thumbs pointing back: the line between the thumbs is the bottom.</li>
<li>The distance along the spine is your torso length. S/M fits 15 to 18 inches, M/L 18 to 21.</li>
</ol>
<h2>Put it on loaded</h2>
<p>Fifteen pounds in the pack, all straps loose. Close the hip belt so that its padding sits over the top of the hip bones; then the shoulder straps, then the small straps above the shoulders until the pack leans in. About four fifths of the weight belongs on the hips.</p>
<h2>Signs that it is wrong</h2>
<ul>
<li>A gap behind the shoulders: the back is too long.</li>
<li>The belt rides on the belly: the back is too short.</li>
<li>Numb fingers: the shoulder straps carry what the hips should.</li>
</ul>`,
  },
  {
    handle: "brewing-good-coffee-outdoors",
    title: "Brewing good coffee outdoors",
    author: "Theo Marsh",
    tags: ["coffee", "camp"],
    daysAgo: 9,
    summary: "Three ways from light to comfortable, with amounts that work at altitude.",
    html: `<p>Water boils at about 194 °F at 10,000 feet, which is still hot enough. What goes wrong outdoors is mostly the amount of coffee.</p>
<table>
<thead><tr><th>Way</th><th>Coffee for 12 fl oz</th><th>Time</th><th>Weight to carry</th></tr></thead>
<tbody>
<tr><td>Cowboy, in the pot</td><td>1 oz, coarse</td><td>4 minutes, then a splash of cold water</td><td>nothing extra</td></tr>
<tr><td>Pour-over</td><td>0.8 oz, medium</td><td>3 minutes</td><td>a dripper and papers</td></tr>
<tr><td>Sachet</td><td>1 sachet</td><td>30 seconds</td><td>4 g a cup</td></tr>
</tbody>
</table>
<h2>Grind at home</h2>
<p>Ground coffee is fine for five days in a small airtight bag. Longer trips deserve whole beans and a hand grinder.</p>
<h2>Leave nothing</h2>
<p>Grounds are not compost up there. They go back down in a bag.</p>`,
  },
  {
    handle: "spring-repair-days",
    title: "Spring repair days (draft)",
    author: "Ines Halvorsen",
    tags: ["news"],
    daysAgo: null,
    summary: "Dates to be confirmed.",
    html: `<p>Not to be published before the workshop confirms its dates.</p>`,
  },
];
