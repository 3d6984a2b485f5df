/**
 * The commonest silhouettes of the product pictures, as SVG fragments in a 400 × 400 field: `body` is filled with the product's
 * colour and shaded, `lines` are its seams, `light` its white details. The files picture-shapes-*.ts hold more of them; pictures.ts puts them together.
 */

export interface ShapeParts {
  body: string;
  lines: string;
  light?: string;
  /** Its colour when neither an option nor the title names one: steel, wood, porcelain. */
  tone?: string;
  /** Where its shadow lies, when not at the usual 338. */
  ground?: number;
  /** A part that may be darker or lighter than the rest, so that two of a kind differ. */
  panel?: string;
}

export type Shape = keyof typeof SHAPES;

const TORSO =
  '<path d="M152 92 92 118 52 262q-3 11 8 15l28 8q10 2 13-8l25-86v132q0 12 12 12h124q12 0 12-12V191l25 86q3 10 13 8l28-8q11-4 8-15l-40-144-60-26q-48 36-96 0z"/>';

export const SHAPES = {
  jacket: {
    panel: '<path d="M152 92 92 118 78 168l48 22 74-30 74 30 48-22-14-50-60-26q-48 36-96 0z"/>',
    body: `${TORSO}<path d="M148 96q-8-34 20-44 32-10 64 0 28 10 20 44-52 44-104 0z"/>`,
    lines:
      '<path d="M200 122v212M126 191l6-54M274 191l-6-54M148 96q52 44 104 0M150 252h32M218 252h32M166 62q34 34 68 0"/>',
    light: '<rect x="226" y="168" width="30" height="7" rx="3"/><circle cx="200" cy="140" r="4"/>',
  },
  sweater: {
    panel: '<rect x="126" y="196" width="148" height="44"/>',
    body: TORSO,
    lines:
      '<path d="M152 92q48 36 96 0M158 101q42 28 84 0M126 312h148M126 322h148M126 191l6-54M274 191l-6-54M62 254l32 9M338 254l-32 9"/>',
  },
  shirt: {
    body: '<path d="M156 88 100 112 66 190q-4 10 6 15l34 16q8 3 12-5l10-20v126q0 12 12 12h120q12 0 12-12V196l10 20q4 8 12 5l34-16q10-5 6-15l-34-78-56-24-44 26z"/>',
    lines: '<path d="M200 114v218M156 88l14 44 30-18 30 18 14-44M228 172h30v30q-15 12-30 0z"/>',
    light:
      '<circle cx="200" cy="158" r="3.500"/><circle cx="200" cy="204" r="3.500"/><circle cx="200" cy="250" r="3.500"/><circle cx="200" cy="296" r="3.500"/>',
  },
  trousers: {
    body: '<path d="M138 62h124q8 0 9 8l19 254q1 10-9 10h-46q-9 0-10-9l-25-173-25 173q-1 9-10 9h-46q-10 0-9-10L129 70q1-8 9-8z"/>',
    lines: '<path d="M132 88h136M200 88v64M140 92q4 36 26 40M260 92q-4 36-26 40M120 316h54M226 316h54"/>',
    light: '<circle cx="200" cy="76" r="4"/>',
  },
  shoe: {
    panel: '<path d="M66 232h110l-26-84q-4 0-8 4l-22 28q-30 14-52-4-10-4-10 10z"/>',
    ground: 314,
    body: '<path d="M76 172q22 18 52 4l22-28q14-8 26 4 26 46 82 66l58 18q22 8 24 38v16q0 10-10 10H78q-12 0-12-12V182q0-14 10-10z"/>',
    lines:
      '<path d="M66 272h274M150 148l-34 44q-20 12-50 8M178 166l-22 18M194 188l-24 16M214 206l-22 18M262 220q-18 22-8 52"/>',
    light: '<path d="M66 284h274v8q0 10-10 10H78q-12 0-12-12z"/>',
  },
  sock: {
    body: '<path d="M150 62h84q8 0 8 8v128q0 16-12 28l-88 92q-20 20-44 4-30-22-8-54l44-56q8-10 8-22V70q0-8 8-8z"/>',
    lines: '<path d="M142 96h100M142 108h100M230 226q-38-2-52-34M104 292q24 4 38 26"/>',
  },
  glove: {
    ground: 336,
    body: '<path d="M146 330h108q10 0 10-10v-48l40-70q8-18-6-26-14-6-24 8l-18 28V96q0-14-13-14t-13 14v-12q0-14-14-14t-14 14v-2q0-14-14-14t-14 14v16q0-12-13-12t-13 12v212q0 10 8 20z"/>',
    lines: '<path d="M138 286h126M138 298h126M174 96v74M202 84v84M230 96v74"/>',
  },
  hat: {
    ground: 306,
    body: '<path d="M92 258q-4-150 108-154 112 4 108 154z"/><rect x="80" y="236" width="240" height="64" rx="22"/><circle cx="200" cy="92" r="26"/>',
    lines:
      '<path d="M118 242v52M146 242v52M174 242v52M202 242v52M230 242v52M258 242v52M286 242v52M146 130q-20 40-20 100M254 130q20 40 20 100M200 118v112"/>',
  },
  pack: {
    panel: '<path d="M104 172v-16q0-66 60-66h72q60 0 60 66v16q-96 36-192 0z"/>',
    body: '<path d="M150 92q0-42 50-42t50 42h-18q0-24-32-24t-32 24z"/><path d="M104 156q0-66 60-66h72q60 0 60 66v148q0 30-30 30H134q-30 0-30-30z"/>',
    lines:
      '<path d="M130 214h140v76q0 16-16 16H146q-16 0-16-16zM130 234h140M104 172q96 36 192 0M148 90v54M252 90v54"/>',
    light: '<rect x="186" y="226" width="28" height="14" rx="4"/>',
  },
  bottle: {
    body: '<rect x="168" y="50" width="64" height="46" rx="10"/><path d="M172 102h56v14q34 18 34 56v138q0 24-24 24h-76q-24 0-24-24V172q0-38 34-56z"/>',
    lines: '<path d="M172 64h56M172 78h56M138 196h124M138 276h124"/>',
    light: '<path d="m174 252 18-28 12 16 8-8 16 20z"/>',
  },
  mug: {
    body: '<path d="M98 122h172v162q0 46-46 46h-80q-46 0-46-46z"/><path fill-rule="evenodd" d="M262 158h34q38 0 38 44t-38 54l-34 6v-26l28-6q20-4 20-28t-20-22h-28z"/>',
    lines: '<path d="M98 142h172M156 100q-12-16 0-32M186 100q-12-16 0-32M216 100q-12-16 0-32"/>',
  },
  bowl: {
    body: '<path d="M72 176h256q0 92-72 134v14q0 10-10 10h-92q-10 0-10-10v-14q-72-42-72-134z"/>',
    lines: '<path d="M72 176q128 34 256 0M96 236q104 26 208 0"/>',
    light: '<ellipse cx="200" cy="176" rx="128" ry="17" opacity=".5"/>',
  },
  teapot: {
    body: '<circle cx="200" cy="102" r="14"/><path d="M144 130q8-20 56-20t56 20z"/><path d="M130 136h140q34 36 34 92 0 100-104 100T96 228q0-56 34-92z"/><path d="M102 216q-36 4-44-56-2-14 14-14 10 0 14 14 8 26 28 22z"/><path fill-rule="evenodd" d="M292 168q56-14 58 44 0 58-62 66l4-20q34-8 32-46-2-32-38-22z"/>',
    lines: '<path d="M126 140q74 18 148 0M112 262q88 30 176 0"/>',
  },
  tin: {
    body: '<rect x="116" y="84" width="168" height="48" rx="12"/><rect x="124" y="126" width="152" height="208" rx="14"/>',
    lines: '<path d="M116 118h168M124 150h152M124 312h152"/>',
    light:
      '<rect x="150" y="182" width="100" height="96" rx="8"/><path fill="#4c6b55" d="M200 258q-34-10-30-58 42 0 44 34 2-14 18-24 4 40-32 48z"/>',
  },
  blanket: {
    body: '<path d="M74 146q0-24 24-24h204q24 0 24 24v160q0 24-24 24H98q-24 0-24-24z"/><path d="M90 108q0-22 22-22h176q22 0 22 22v22H90z"/>',
    lines:
      '<path d="M74 182h252M74 200h252M74 262h252M74 280h252M90 120h220"/><path d="M92 330v16M116 330v16M140 330v16M164 330v16M188 330v16M212 330v16M236 330v16M260 330v16M284 330v16M308 330v16"/>',
  },
  cushion: {
    ground: 332,
    body: '<path d="M84 96q116 22 232 0 22 0 16 26-20 92 0 186 4 22-16 22-116-20-232 0-20 0-16-22 20-94 0-186-6-26 16-26z"/>',
    lines: '<path d="M116 128q84 14 168 0-12 78 0 168-84-14-168 0 12-90 0-168z"/>',
  },
  lamp: {
    body: '<path d="M142 66h116q8 0 11 8l39 110q4 12-8 12H100q-12 0-8-12l39-110q3-8 11-8z"/><rect x="190" y="196" width="20" height="112"/><path d="M140 334q0-30 60-30t60 30z"/>',
    lines: '<path d="M128 96h144M106 176h188M236 196v34"/>',
    light: '<circle cx="236" cy="236" r="5"/><path opacity=".45" d="M128 196h144l30 60H98z"/>',
  },
  book: {
    body: '<path d="M112 74q0-14 14-14h158q14 0 14 14v246q0 14-14 14H126q-14 0-14-14z"/>',
    lines: '<path d="M142 60v274M168 110h96M168 130h64"/><path d="M252 60v274" stroke-width="8"/>',
    light: '<path d="M298 316v10q0 8-12 8H126q-12 0-14-10z" opacity=".7"/>',
  },
  paw: {
    ground: 326,
    body: '<ellipse cx="126" cy="176" rx="31" ry="41"/><ellipse cx="274" cy="176" rx="31" ry="41"/><ellipse cx="170" cy="116" rx="30" ry="42"/><ellipse cx="230" cy="116" rx="30" ry="42"/><path d="M200 190q54 0 80 64 18 56-32 64-24 2-48-8-24 10-48 8-50-8-32-64 26-64 80-64z"/>',
    lines: '<path d="M150 284q20-46 50-46t50 46"/>',
  },
  tent: {
    body: '<path d="M200 78 346 320q8 14-8 14H62q-16 0-8-14z"/>',
    lines: '<path d="M200 78v72M200 150l-58 184M200 150l58 184M200 78l-14-22M200 78l14-22"/>',
    light: '<path opacity=".55" d="m200 150 58 184H142z"/>',
  },
  candle: {
    tone: "#d9cdb6",
    body: '<path d="M120 160h160v150q0 24-24 24H144q-24 0-24-24z"/>',
    lines: '<path d="M120 182h160M200 160v-26"/>',
    light:
      '<path d="M200 72q28 34 14 54-14 14-28 0-14-20 14-54z"/><rect x="150" y="220" width="100" height="62" rx="6"/>',
  },
  chair: {
    tone: "#b08a5e",
    body: '<path d="M120 70h160q12 0 11 12l-12 110H121L109 82q-1-12 11-12z"/><rect x="102" y="200" width="196" height="36" rx="12"/><path d="M118 236h20l-12 98h-20zM282 236h-20l12 98h20z"/>',
    lines: '<path d="M150 84l6 104M200 84v104M250 84l-6 104M128 276h144"/>',
  },
  card: {
    ground: 302,
    body: '<rect x="62" y="120" width="276" height="172" rx="18"/>',
    lines: '<path d="M62 200h276M140 120v172M140 200q-50-8-44-40 20-24 44 40 24-64 44-40 6 32-44 40"/>',
    light: '<rect x="216" y="240" width="92" height="10" rx="5"/><rect x="216" y="260" width="60" height="10" rx="5"/>',
  },
  poles: {
    tone: "#5b6a72",
    body: '<path d="M112 64q0-10 10-10h10q10 0 10 10v54h-30zM268 64q0-10 10-10h10q10 0 10 10v54h-30z"/><path d="M122 118h12l34 212-6 8-6-6zM276 118h12l-34 214-6 6-6-8z"/>',
    lines:
      '<path d="M126 160l10-2M134 214l10-2M284 160l-10-2M276 214l-10-2M140 300l28-4M260 300l-28-4M112 96q-18 22 4 40M298 96q18 22-4 40"/>',
  },
  pan: {
    tone: "#43474b",
    body: '<circle cx="172" cy="212" r="112"/><path d="m262 140 66-58q18-10 28 2t-2 28l-66 58z"/>',
    lines: '<circle cx="172" cy="212" r="88"/><circle cx="338" cy="98" r="7"/>',
    ground: 340,
  },
  apron: {
    body: '<path d="M150 92h100l10 84 46 18v120q0 20-20 20H114q-20 0-20-20V194l46-18z"/>',
    lines:
      '<path d="M150 92q0-44 50-44t50 44M94 214l-32 26M306 214l32 26M140 236h120v56q0 10-10 10H150q-10 0-10-10zM200 236v66M140 176h120"/>',
  },
  bed: {
    body: '<path d="M60 236q0-64 140-64t140 64v40q0 54-140 54T60 276z"/>',
    lines: '<ellipse cx="200" cy="240" rx="104" ry="38"/><path d="M60 250q20 60 140 60t140-60"/>',
    light: '<ellipse cx="200" cy="244" rx="96" ry="30" opacity=".55"/>',
  },
  pour: {
    tone: "#8a6547",
    body: '<path d="M118 78h164l-58 92h-48z"/><path d="M166 176h68v24q62 26 62 82 0 52-48 52h-96q-48 0-48-52 0-56 62-82z"/>',
    lines: '<path d="M118 78h164M150 122q50 14 100 0M112 268q88 22 176 0M296 240q36-4 36 30t-38 34"/>',
  },
  parcel: {
    body: '<path d="M88 136h224v178q0 20-20 20H108q-20 0-20-20z"/><path d="M104 92h192l20 44H84z"/>',
    lines: '<path d="M84 136h232M176 136l6-44h36l6 44v52l-24-16-24 16z"/>',
    light: '<rect x="112" y="276" width="62" height="30" rx="4"/>',
  },
} satisfies Record<string, ShapeParts>;
