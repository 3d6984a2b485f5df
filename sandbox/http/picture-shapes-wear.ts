/**
 * Silhouettes of things worn beyond the basics of picture-shapes.ts: vests, skirts, boots, caps, eyewear, helmets.
 * Same field and layers; `currentColor` is the product's colour where a shape is drawn as a line.
 */
import type { ShapeParts } from "./picture-shapes";

const VEST =
  '<path d="M150 88 118 104q10 50-8 96v122q0 12 12 12h156q12 0 12-12V200q-18-46-8-96l-32-16q-50 40-100 0z"/><path d="M150 94q-4-28 14-34 36-10 72 0 18 6 14 34-50 40-100 0z"/>';

export const WEAR_SHAPES = {
  vest: {
    body: VEST,
    lines: '<path d="M200 122v210M112 176h176M110 216h180M110 256h180M110 296h180M150 92q50 42 100 0"/>',
  },
  lifevest: {
    body: VEST,
    lines: '<path d="M200 122v210M110 206h180M110 262h180M132 120v60M268 120v60"/>',
    light:
      '<rect x="182" y="196" width="36" height="20" rx="5"/><rect x="182" y="252" width="36" height="20" rx="5"/><rect x="132" y="150" width="30" height="8" rx="3"/><rect x="238" y="150" width="30" height="8" rx="3"/>',
  },
  poncho: {
    body: '<path d="M164 96q-96 60-112 214 0 10 10 12 138 26 276 0 10-2 10-12-16-154-112-214z"/><path d="M148 104q-6-54 52-54t52 54q-52 42-104 0z"/>',
    lines: '<path d="M200 128v206M150 106q50 40 100 0M92 234q-10 40-12 84M308 234q10 40 12 84"/>',
  },
  robe: {
    body: '<path d="M156 66 92 98 54 226q-2 10 8 14l32 8 24-66v142q0 12 12 12h140q12 0 12-12V182l24 66 32-8q10-4 8-14l-38-128-64-32-44 34z"/>',
    lines: '<path d="M156 66l56 132v136M244 66l-44 84M118 208h164M118 224h164M196 224l-20 58M212 224l8 60"/>',
  },
  dress: {
    body: '<path d="M158 64 112 84 82 148q-4 10 6 14l30 12 12-20q10 40-6 86l-20 84q-2 10 8 12 88 22 176 0 10-2 8-12l-20-84q-16-46-6-86l12 20 30-12q10-4 6-14l-30-64-46-20q-42 34-84 0z"/>',
    lines: '<path d="M158 66q42 40 84 0M128 222q72 16 144 0M168 236l-16 92M200 240v96M232 236l16 92"/>',
  },
  shorts: {
    ground: 282,
    body: '<path d="M128 84h144q8 0 9 8l26 164q1 10-9 10h-72q-8 0-10-8l-16-90-16 90q-2 8-10 8h-72q-10 0-9-10l26-164q1-8 9-8z"/>',
    lines: '<path d="M121 112h158M200 112v56M134 114q2 34 26 38M266 114q-2 34-26 38M98 244h80M222 244h80"/>',
    light: '<circle cx="200" cy="98" r="4"/>',
  },
  skirt: {
    ground: 330,
    body: '<path d="M142 84h116q8 0 10 8l58 208q2 10-8 12-118 26-236 0-10-2-8-12l58-208q2-8 10-8z"/>',
    lines: '<path d="M134 112h132M168 116l-30 202M200 116v208M232 116l30 202"/>',
  },
  bibs: {
    ground: 346,
    body: '<path d="M138 130h124q8 0 9 8l19 190q1 10-9 10h-48q-9 0-10-9l-23-120-23 120q-1 9-10 9h-48q-10 0-9-10l19-190q1-8 9-8z"/><path d="M148 72h104l12 70H136z"/><path d="M146 44h18v36h-18zM236 44h18v36h-18z"/>',
    lines: '<path d="M132 142h136M200 78v140M148 96h104M116 300h56M228 300h56"/>',
    light: '<rect x="146" y="72" width="18" height="12" rx="3"/><rect x="236" y="72" width="18" height="12" rx="3"/>',
  },
  briefs: {
    ground: 300,
    body: '<path d="M92 128h216q10 0 10 10l-4 56q-76 10-86 88h-56q-10-78-86-88l-4-56q0-10 10-10z"/>',
    lines: '<path d="M84 154h232M180 270q-6-64-82-82M220 270q6-64 82-82M200 154v60"/>',
  },
  bra: {
    ground: 300,
    body: '<path d="M140 82h24q-6 66 36 72 42-6 36-72h24q-2 58 38 94v82q0 12-12 12H114q-12 0-12-12v-82q40-36 38-94z"/>',
    lines: '<path d="M102 238h196M200 156v82M140 190q30 34 60 10 30 24 60-10"/>',
  },
  boot: {
    ground: 326,
    panel: '<path d="M278 218l46 24q16 8 16 34v8h-84q0-38 22-66zM110 84h124l2 26H110z"/>',
    body: '<path d="M120 70h104q10 0 10 10l4 92q2 28 40 46l46 24q16 8 16 34v30q0 10-10 10H106q-10 0-10-10V192q14-58 14-112 0-10 10-10z"/>',
    lines:
      '<path d="M96 284h244M110 110h124M236 134l-46 4M238 162l-44 10M246 188l-40 18M262 208l-34 22M278 218q-22 28-22 66"/>',
    light: '<path d="M96 292h244v14q0 10-10 10H106q-10 0-10-10z"/>',
  },
  wellie: {
    ground: 326,
    body: '<path d="M124 62h96q10 0 10 10v140q0 14 20 20l60 18q24 8 24 40v16q0 10-10 10H134q-12 0-12-12 4-120-8-222-2-20 10-20z"/>',
    lines: '<path d="M115 96h115M122 286h212M146 62v34"/>',
    light: '<path d="M122 296h212v10q0 10-10 10H134q-12 0-12-10zM128 108h12v44h-12z"/>',
  },
  sandal: {
    ground: 306,
    body: '<path d="M54 252q74 6 136-8 78-18 156 6 10 44-20 44H78q-26 0-24-42z"/><path d="M168 248q6-72 66-78 62 2 90 72-30-6-66-4-48 2-90 10z"/>',
    lines: '<path d="M54 266q84 8 144-8 70-14 148 8M180 218q66-22 130-2M194 196q46-18 92-2"/>',
    light: '<path d="M56 278h288q-4 16-20 16H80q-20 0-24-16z"/>',
  },
  slipper: {
    ground: 312,
    body: '<path d="M66 214q0-20 22-20l70 6q20-36 58-34 104 12 122 86 8 36-14 38H88q-22 0-22-22z"/>',
    lines: '<path d="M88 196q50 34 96 14 24-10 34-42M186 208q-30 30-100 24"/>',
    light: '<path d="M66 280h274q0 20-16 20H86q-20 0-20-20z"/>',
  },
  insole: {
    tone: "#b08a5e",
    body: '<path d="M150 68q42 6 40 72-2 40-12 70-6 40 0 72 2 46-32 48-36-2-32-52 4-40-8-84-14-50-6-84 10-44 50-42z"/><path transform="matrix(-1 0 0 1 400 0)" d="M150 68q42 6 40 72-2 40-12 70-6 40 0 72 2 46-32 48-36-2-32-52 4-40-8-84-14-50-6-84 10-44 50-42z"/>',
    lines: '<path d="M116 262q30-12 60 0M284 262q-30-12-60 0M110 132q30 16 74 4M290 132q-30 16-74 4"/>',
  },
  cap: {
    ground: 292,
    body: '<path d="M92 236q0-118 108-118 100 0 106 108v16H92z"/><path d="M240 218q98-6 126 44 2 12-12 10-62-16-140-24z"/><circle cx="200" cy="116" r="9"/>',
    lines: '<path d="M200 120q-36 40-36 122M200 120q44 36 50 100M92 236h128"/>',
  },
  sunhat: {
    ground: 292,
    body: '<path d="M126 236q-6-118 74-118t74 118z"/><ellipse cx="200" cy="238" rx="152" ry="40"/>',
    lines: '<path d="M128 208q72 28 144 0M127 226q72 28 146 0M60 252q140 44 280 0"/>',
  },
  bandana: {
    ground: 322,
    body: '<path d="M72 116h256q14 0 6 12L214 298q-14 16-28 0L66 128q-8-12 6-12z"/>',
    lines: '<path d="M92 132h216M98 142l102 144 102-144"/>',
    light:
      '<circle cx="150" cy="162" r="7"/><circle cx="200" cy="162" r="7"/><circle cx="250" cy="162" r="7"/><circle cx="175" cy="196" r="7"/><circle cx="225" cy="196" r="7"/><circle cx="200" cy="232" r="7"/>',
  },
  balaclava: {
    body: '<path d="M200 66q94 0 98 110l18 126q2 32-26 32H110q-28 0-26-32l18-126q4-110 98-110z"/>',
    lines: '<path d="M104 230q96 46 192 0M94 290q106 40 212 0M200 66v58"/>',
    light: '<path fill="#e3c3a5" fill-opacity="1" d="M142 176q0-44 58-44t58 44q0 36-58 36t-58-36z"/>',
  },
  belt: {
    ground: 300,
    body: '<path d="M64 188q0-56 136-56t136 56v36q0 56-136 56T64 224zm34 8q20 30 102 30t102-30q-14-30-102-30t-102 30z" fill-rule="evenodd"/>',
    lines: '<path d="M66 212q20 54 134 54t134-54"/>',
    light:
      '<path fill="#c9b27a" fill-opacity="1" fill-rule="evenodd" d="M166 222h68q8 0 8 8v48q0 8-8 8h-68q-8 0-8-8v-48q0-8 8-8zm10 16v32h48v-32z"/>',
  },
  glasses: {
    ground: 290,
    body: '<path d="M70 160h112q14 0 12 18-8 78-62 78-52 0-62-74-4-22 0-22zM330 160H218q-14 0-12 18 8 78 62 78 52 0 62-74 4-22 0-22z"/><path d="M176 162h48v20q-24-14-48 0z"/>',
    lines: '<path stroke-width="8" d="M70 168 44 156M330 168l26-12"/>',
    light: '<path opacity=".5" d="M92 180h40l-28 46q-12-20-12-46zM228 180h40l-28 46q-12-20-12-46z"/>',
  },
  goggles: {
    ground: 300,
    body: '<path d="M36 172h40v56H36zM324 172h40v56h-40z"/><path d="M96 132h208q36 0 36 40v34q0 58-54 58-36 0-56-26-30-24-60 0-20 26-56 26-54 0-54-58v-34q0-40 36-40z"/>',
    lines:
      '<path d="M106 148h188q30 0 30 30v24q0 46-40 46-28 0-46-24-38-30-76 0-18 24-46 24-40 0-40-46v-24q0-30 30-30z"/>',
    light: '<path opacity=".6" d="M104 160h92l-72 76q-38 0-38-36v-22q0-18 18-18z"/>',
  },
  helmet: {
    ground: 336,
    body: '<path d="M80 244q-6-148 120-148t120 148q-30 18-120 18T80 244z"/>',
    lines:
      '<path d="M150 130q-26 40-24 92M200 120v104M250 130q26 40 24 92M82 226q118 40 236 0"/><path stroke-width="9" d="M108 258q18 62 92 68 74-6 92-68"/>',
    light: '<rect x="184" y="316" width="32" height="20" rx="6"/>',
  },
  harness: {
    body: '<g fill="none" stroke="currentColor" stroke-width="30"><ellipse cx="200" cy="130" rx="112" ry="44"/><ellipse cx="142" cy="266" rx="52" ry="56"/><ellipse cx="258" cy="266" rx="52" ry="56"/></g><path d="M186 160h28v78h-28z"/>',
    lines: '<path d="M92 150q108 60 216 0M200 176v60M120 168l-20 60M280 168l20 60"/>',
    light: '<rect x="180" y="160" width="40" height="22" rx="6"/>',
  },
} satisfies Record<string, ShapeParts>;
