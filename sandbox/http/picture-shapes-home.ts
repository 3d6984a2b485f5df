/**
 * Silhouettes of the tea table, the home, the writing desk and pets. Same field and layers as picture-shapes.ts;
 * `currentColor` is the product's colour where a shape is drawn as a line.
 */
import type { ShapeParts } from "./picture-shapes";

const WOOD = "#b08a5e";
const STEEL = "#8d979d";
const PORCELAIN = "#eef0ec";

export const HOME_SHAPES = {
  gaiwan: {
    tone: PORCELAIN,
    ground: 326,
    body: '<path d="M104 176h192q-4 84-62 118h-68q-58-34-62-118z"/><path d="M116 174q12-58 84-58t84 58z"/><rect x="182" y="94" width="36" height="24" rx="9"/><path d="M78 292q122 30 244 0-14 30-74 32h-96q-60-2-74-32z"/>',
    lines: '<path d="M104 188q96 20 192 0M116 175h168M132 240q34-30 58 0 30-34 60-6"/>',
  },
  cake: {
    tone: "#8a6547",
    ground: 336,
    body: '<circle cx="200" cy="200" r="132"/>',
    lines:
      '<circle cx="200" cy="200" r="112"/><path d="M200 70v40M200 290v40M70 200h40M290 200h40M108 108l28 28M264 264l28 28M292 108l-28 28M108 292l28-28"/>',
    light:
      '<circle cx="200" cy="200" r="76"/><path fill="#4c6b55" fill-opacity=".9" d="M200 252q-46-14-40-82 56 0 60 48 4-20 24-34 6 56-44 68z"/>',
  },
  teajar: {
    body: '<path d="M144 138q-48 40-48 104 0 94 104 94t104-94q0-64-48-104z"/><path d="M130 142q2-26 22-28l18-30q30-14 60 0l18 30q20 2 22 28-70 20-140 0z"/>',
    lines: '<path d="M130 140q70 20 140 0M152 114q48 14 96 0M110 286q90 26 180 0"/>',
    light:
      '<path d="M200 168l52 52-52 52-52-52z"/><path fill="#4c6b55" fill-opacity=".85" d="M200 246q-26-8-22-46 32 0 34 28 2-12 14-20 2 32-26 38z"/>',
  },
  teabox: {
    body: '<rect x="108" y="124" width="184" height="212" rx="12"/><rect x="98" y="82" width="204" height="50" rx="10"/>',
    lines: '<path d="M108 134h184M108 312h184M128 134v178M272 134v178"/>',
    light:
      '<rect x="162" y="156" width="76" height="134" rx="6"/><path fill="#4c6b55" fill-opacity=".8" d="M200 236q-26-8-22-46 32 0 34 28 2-12 14-20 2 32-26 38z"/><path fill="#000" fill-opacity=".18" d="M180 256h40v6h-40zM186 270h28v6h-28z"/>',
  },
  leafpouch: {
    body: '<path d="M112 86h176q8 0 8 8v22l-8 12 8 180q0 28-26 28H130q-26 0-26-28l8-180-8-12V94q0-8 8-8z"/>',
    lines: '<path d="M104 104h192M112 130h176M120 320q80-16 160 0"/>',
    light:
      '<circle cx="200" cy="220" r="60"/><path fill="#4c6b55" fill-opacity=".8" d="M200 256q-34-10-30-58 42 0 44 34 2-14 18-24 4 40-32 48z"/>',
  },
  bedding: {
    body: '<rect x="66" y="244" width="268" height="86" rx="30"/><rect x="76" y="172" width="248" height="76" rx="28"/><path d="M112 106q88-22 176 0 26 34 0 68-88 18-176 0-26-34 0-68z"/>',
    lines: '<path d="M66 288h226q22 0 22-18M76 212h218q20 0 20-16M124 122q76-16 152 0M96 310h190"/>',
  },
  tray: {
    tone: WOOD,
    ground: 306,
    body: '<path d="M78 190h244l38 54v30q0 12-12 12H52q-12 0-12-12v-30z"/><path d="M170 150h60q-4 40-20 46h-20q-16-6-20-46z"/>',
    lines: '<path d="M40 246h320M112 190l-22 54M146 190l-14 54M254 190l14 54M288 190l22 54M170 152q30 10 60 0"/>',
  },
  strainer: {
    tone: STEEL,
    ground: 312,
    body: '<path d="M84 170h192q-6 116-96 116T84 170z"/><rect x="66" y="154" width="228" height="22" rx="11"/><path d="M280 156l78-22q12 4 8 20l-76 22z"/>',
    lines: '<path d="M104 196h152M112 220h136M126 244h108M150 268h60M130 180l20 96M180 180v104M230 180l-20 96"/>',
  },
  caddy: {
    tone: STEEL,
    body: '<path d="M130 156h140q32 22 32 74 0 76-36 106H134q-36-30-36-106 0-52 32-74z"/><path d="M138 104h124q10 0 10 12v36H128v-36q0-12 10-12z"/><rect x="182" y="82" width="36" height="24" rx="10"/>',
    lines: '<path d="M128 130h144M104 200q96 24 192 0M104 274q96 24 192 0M154 244q20-24 40-2 24-28 50 0"/>',
  },
  toad: {
    tone: "#8d5a41",
    ground: 318,
    body: '<path d="M96 284q-30-10-20-60 16-76 96-86 10-30 34-24 12-14 34 2 54 20 64 74 40 34 28 90-4 30-40 30H110q-20-6-14-26z"/>',
    lines:
      '<path d="M214 178q40 20 84-2M120 296q-20-50 20-76M244 300q-6-46 40-66M150 168l2 0M174 190l2 0M130 200l2 0"/>',
    light:
      '<circle cx="216" cy="138" r="12"/><circle cx="262" cy="146" r="11"/><g fill="#2d2a26" fill-opacity="1"><circle cx="218" cy="138" r="6"/><circle cx="264" cy="146" r="5"/></g><circle fill="#cfa23f" fill-opacity="1" cx="196" cy="290" r="16"/>',
  },
  hotplate: {
    tone: "#4a4d52",
    ground: 306,
    body: '<path d="M70 196h260q16 0 16 16v62q0 18-18 18H72q-18 0-18-18v-62q0-16 16-16z"/><ellipse cx="200" cy="192" rx="134" ry="32"/>',
    lines: '<ellipse cx="200" cy="190" rx="98" ry="21"/><ellipse cx="200" cy="190" rx="64" ry="13"/>',
    light:
      '<ellipse fill="#d2653a" fill-opacity=".6" cx="200" cy="190" rx="60" ry="12"/><circle cx="200" cy="252" r="14"/><rect x="120" y="246" width="36" height="10" rx="5"/>',
  },
  humidifier: {
    body: '<path d="M200 112q26 30 60 70 30 36 30 76 0 78-90 78t-90-78q0-40 30-76 34-40 60-70z"/>',
    lines: '<path d="M112 276q88 30 176 0M188 92q-18-18 0-36M212 96q20-22 0-48M236 104q20-18 6-40"/>',
    light: '<circle cx="200" cy="302" r="8"/><path opacity=".4" d="M150 212q-24 30-16 60 8 4 12-6-2-26 14-50z"/>',
  },
  diffuser: {
    tone: "#b98b5a",
    body: '<path d="M176 176h48v24q46 12 46 56v58q0 22-22 22h-96q-22 0-22-22v-58q0-44 46-56z"/>',
    lines:
      '<g stroke-opacity=".5" stroke="#6b4a2c" stroke-width="6"><path d="M190 178 150 52M198 178 186 44M206 178l18-134M212 178l44-118"/></g><path d="M172 190h56M130 278h140"/>',
    light: '<rect x="156" y="244" width="88" height="58" rx="6"/>',
  },
  vase: {
    tone: "#7fa39b",
    body: '<path d="M172 96q-4-10 6-10h44q10 0 6 10-6 40 26 66 44 40 32 100-12 74-62 74h-48q-50 0-62-74-12-60 32-100 32-26 26-66z"/>',
    lines:
      '<path d="M174 112h52M120 230q80 30 160 0M150 180l40 40-20 50M240 190l-30 50 30 40"/><path stroke-width="5" stroke-opacity=".5" d="M200 88q-6-40 40-60M204 60q-20-8-32-30"/>',
    light:
      '<g fill="#d98f8f" fill-opacity="1"><circle cx="242" cy="28" r="10"/><circle cx="170" cy="28" r="9"/><circle cx="222" cy="44" r="7"/></g>',
  },
  dish: {
    tone: "#6f7d78",
    ground: 306,
    body: '<path d="M52 226h296q-12 66-84 70H136q-72-4-84-70z"/>',
    lines:
      '<path d="M54 244q146 30 292 0"/><path stroke-width="6" stroke-opacity=".5" d="M150 226q-10-70 40-130M172 160q36-6 50-40M160 190q-30-10-42-40"/>',
    light:
      '<g fill="#c96f6f" fill-opacity="1"><circle cx="192" cy="94" r="12"/><circle cx="224" cy="118" r="10"/><circle cx="116" cy="148" r="9"/></g><ellipse cx="200" cy="226" rx="148" ry="16" opacity=".5"/>',
  },
  glassvase: {
    tone: "#9cc0c4",
    body: '<path d="M168 110h64v42q56 26 56 92 0 92-88 92t-88-92q0-66 56-92z"/>',
    lines:
      '<path d="M164 112h72"/><path stroke="#4c6b55" stroke-opacity=".9" stroke-width="6" d="M196 290q-8-120 4-180M200 150q-10-60-50-76M204 140q6-60 46-84"/>',
    light:
      '<path opacity=".45" d="M118 240q82 20 164 0-2 86-82 86t-82-86z"/><g fill="#5f8567" fill-opacity="1"><path d="M152 78q-40-6-44-42 44-4 56 40zM248 60q4-40 44-42 4 44-42 58z"/></g>',
  },
  basket: {
    tone: WOOD,
    body: '<path d="M78 164h244l-24 160q-2 14-16 14H118q-14 0-16-14z"/><rect x="66" y="146" width="268" height="30" rx="14"/>',
    lines:
      '<path d="M86 206h228M92 244h216M98 282h204M124 176l16 160M162 176l8 160M200 176v160M238 176l-8 160M276 176l-16 160M80 162h240"/><path stroke-width="10" d="M120 146q0-40 32-40M280 146q0-40-32-40"/>',
  },
  flowerbasket: {
    tone: WOOD,
    body: '<path d="M110 220h180q-4 90-40 116H150q-36-26-40-116z"/><path fill="none" stroke="currentColor" stroke-width="12" d="M118 224Q96 60 200 60t82 164"/>',
    lines: '<path d="M112 246h176M118 276h164M130 306h140M156 222l6 112M200 222v112M244 222l-6 112"/>',
    light:
      '<g fill="#d98f8f" fill-opacity="1"><circle cx="166" cy="196" r="20"/><circle cx="232" cy="190" r="22"/></g><g fill="#6f9170" fill-opacity="1"><path d="M196 216q-30-40 6-78 34 36-6 78zM134 216q-20-14-18-40 26 8 30 36zM262 218q4-30 30-36-2 28-18 38z"/></g>',
  },
  box: {
    tone: WOOD,
    ground: 330,
    body: '<rect x="62" y="168" width="276" height="158" rx="12"/><rect x="52" y="128" width="296" height="50" rx="12"/>',
    lines: '<path d="M62 180h276M62 230h276M62 280h276M100 128v50M300 128v50"/>',
    light: '<rect x="170" y="206" width="60" height="16" rx="8"/>',
  },
  pendant: {
    tone: "#d9cdb6",
    ground: 346,
    body: '<path d="M92 236q-40-4-36-46 6-40 50-38 14-50 70-46 40-32 84 2 50-6 58 46 44 6 36 50-8 34-48 32-60 26-108 6-60 22-106-6z"/>',
    lines: '<path d="M200 0v100M130 170q30-30 60 0M210 160q36-24 60 10M110 214q50 20 90 0"/>',
    light: '<path opacity=".35" fill="#ffe6a8" d="M130 250h140l50 90H80z"/>',
  },
  floorlamp: {
    tone: WOOD,
    body: '<path d="M140 48q60-22 120 0l20 130q-80 28-160 0z"/><rect x="194" y="186" width="12" height="134"/><ellipse cx="200" cy="326" rx="66" ry="12"/>',
    lines:
      '<path d="M132 84q68 20 136 0M126 124q74 22 148 0M122 160q78 24 156 0M160 44l-14 144M200 36v158M240 44l14 144"/>',
    light: '<ellipse fill="#ffe6a8" fill-opacity=".45" cx="200" cy="120" rx="44" ry="56"/>',
  },
  moon: {
    tone: "#e0c98f",
    body: '<circle cx="200" cy="176" r="112"/><path d="M124 292h152l16 44H108z"/>',
    lines:
      '<circle cx="166" cy="140" r="22"/><circle cx="238" cy="184" r="28"/><circle cx="172" cy="224" r="15"/><circle cx="236" cy="118" r="11"/>',
    light: '<path fill="#8a6547" fill-opacity=".85" d="M124 292h152l16 44H108z"/>',
  },
  bookmark: {
    tone: "#b98f3f",
    body: '<path d="M92 108h56v214H92zM172 88h56v246h-56zM252 108h56v214h-56z"/>',
    lines:
      '<path d="M120 116q-24-30 0-64M200 96q-24-30 0-64M280 116q-24-30 0-64M104 270q16-60 32-10M184 270q16-70 32-10M264 270q16-60 32-10"/>',
    light: '<circle cx="120" cy="128" r="6"/><circle cx="200" cy="110" r="6"/><circle cx="280" cy="128" r="6"/>',
  },
  pen: {
    ground: 316,
    body: '<g transform="rotate(-38 200 200)"><rect x="92" y="180" width="190" height="40" rx="16"/><rect x="236" y="176" width="124" height="48" rx="18"/></g>',
    lines:
      '<g transform="rotate(-38 200 200)"><path d="M236 178v44M252 178v44"/><path stroke-width="6" d="M350 184h-70"/></g>',
    light: '<g transform="rotate(-38 200 200)"><path fill="#cfb15e" fill-opacity="1" d="M94 184v32L34 202v-4z"/></g>',
  },
  brushes: {
    tone: WOOD,
    body: '<path d="M120 54h16l4 180h-24zM192 40h16l4 194h-24zM264 54h16l4 180h-24z"/>',
    lines: '<path d="M116 208h24M188 208h24M260 208h24M128 54v-18M200 40V22M272 54v-18"/>',
    light:
      '<g fill="#3a3732" fill-opacity=".92"><path d="M114 236h28q10 50-14 96-24-46-14-96zM186 236h28q10 54-14 102-24-48-14-102zM258 236h28q10 50-14 96-24-46-14-96z"/></g>',
  },
  sheet: {
    tone: "#41506e",
    body: '<rect x="88" y="62" width="224" height="276" rx="16"/>',
    lines: '<path d="M88 104h224"/>',
    light:
      '<g fill="#f1dfa6" fill-opacity="1"><circle cx="144" cy="156" r="26"/><circle cx="256" cy="226" r="26"/><path d="M268 134a28 28 0 1 0 0 46 30 30 0 0 1 0-46zM132 204a28 28 0 1 1 0 46 30 30 0 0 0 0-46zM130 276h28a14 14 0 0 1-28 0zM242 276h28a14 14 0 0 1-28 0z"/></g>',
  },
  scratcher: {
    tone: "#b58e62",
    ground: 316,
    body: '<path d="M40 300q50-10 78-92 26-64 62-20 24 34 46 4 40-56 76 30 20 66 58 78v12H40z"/>',
    lines: '<path d="M58 296h284M90 270q60-20 110 0 60 20 110-4M116 230q30-20 60 0M260 230q20-20 50 4"/>',
    light:
      '<path fill="#4a4038" fill-opacity=".92" d="M170 190q-8-40 0-58l18 14h24l18-14q8 18 0 58-30 24-60 0z"/><circle cx="188" cy="170" r="5"/><circle cx="212" cy="170" r="5"/>',
  },
  catpost: {
    tone: "#c2a274",
    body: '<rect x="174" y="120" width="52" height="190"/><rect x="110" y="84" width="180" height="36" rx="16"/><rect x="92" y="302" width="216" height="34" rx="14"/>',
    lines:
      '<path d="M174 140l52 12M174 162l52 12M174 184l52 12M174 206l52 12M174 228l52 12M174 250l52 12M174 272l52 12M266 120v60"/>',
    light: '<circle fill="#b0573a" fill-opacity="1" cx="266" cy="192" r="14"/>',
  },
  petbowl: {
    ground: 312,
    body: '<path d="M96 176h208l40 112q4 16-14 16H70q-18 0-14-16z"/>',
    lines: '<path d="M90 196h220"/>',
    light:
      '<ellipse cx="200" cy="176" rx="104" ry="16" opacity=".5"/><circle cx="172" cy="230" r="9"/><circle cx="200" cy="220" r="10"/><circle cx="228" cy="230" r="9"/><path d="M200 240q26 6 28 30-14 14-28 6-14 8-28-6 2-24 28-30z"/>',
  },
  fountain: {
    tone: "#a9bfc0",
    ground: 326,
    body: '<path d="M74 210h252v84q0 30-30 30H104q-30 0-30-30z"/><ellipse cx="200" cy="210" rx="126" ry="26"/><path d="M184 130q0-20 16-20t16 20v80h-32z"/>',
    lines:
      '<path stroke="#4f9ab3" stroke-opacity=".9" stroke-width="6" d="M200 118q-60-40-76 86M200 118q60-40 76 86"/>',
    light:
      '<ellipse fill="#bfe0e8" cx="200" cy="208" rx="106" ry="18"/><circle fill="#4f9ab3" fill-opacity="1" cx="200" cy="284" r="8"/>',
  },
  dog: {
    body: '<path d="M112 158h150q24 0 28 24l6 44q-60 26-172 14-22-2-22-22v-38q0-22 10-22z"/>',
    lines: '<path d="M112 176h176M180 158v86M110 218q90 16 184 2"/>',
    light:
      '<g fill="#8a6f55" fill-opacity="1"><path d="M270 158l14-58q4-14 14-2l14 20 38 14q12 6 6 18-8 18-36 18l-24 8z"/><path d="M122 236h28l-4 100h-22zM160 242h22l-2 94h-20zM240 240h24l2 96h-20zM270 234h22l-2 102h-20z"/><path d="M108 170q-44-10-50-60 4-8 12 0 12 32 44 40z"/></g><circle fill="#2d2a26" fill-opacity="1" cx="318" cy="132" r="4"/>',
  },
  chopsticks: {
    tone: "#8a6547",
    body: '<path d="M128 60h14l-4 276h-6zM162 60h14l-4 276h-6zM226 60h14l-4 276h-6zM260 60h14l-4 276h-6z"/>',
    lines: '<path d="M128 92h14M162 92h14M226 92h14M260 92h14"/>',
    light: '<path fill="#b0573a" fill-opacity=".9" d="M116 196h72v26h-72zM214 196h72v26h-72z"/>',
  },
  board: {
    tone: "#c39a66",
    body: '<path fill-rule="evenodd" d="M106 118q0-20 20-20h50V66q0-14 24-14t24 14v32h50q20 0 20 20v196q0 22-22 22H128q-22 0-22-22zm94-52a11 11 0 1 0 .1 0z"/>',
    lines: '<path d="M140 100v234M180 100v234M222 100v234M262 100v234"/>',
  },
  jars: {
    tone: WOOD,
    body: '<rect x="56" y="150" width="84" height="32" rx="10"/><rect x="156" y="96" width="90" height="34" rx="10"/><rect x="262" y="190" width="84" height="32" rx="10"/>',
    lines:
      '<path d="M62 182v140q0 14 14 14h46q14 0 14-14V182M162 130v192q0 14 14 14h52q14 0 14-14V130M268 222v100q0 14 14 14h42q14 0 14-14V222"/>',
    light:
      '<g opacity=".75"><path d="M62 182h74v140q0 14-14 14H76q-14 0-14-14zM162 130h80v192q0 14-14 14h-52q-14 0-14-14zM268 222h70v100q0 14-14 14h-42q-14 0-14-14z"/></g><g fill="#b58a4f" fill-opacity=".7"><path d="M62 250h74v72q0 14-14 14H76q-14 0-14-14zM162 220h80v102q0 14-14 14h-52q-14 0-14-14zM268 270h70v52q0 14-14 14h-42q-14 0-14-14z"/></g>',
  },
  towels: {
    body: '<rect x="74" y="256" width="252" height="76" rx="34"/><rect x="82" y="182" width="236" height="76" rx="34"/><rect x="94" y="110" width="212" height="74" rx="34"/>',
    lines: '<path d="M120 146q-4 20 20 20h160M108 220q-4 20 20 20h180M100 294q-4 20 20 20h198M250 112v70M264 112v70"/>',
  },
  soap: {
    tone: "#b9a06c",
    ground: 306,
    body: '<rect x="84" y="166" width="232" height="120" rx="40"/>',
    lines: '<rect x="108" y="184" width="184" height="70" rx="26"/><path d="M84 250q116 40 232 0"/>',
    light:
      '<circle cx="120" cy="140" r="15"/><circle cx="152" cy="118" r="10"/><circle cx="98" cy="112" r="8"/><path d="M200 238q-26-10-22-40 22 0 24 20 2-10 18-18 4 30-20 38z"/>',
  },
  coil: {
    tone: "#7a5a3f",
    ground: 320,
    body: '<path fill="none" stroke="currentColor" stroke-width="15" stroke-linecap="round" d="M206 214q-20 10-30-8-4-30 28-34 44 2 46 44-4 52-54 52-66-4-70-62 4-76 80-80 92 4 96 86-2 40-24 66"/>',
    lines: '<path d="M280 276q-4-30 16-40M206 108q-10-20 4-40t-2-36"/>',
    light: '<circle fill="#d2653a" fill-opacity="1" cx="278" cy="280" r="9"/>',
  },
  grinder: {
    tone: "#5c5148",
    body: '<rect x="146" y="120" width="108" height="120" rx="14"/><rect x="138" y="238" width="124" height="98" rx="18"/><path d="M150 122q6-22 50-22t50 22z"/>',
    lines:
      '<path d="M146 146h108M138 262h124M138 312h124"/><path stroke-width="9" stroke-opacity=".5" d="M200 100V76h112"/>',
    light: '<circle fill="#b08a5e" fill-opacity="1" cx="316" cy="74" r="18"/>',
  },
  tumblers: {
    tone: "#b5794a",
    body: '<path d="M66 222h108l-8 84q-4 22-46 22t-46-22zM226 222h108l-8 84q-4 22-46 22t-46-22z"/>',
    lines: '<path d="M54 130h132l-14 180q-6 26-52 26t-52-26zM214 130h132l-14 180q-6 26-52 26t-52-26z"/>',
    light: '<path opacity=".5" d="M54 130h132l-14 180q-6 26-52 26t-52-26zM214 130h132l-14 180q-6 26-52 26t-52-26z"/>',
  },
  redlantern: {
    tone: "#b23a2e",
    ground: 352,
    body: '<path d="M200 92q116 4 116 84t-116 84q-116-4-116-84t116-84z"/><rect x="156" y="74" width="88" height="24" rx="8"/><rect x="156" y="254" width="88" height="22" rx="8"/>',
    lines: '<path d="M200 40v34M200 92v168M158 98q-40 76 0 156M242 98q40 76 0 156M180 276v56M200 276v66M220 276v56"/>',
    light:
      '<g fill="#e3b75a" fill-opacity=".9"><rect x="156" y="74" width="88" height="20" rx="8"/><rect x="156" y="256" width="88" height="20" rx="8"/></g>',
  },
  couplets: {
    tone: "#b23a2e",
    body: '<path d="M84 106h62v230H84zM254 106h62v230h-62zM116 44h168v44H116z"/>',
    lines:
      '<g stroke="#e3b75a" stroke-opacity=".95" stroke-width="6"><path d="M100 140h30M115 128v40M102 190h26M115 184v36l-12 10M100 250h30M104 268h22M115 244v44M270 140h30M285 128v40M272 192h26M272 214h26M285 184v40M270 262h30M285 244v44M150 66h24M190 66h24M230 66h24"/></g>',
    light:
      '<path fill="#b23a2e" fill-opacity=".95" d="M200 158l46 46-46 46-46-46z"/><path fill="#e3b75a" fill-opacity="1" d="M200 180l24 24-24 24-24-24z"/>',
  },
} satisfies Record<string, ShapeParts>;
