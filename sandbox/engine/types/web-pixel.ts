/**
 * WebPixel and its query; without an id the app's own pixel of the shop. Registered in registry.ts.
 */
import { gid, parseGid } from "../../domain/gid";
import type { CommerceState } from "../../domain/commerce-types";
import { fields } from "../context";

export function pixelOf(pixel: NonNullable<CommerceState["pixel"]>): object {
  return { __typename: "WebPixel", id: gid("WebPixel", pixel.id), settings: JSON.stringify(pixel.settings) };
}

export const webPixelTypes = {
  QueryRoot: fields<unknown>({
    webPixel: (_s, args, ctx) => {
      const pixel = ctx.shop.commerce?.pixel ?? null;
      const isAsked = pixel && (args["id"] == null || parseGid(args["id"])?.id === pixel.id);
      return isAsked ? pixelOf(pixel) : null;
    },
  }),
};
