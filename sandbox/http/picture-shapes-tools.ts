/**
 * Silhouettes of tools, lights, ropes and bags. Same field and layers as picture-shapes.ts; `currentColor` is the
 * product's colour where a shape is drawn as a line.
 */
import type { ShapeParts } from "./picture-shapes";

const STEEL = "#8d979d";
const WOOD = "#a67c52";
const blade = (path: string): string =>
  `<path fill="#b7c0c6" fill-opacity="1" stroke="#7d878d" stroke-width="3" stroke-linejoin="round" d="${path}"/>`;

export const TOOL_SHAPES = {
  headlamp: {
    ground: 322,
    body: '<path fill="none" stroke="currentColor" stroke-width="26" d="M96 232Q64 88 200 88t104 144"/><rect x="122" y="206" width="156" height="100" rx="34"/>',
    lines: '<path d="M122 256q-24-4-30-20M278 256q24-4 30-20M110 150q90-40 180 0"/><circle cx="200" cy="256" r="38"/>',
    light: '<circle cx="200" cy="256" r="32" fill="#ffe9b0" fill-opacity=".95"/><circle cx="200" cy="256" r="15"/>',
  },
  lantern: {
    body: '<rect x="146" y="96" width="108" height="38" rx="12"/><rect x="122" y="284" width="156" height="52" rx="16"/><path d="M144 134h12v150h-12zM244 134h12v150h-12z"/>',
    lines:
      '<path d="M144 184h112M144 236h112"/><path stroke-width="8" d="M148 104Q120 50 200 50t52 54"/><circle cx="200" cy="310" r="8"/>',
    light:
      '<rect x="156" y="134" width="88" height="150" fill="#fff3d0"/><ellipse cx="200" cy="214" rx="20" ry="40" fill="#f0bb58"/>',
  },
  torch: {
    ground: 282,
    body: '<rect x="50" y="178" width="204" height="60" rx="14"/><path d="M246 178l50-26q16-4 16 14v84q0 18-16 14l-50-26z"/>',
    lines: '<path d="M84 178v60M104 178v60M124 178v60M246 178v60M170 190h40v16h-40z"/>',
    light: '<path fill="#ffe6a8" fill-opacity=".9" d="M314 164l54-20v128l-54-20z"/>',
  },
  bulbs: {
    ground: 300,
    tone: "#4f5a52",
    body: '<path fill="none" stroke="currentColor" stroke-width="7" d="M40 112q80 92 160 40t160-30"/><path d="M84 156h22v24H84zM146 172h22v24h-22zM212 146h22v24h-22zM276 126h22v24h-22z"/>',
    lines: "",
    light:
      '<g fill="#f2c768" fill-opacity=".95"><path d="M95 176q32 40 0 60-32-20 0-60zM157 192q32 40 0 60-32-20 0-60zM223 166q32 40 0 60-32-20 0-60zM287 146q32 40 0 60-32-20 0-60z"/></g>',
  },
  solar: {
    ground: 322,
    tone: "#2b3f63",
    body: '<path d="M76 96h248q10 0 12 10l22 198q0 12-12 12H54q-12 0-12-12l22-198q2-10 12-10z"/>',
    lines: '<path d="M200 96v220M140 96l-18 220M260 96l18 220M60 168h280M52 240h296"/>',
    light: '<path opacity=".22" d="M84 104h60L70 300H54zM240 104h40l-60 200h-50z"/>',
  },
  powerbank: {
    tone: "#4a5560",
    body: '<rect x="122" y="70" width="156" height="266" rx="28"/>',
    lines: '<rect x="138" y="86" width="124" height="234" rx="18"/><path d="M182 76h36"/>',
    light:
      '<circle cx="170" cy="288" r="6"/><circle cx="190" cy="288" r="6"/><circle cx="210" cy="288" r="6"/><circle cx="230" cy="288" r="6" opacity=".4"/><path d="M206 140l-34 62h24l-6 46 38-66h-26z" opacity=".85"/>',
  },
  knife: {
    ground: 300,
    tone: WOOD,
    body: '<path d="M196 196l138 40q22 8 16 30-8 20-32 14l-136-46z"/>',
    lines: '<path d="M214 206l-10 30"/><circle cx="262" cy="236" r="4"/><circle cx="312" cy="252" r="4"/>',
    light: blade("M200 198 92 142q-30-14-46-2 6 34 40 50l98 40z"),
  },
  chef: {
    ground: 284,
    tone: WOOD,
    body: '<path d="M234 150h108q24 2 24 22t-24 22l-108 8z"/>',
    lines: '<circle cx="268" cy="174" r="4"/><circle cx="326" cy="172" r="4"/>',
    light: blade("M236 150v66q-104 34-210 0 70-62 210-66z"),
  },
  multitool: {
    tone: STEEL,
    body: '<path d="M186 190 118 326q-8 14-24 6t-10-24l72-134zM214 190l68 136q8 14 24 6t10-24l-72-134z"/><path d="M182 196q-38-34-24-86l22-46q20 10 12 44v40h16v-40q-8-34 12-44l22 46q14 52-24 86z"/>',
    lines: '<path d="M156 210l-52 104M244 210l52 104M166 124l28 10M234 124l-28 10"/>',
    light: '<circle cx="200" cy="182" r="10"/>',
  },
  axe: {
    tone: WOOD,
    body: '<path d="M176 98h30l-6 96q0 70 18 130 2 12-10 12h-18q-10 0-12-10-14-70-8-132z"/>',
    lines: '<path d="M170 116h44M176 300h38"/>',
    light: blade("M158 84h66l4 48h-60q-40 8-72 44-24-56 0-112 32 20 62 20z"),
  },
  iceaxe: {
    tone: STEEL,
    body: '<path d="M192 96h18l8 224-12 22-14-22z"/><path d="M64 130q60-70 146-50l96-6q14 4 14 22l-106 14q-90-20-150 20z"/>',
    lines: '<path d="M196 260h18M194 200h20"/><circle cx="202" cy="96" r="6"/>',
  },
  saw: {
    ground: 290,
    tone: WOOD,
    body: '<path d="M226 160q70-10 128 32 12 14-4 22-70 4-128-16z"/>',
    lines: '<path d="M236 168l-8 28"/><circle cx="306" cy="192" r="5"/>',
    light: blade(
      "M232 160 40 200l-4 16 8 14 8-12 10 12 8-13 10 11 8-13 10 11 8-13 10 11 8-13 10 10 8-13 10 10 8-13 10 10 8-13 10 10 8-13 20 4z",
    ),
  },
  trowel: {
    body: '<path d="M182 62q0-12 18-12t18 12v108h-36z"/><path d="M148 168h104v66q0 60-52 104-52-44-52-104z"/>',
    lines: '<path d="M200 180v120M182 76h36M182 92h36M168 190v50M232 190v50"/>',
  },
  whistle: {
    ground: 296,
    tone: "#d2803a",
    body: '<path fill-rule="evenodd" d="M148 146h196q12 0 12 12v34q0 12-12 12H230q2 84-80 84-76-6-76-74 6-64 74-68zm4 44q-28 2-28 28 2 26 28 26 26-2 26-26-2-26-26-28z"/><path fill="none" stroke="currentColor" stroke-width="9" d="M90 166Q40 130 80 92t80 26"/>',
    lines: '<path d="M234 146v34h-30M316 146v58"/>',
  },
  compass: {
    tone: "#5b6a58",
    body: '<circle cx="200" cy="206" r="128"/><rect x="182" y="52" width="36" height="32" rx="12"/>',
    lines: '<circle cx="200" cy="206" r="100"/><path d="M200 112v18M200 282v18M106 206h18M276 206h18"/>',
    light:
      '<circle cx="200" cy="206" r="98" opacity=".9"/><path fill="#b34a36" fill-opacity="1" d="M232 134l-16 82-32-16z"/><path fill="#5d655f" fill-opacity="1" d="M168 278l16-82 32 16z"/>',
  },
  map: {
    tone: "#7d9a80",
    ground: 320,
    body: '<path d="M56 116l96-32v190l-96 34zM152 84l96 32v190l-96-32zM248 116l96-32v190l-96 32z"/>',
    lines:
      '<path d="M152 84v190M248 116v190M70 180q50-40 70-10M168 130q40 20 66 90M262 190q30-50 70-30M168 240q30-20 62 10"/>',
    light:
      '<path fill="none" stroke="#fff" stroke-width="6" stroke-dasharray="4 12" stroke-linecap="round" d="M86 262q60-60 110-50t120-70"/><path fill="#b34a36" fill-opacity="1" d="M318 152q-22-30-12-44 12-12 24 0 10 14-12 44z"/><path fill="#000" fill-opacity=".1" d="M152 84l96 32v190l-96-32z"/>',
  },
  carabiner: {
    tone: STEEL,
    body: '<path fill="none" stroke="currentColor" stroke-width="28" stroke-linejoin="round" d="M150 106q0-46 56-46 66 6 62 70l-14 150q-6 46-54 46t-50-46z"/>',
    lines: '<path d="M136 150h28M136 234h28M146 172v44"/>',
    light: '<rect x="136" y="166" width="28" height="58" rx="6" opacity=".6"/>',
  },
  rope: {
    ground: 322,
    body: '<g fill="none" stroke="currentColor" stroke-width="15"><ellipse cx="200" cy="186" rx="122" ry="92"/><ellipse cx="200" cy="194" rx="102" ry="82"/><ellipse cx="200" cy="204" rx="82" ry="74"/><path d="M266 264q30 46 66 46"/></g><path d="M176 86h48v100h-48z"/>',
    lines:
      '<path d="M176 104h48M176 122h48M176 140h48M176 158h48"/><ellipse cx="200" cy="190" rx="112" ry="87" stroke-dasharray="10 12"/><ellipse cx="200" cy="199" rx="92" ry="78" stroke-dasharray="10 12"/>',
  },
  stakes: {
    tone: STEEL,
    body: '<path d="M92 92q-6-30 22-34 24 0 22 30l-4 14h-8l24 216-8 14-12-12-26-218zM186 84q-6-30 22-34 24 0 22 30l-6 14h-6l-2 224-10 16-10-16 4-224zM282 92q-6-30 22-34 24 0 22 30l-8 14h-6l-30 220-12 12-6-14 26-218z"/>',
    lines: '<path d="M108 84q6-12 12 0M202 76q6-12 12 0M298 84q6-12 12 0"/>',
  },
  crampons: {
    tone: STEEL,
    ground: 318,
    body: '<path d="M64 170q60-30 136 4 70 30 136-4l12 50q-76 30-148 4-76-26-148-4z"/><path d="M58 214h34l-10 78zM122 214h34l-10 78zM186 222h34l-14 78zM252 226h34l-16 74zM312 218h36l-14 70z"/>',
    lines: '<path stroke-width="10" stroke-opacity=".55" d="M96 160q-4-60 40-64t54 68M220 172q6-50 44-50t48 42"/>',
  },
  snowshoes: {
    body: '<path fill="none" stroke="currentColor" stroke-width="16" d="M90 120q0-66 46-66t46 66l-18 180q-2 34-28 34t-28-34zM218 120q0-66 46-66t46 66l-18 180q-2 34-28 34t-28-34z"/><path d="M108 168h56v76h-56zM236 168h56v76h-56z"/>',
    lines:
      '<path d="M92 110l88 44M180 110l-88 44M104 260l58 44M166 260l-58 44M220 110l88 44M308 110l-88 44M232 260l58 44M294 260l-58 44M108 196h56M236 196h56"/>',
  },
  pin: {
    tone: "#8a6547",
    body: '<circle cx="200" cy="202" r="112"/><circle cx="118" cy="112" r="38"/><circle cx="282" cy="112" r="38"/>',
    lines: '<circle cx="118" cy="112" r="18"/><circle cx="282" cy="112" r="18"/>',
    light:
      '<ellipse cx="200" cy="240" rx="52" ry="42"/><g fill="#2d2a26" fill-opacity=".85"><circle cx="158" cy="184" r="10"/><circle cx="242" cy="184" r="10"/><path d="M180 222h40q-4 24-20 24t-20-24z"/></g>',
  },
  deck: {
    ground: 330,
    body: '<rect transform="rotate(-14 170 200)" x="84" y="84" width="156" height="226" rx="16"/>',
    lines: '<rect transform="rotate(-14 170 200)" x="100" y="100" width="124" height="194" rx="8"/>',
    light:
      '<rect transform="rotate(10 230 210)" x="160" y="96" width="156" height="226" rx="16" fill-opacity=".96"/><path fill="#a8433d" fill-opacity="1" d="M236 262q-56-40-40-74 22-26 44 6 26-28 46 4 10 34-50 64z"/>',
  },
  gift: {
    ground: 336,
    body: '<rect x="76" y="164" width="248" height="172" rx="12"/><rect x="62" y="122" width="276" height="54" rx="12"/>',
    lines: '<path d="M76 178h248"/>',
    light:
      '<g fill="#f3e3bf" fill-opacity="1"><path d="M182 122h36v214h-36z"/><path d="M200 122q-92-8-84-54 34-36 84 54 50-90 84-54 8 46-84 54z"/></g><path fill="none" stroke="#000" stroke-opacity=".2" stroke-width="3" d="M200 122q-40-16-60-40M200 122q40-16 60-40M182 164v172M218 164v172"/>',
  },
  tote: {
    body: '<path d="M88 148h224l16 176q0 12-12 12H84q-12 0-12-12z"/><path fill="none" stroke="currentColor" stroke-width="14" d="M144 176v-66q0-48 56-48t56 48v66"/>',
    lines: '<path d="M88 166h224M130 176h28v22h-28zM242 176h28v22h-28z"/>',
    light: '<path opacity=".6" d="m162 284 32-52 18 28 12-16 28 40z"/>',
  },
  hip: {
    ground: 312,
    body: '<path d="M92 156q108-40 216 0 24 90-12 136H104q-36-46-12-136z"/><path d="M30 176q40-10 64 0v34q-40 0-60-14zM370 176q-40-10-64 0v34q40 0 60-14z"/>',
    lines: '<path d="M86 196q114 30 228 0M118 236h164M30 186q20 14 56 16M370 186q-20 14-56 16"/>',
    light: '<rect x="268" y="230" width="24" height="12" rx="4"/>',
  },
  duffel: {
    ground: 314,
    body: '<path d="M98 156h204q56 6 60 76 0 70-60 74H98q-60-4-60-74 4-70 60-76z"/><path fill="none" stroke="currentColor" stroke-width="14" d="M136 166v-34q0-36 64-36t64 36v34"/>',
    lines: '<path d="M136 160v146M264 160v146M82 176q118 14 236 0M82 164q-20 66 0 138M318 164q20 66 0 138"/>',
    light: '<rect x="176" y="222" width="48" height="30" rx="6" opacity=".6"/>',
  },
  framebag: {
    ground: 312,
    body: '<path d="M54 128q0-16 16-16h268q20 2 12 22l-96 156q-8 14-26 14H96q-16 0-20-14z"/>',
    lines: '<path d="M66 150h270M96 196h200M80 112v36M180 112v36M300 112v36"/>',
    light: '<rect x="110" y="224" width="60" height="10" rx="4" opacity=".7"/>',
  },
  wallet: {
    tone: "#8a5f3c",
    ground: 306,
    body: '<rect x="66" y="120" width="268" height="176" rx="20"/>',
    lines:
      '<path d="M66 158h268M78 132h244v152H78z" stroke-dasharray="8 7"/><path d="M334 188h-62q-24 0-24 22t24 22h62"/>',
    light: '<circle cx="276" cy="210" r="8"/>',
  },
  suitcase: {
    ground: 346,
    body: '<rect x="102" y="122" width="196" height="206" rx="26"/><path fill-rule="evenodd" d="M150 126V60q0-12 12-12h76q12 0 12 12v66h-14V62h-72v64z"/><circle cx="134" cy="334" r="13"/><circle cx="266" cy="334" r="13"/>',
    lines: '<path d="M138 122v206M170 122v206M200 122v206M230 122v206M262 122v206"/>',
    light: '<rect x="180" y="144" width="40" height="12" rx="5"/>',
  },
  cubes: {
    ground: 326,
    body: '<rect x="56" y="212" width="288" height="104" rx="18"/><rect x="76" y="136" width="168" height="80" rx="16"/><rect x="252" y="152" width="82" height="64" rx="14"/>',
    lines: '<path d="M76 232h248M92 152h136M264 166h58M56 216h288"/>',
    light: '<rect x="176" y="250" width="48" height="14" rx="6"/><rect x="140" y="170" width="40" height="10" rx="5"/>',
  },
} satisfies Record<string, ShapeParts>;
