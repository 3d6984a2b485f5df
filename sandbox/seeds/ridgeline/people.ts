/** Names and addresses from which the English shop's further shoppers are made; all invented. Used by ridgeline.ts. */
import type { Address } from "../../domain/types";

export const moreNames = {
  first: [
    ..."Aaron Bea Caleb Dina Esther Felix Greta Hugo Imani Joel Kira Luis Mina Noor Owen Petra".split(" "),
    ..."Quentin Rosa Silas Tamsin Ulric Vera Wendell Yara".split(" "),
  ],
  last: [
    ..."Abernethy Bolin Castellan Dufresne Elmsworth Farrow Gable Hollis Iversen Jessop Kettering".split(" "),
    ..."Lindqvist Marchetti".split(" "),
  ],
};

const towns: [city: string, province: string, zip: string][] = [
  ["Olympia", "WA", "98501"],
  ["Bend", "OR", "97701"],
  ["Missoula", "MT", "59801"],
  ["Duluth", "MN", "55802"],
  ["Asheville", "NC", "28801"],
  ["Flagstaff", "AZ", "86001"],
  ["Burlington", "VT", "05401"],
  ["Fort Collins", "CO", "80521"],
  ["Anchorage", "AK", "99501"],
  ["Madison", "WI", "53703"],
  ["Ithaca", "NY", "14850"],
  ["Chattanooga", "TN", "37402"],
];
const streets = ["Orchard Street", "Mill Pond Road", "Sycamore Lane", "Old Ferry Road", "Larkspur Court"];

export function moreAddress(firstName: string, lastName: string, n: number): Address {
  const [city, province, zip] = towns[n % towns.length] ?? ["Olympia", "WA", "98501"];
  return {
    firstName,
    lastName,
    address1: `${100 + n * 3} ${streets[n % streets.length] ?? "Main Street"}`,
    address2: n % 6 === 2 ? `Apt ${1 + (n % 9)}` : null,
    city,
    province,
    zip,
    countryCode: "US",
    phone: null,
  };
}
