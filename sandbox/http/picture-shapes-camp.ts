/**
 * Silhouettes of the camp: sleeping, cooking, carrying and camp furniture. Same field and layers as picture-shapes.ts;
 * `currentColor` is the product's colour where a shape is drawn as a line.
 */
import type { ShapeParts } from "./picture-shapes";

const STEEL = "#8d979d";
const WOOD = "#b08a5e";
const FLAME = '<path fill="#e39a3c" fill-opacity="1" d="M200 84q34 34 22 58-22 16-44 0-12-24 22-58z"/>';

export const CAMP_SHAPES = {
  mummy: {
    ground: 344,
    body: '<path d="M200 44q62 0 74 78 14 90-10 186-8 34-64 34t-64-34q-24-96-10-186 12-78 74-78z"/>',
    lines:
      '<path d="M128 168q72 20 144 0M124 204q76 20 152 0M126 240q74 20 148 0M130 276q70 20 140 0M138 308q62 16 124 0M252 110v120"/>',
    light:
      '<path fill="#2d2f33" fill-opacity=".45" d="M200 66q44 0 48 44 2 34-48 34t-48-34q4-44 48-44z"/><ellipse cx="200" cy="128" rx="36" ry="13"/>',
  },
  mat: {
    ground: 300,
    body: '<path d="M112 128h192q50 0 50 76t-50 76H112z"/><ellipse cx="112" cy="204" rx="60" ry="76"/>',
    lines:
      '<path d="M112 146q42 0 42 58t-42 58-40-58 40-38q26 0 26 38t-26 34M206 128v152M286 128v152" /><path stroke-width="10" d="M206 128v152M286 128v152"/>',
  },
  sack: {
    body: '<path d="M132 132q68-18 136 0 20 56 20 112 0 92-88 92t-88-92q0-56 20-112z"/><path d="M148 78q52-14 104 0l14 48q-66 18-132 0z"/>',
    lines: '<path d="M134 128q66 18 132 0M156 82l14 46M200 76v58M244 82l-14 46M114 232q86 26 172 0M262 120l40 30v44"/>',
    light: '<circle cx="302" cy="200" r="8"/>',
  },
  drybag: {
    body: '<rect x="116" y="122" width="168" height="214" rx="26"/><rect x="100" y="78" width="200" height="34" rx="17"/><path d="M124 108h152v20H124z"/>',
    lines: '<path d="M104 96h192M116 156h168M116 300h168M100 94l-14 40h30M300 94l14 40h-30"/>',
    light: '<rect x="184" y="190" width="32" height="70" rx="10" opacity=".6"/>',
  },
  tarp: {
    body: '<path d="M116 128 36 290q-4 10 6 10l130 6z"/><path d="M116 128h176l76 146q4 10-6 12l-190 20z"/>',
    lines: '<path d="M116 128l56 178M116 128V96M292 128V96M36 296l-14 16M368 280l16 14M230 128l56 166"/>',
    light: '<path fill="#000" fill-opacity=".14" d="M116 128 36 290q-4 10 6 10l130 6z"/>',
  },
  hammock: {
    ground: 320,
    body: '<path d="M60 138q140 140 280 0 22 0 10 26-50 112-150 112T50 164q-12-26 10-26z"/>',
    lines:
      '<path d="M54 146 20 92M346 146l34-54M60 138q140 180 280 0M112 180q20 50 60 82M288 180q-20 50-60 82M200 208v68"/>',
  },
  stove: {
    tone: STEEL,
    body: '<path d="M132 246q0-24 68-24t68 24v70q0 20-20 20h-96q-20 0-20-20z"/><path d="M188 172h24v56h-24zM110 148h180l-22 26H132z"/><path d="M110 134h14v18h-14zM276 134h14v18h-14z"/>',
    lines: '<path d="M132 262q68 16 136 0M132 300q68 16 136 0M212 200h40"/>',
    light: `${FLAME}<circle cx="258" cy="200" r="9"/>`,
  },
  range: {
    tone: "#4c6b55",
    ground: 326,
    body: '<path d="M56 224h288v82q0 16-16 16H72q-16 0-16-16z"/><path d="M84 100h232q8 0 9 8l15 108H60l15-108q1-8 9-8z"/>',
    lines: '<path d="M56 224h288M96 224v-16h90v16M214 224v-16h90v16M90 120h220l10 78H80z"/>',
    light:
      '<circle cx="120" cy="276" r="14"/><circle cx="280" cy="276" r="14"/><rect x="172" y="270" width="56" height="12" rx="6"/>',
  },
  pot: {
    tone: STEEL,
    body: '<path d="M88 166h224v122q0 48-42 48H130q-42 0-42-48z"/><path d="M90 156q8-42 110-42t110 42z"/><rect x="180" y="92" width="40" height="24" rx="10"/><path fill-rule="evenodd" d="M92 196H60q-14 0-14 14v20q0 14 14 14h32zM92 210H64v20h28zM308 196h32q14 0 14 14v20q0 14-14 14h-32zM308 210h28v20h-28z"/>',
    lines: '<path d="M80 160h240M88 186h224"/>',
  },
  cutlery: {
    tone: STEEL,
    body: '<path d="M146 54q36 8 36 66 0 36-22 46l6 166q0 8-8 8h-24q-8 0-8-8l6-166q-22-10-22-46 0-58 36-66z"/><path d="M220 58h12v62h10V58h12v62h10V58h12v88q0 22-20 28l6 158q0 8-8 8h-12q-8 0-8-8l6-158q-20-6-20-28z"/>',
    lines: '<path d="M146 76q-18 30 0 70"/>',
  },
  plates: {
    ground: 318,
    body: '<ellipse cx="200" cy="276" rx="146" ry="34"/><path d="M54 262q146 56 292 0v14H54zM92 208h216q-8 64-66 72h-84q-58-8-66-72z"/><path d="M124 150h152q-6 52-44 58h-64q-38-6-44-58z"/>',
    lines: '<path d="M54 268q146 52 292 0M94 220q106 26 212 0M126 162q74 20 148 0"/>',
    light:
      '<ellipse cx="200" cy="208" rx="108" ry="13" opacity=".45"/><ellipse cx="200" cy="150" rx="76" ry="11" opacity=".7"/>',
  },
  moka: {
    tone: STEEL,
    body: '<path d="M152 96h96l34-14-18 92-14 22 34 130q2 10-8 10H124q-10 0-8-10l34-130-14-22z"/><path d="M150 94q10-26 50-26t50 26z"/><circle cx="200" cy="60" r="11"/>',
    lines:
      '<path d="M140 186h120M148 198h104M176 98l-8 84M224 98l8 84M176 200l-22 134M224 200l22 134"/><path stroke-width="13" stroke-opacity=".75" d="M150 110h-42q-10 0-10 12l6 66"/>',
  },
  grate: {
    tone: "#6c757b",
    ground: 322,
    body: '<g fill="none" stroke="currentColor"><rect x="66" y="120" width="268" height="130" rx="14" stroke-width="14"/><path stroke-width="7" d="M104 124v122M142 124v122M180 124v122M218 124v122M256 124v122M294 124v122"/><path stroke-width="12" d="M90 254l-16 66M310 254l16 66"/></g>',
    lines: "",
  },
  cooler: {
    ground: 334,
    body: '<rect x="70" y="160" width="260" height="166" rx="18"/><rect x="60" y="114" width="280" height="52" rx="16"/>',
    lines:
      '<path d="M70 166h260M100 190v108M300 190v108M120 190h160"/><path stroke-width="11" d="M96 112q0-44 104-44t104 44"/>',
    light: '<rect x="178" y="150" width="44" height="34" rx="7"/>',
  },
  bladder: {
    tone: "#5d8ea6",
    body: '<path d="M144 94h112q22 0 22 30l-8 188q-2 24-30 24h-80q-28 0-30-24l-8-188q0-30 22-30z"/><rect x="150" y="60" width="100" height="36" rx="12"/>',
    lines: '<path d="M150 78h100M124 180q40 16 76 0t76 0"/><path stroke-width="9" d="M256 316q66 10 72-70V130"/>',
    light:
      '<rect x="318" y="106" width="20" height="34" rx="8"/><path opacity=".35" d="M124 186q40 16 76 0t76 0l-6 124q-2 20-26 20h-88q-24 0-26-20z"/>',
  },
  canister: {
    tone: "#5b6a72",
    body: '<rect x="106" y="104" width="188" height="232" rx="30"/><rect x="98" y="76" width="204" height="46" rx="18"/>',
    lines: '<path d="M98 104h204M106 150h188M106 296h188M128 150v146M272 150v146"/>',
    light: '<path d="m164 250 26-40 16 22 10-12 22 30z"/>',
  },
  pouch: {
    body: '<path d="M108 76h184q8 0 8 8v26l-8 12 8 186q0 28-26 28H126q-26 0-26-28l8-186-8-12V84q0-8 8-8z"/>',
    lines: '<path d="M100 92h200M108 122h184M116 320q84-16 168 0"/>',
    light:
      '<rect x="136" y="160" width="128" height="116" rx="10"/><path fill="#4c6b55" fill-opacity=".8" d="m154 252 30-50 18 26 14-16 30 40z"/><circle fill="#cfa23f" fill-opacity=".9" cx="232" cy="190" r="11"/>',
  },
  carton: {
    ground: 336,
    body: '<path d="M76 136h182v198H90q-14 0-14-14z"/><path d="M258 136l64-30v196q0 10-10 14l-54 20z"/><path d="M76 136l62-30h184l-64 30z"/>',
    lines: '<path d="M76 136h182v198M258 136l64-30"/>',
    light:
      '<path fill="#000" fill-opacity=".15" d="M258 136l64-30v196q0 10-10 14l-54 20z"/><rect x="100" y="176" width="134" height="96" rx="8"/><path fill="#000" fill-opacity=".18" d="M120 206h94v8h-94zM120 226h66v8h-66z"/>',
  },
  balm: {
    ground: 312,
    body: '<path d="M72 210q0-34 128-34t128 34v60q0 36-128 36T72 270z"/>',
    lines: '<path d="M72 228q0 34 128 34t128-34"/>',
    light: '<ellipse cx="200" cy="208" rx="112" ry="26" opacity=".6"/>',
  },
  tube: {
    body: '<path d="M130 74h140q6 0 6 8l-20 196H144L124 82q0-8 6-8z"/><path d="M158 278h84v46q0 10-10 10h-64q-10 0-10-10z"/>',
    lines: '<path d="M126 96h148M144 278h112M176 284v46M200 284v46M224 284v46"/>',
    light:
      '<path d="M154 140h92l-8 82h-76z" opacity=".85"/><circle fill="#cfa23f" fill-opacity=".9" cx="200" cy="180" r="20"/>',
  },
  spray: {
    body: '<path d="M152 156h96q26 20 26 54v104q0 22-22 22H148q-22 0-22-22V210q0-34 26-54z"/><path d="M164 112h72v46h-72zM126 66h104q16 0 16 16v32h-84V98h-36z"/>',
    lines: '<path d="M164 130h72M126 214h148M126 300h148"/><path stroke-width="8" d="M160 112q-6 20-22 26"/>',
    light: '<path d="M200 222q30 34 16 54-16 14-32 0-14-20 16-54z"/>',
  },
  balmstick: {
    body: '<rect x="158" y="196" width="84" height="140" rx="10"/>',
    lines: '<path d="M158 226h84M158 306h84"/>',
    light: '<path fill="#d9a392" fill-opacity="1" d="M166 196v-74q0-12 12-20l40-26q16-4 16 16v104z"/>',
  },
  aidkit: {
    tone: "#a8433d",
    ground: 322,
    body: '<rect x="70" y="118" width="260" height="196" rx="34"/><path fill-rule="evenodd" d="M148 122V96q0-20 20-20h64q20 0 20 20v26h-18V98q0-4-6-4h-56q-6 0-6 4v24z"/>',
    lines: '<path d="M70 162h260M92 118v44M308 118v44"/>',
    light: '<path d="M184 186h32v30h30v32h-30v30h-32v-30h-30v-32h30z"/>',
  },
  kit: {
    ground: 316,
    body: '<path d="M66 150q0-26 26-26h216q26 0 26 26v132q0 26-26 26H92q-26 0-26-26z"/><path d="M334 176q30 0 30 26t-30 26z"/>',
    lines: '<path d="M66 172h268M120 172v136M120 216h214"/>',
    light:
      '<path d="M192 238l50 50q8 8-2 16t-18 0l-44-54q-22 0-24-26l16 12 14-12-10-16q22 0 18 30z"/><rect x="292" y="164" width="34" height="16" rx="5"/>',
  },
  stool: {
    tone: WOOD,
    body: '<path d="M96 132q104-34 208 0 8 40-104 44Q88 172 96 132z"/><path d="M122 160h22l36 172h-20zM278 160h-22l-36 172h20zM190 172h20v162h-20z"/>',
    lines: '<path d="M98 140q102 36 204 0M148 250h104"/>',
  },
  table: {
    tone: WOOD,
    body: '<path d="M84 142h232l36 50H48z"/><path d="M48 192h304v18H48z"/><path d="M76 210h20l26 124h-18zM324 210h-20l-26 124h18z"/>',
    lines: '<path d="M48 192h304M132 142l-16 50M178 142l-6 50M222 142l6 50M268 142l16 50M116 300h168"/>',
  },
  cot: {
    tone: "#56705e",
    ground: 322,
    body: '<path d="M40 176q160 26 320 0v34q-160 26-320 0z"/><circle cx="42" cy="192" r="20"/><circle cx="358" cy="192" r="20"/><g fill="none" stroke="currentColor" stroke-width="11"><path d="M80 208l64 108M144 208 80 316M256 208l64 108M320 208l-64 108"/></g>',
    lines: '<path d="M42 188q158 26 316 0M120 186v32M200 190v32M280 186v32"/>',
  },
} satisfies Record<string, ShapeParts>;
