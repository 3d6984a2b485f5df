/**
 * The sandbox's own certificate authority and the one leaf for all its real host names. start.ts asks at every start;
 * the files in DIR/tls are made once and used again until the leaf nears its end. Keys come from node:crypto, because
 * pure-JavaScript key generation takes seconds.
 */
import { generateKeyPairSync, X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import forge from "node-forge";
import { ACCOUNT_HOST, ADMIN_HOST, APP_HOST, BULK_HOST, CDN_HOST } from "./hosts";

const DAY_MS = 24 * 3_600_000;
const NAMES = [
  "*.myshopify.com",
  "*.shopify.com",
  ADMIN_HOST,
  CDN_HOST,
  BULK_HOST,
  ACCOUNT_HOST,
  APP_HOST,
  "localhost",
];

export interface Certificates {
  caFile: string;
  key: string;
  cert: string;
}

/** Certificates from `dir`, made anew when absent, unreadable, short of a name or within 30 days of their end. */
export function ensureCertificates(dir: string, nowMs: number): Certificates {
  mkdirSync(dir, { recursive: true });
  const caFile = join(dir, "ca.pem");
  const keyFile = join(dir, "leaf-key.pem");
  const certFile = join(dir, "leaf.pem");
  if (![caFile, keyFile, certFile].every((file) => existsSync(file)) || isStale(certFile, nowMs)) {
    const ca = makeCertificate({ commonName: "Sandbox CA (local only)", nowMs, days: 3_650, issuer: null });
    const leaf = makeCertificate({ commonName: "sandbox leaf", nowMs, days: 390, issuer: ca });
    writeFileSync(caFile, ca.certPem);
    writeFileSync(keyFile, leaf.keyPem, { mode: 0o600 });
    writeFileSync(certFile, leaf.certPem + ca.certPem);
  }
  return { caFile, key: readFileSync(keyFile, "utf8"), cert: readFileSync(certFile, "utf8") };
}

interface Made {
  keyPem: string;
  certPem: string;
  cert: forge.pki.Certificate;
  key: forge.pki.rsa.PrivateKey;
}

function makeCertificate(spec: { commonName: string; nowMs: number; days: number; issuer: Made | null }): Made {
  const pair = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  });
  const key = forge.pki.privateKeyFromPem(pair.privateKey);
  const cert = forge.pki.createCertificate();
  cert.publicKey = forge.pki.publicKeyFromPem(pair.publicKey);
  cert.serialNumber = `01${forge.util.bytesToHex(forge.random.getBytesSync(15))}`;
  cert.validity.notBefore = new Date(spec.nowMs - DAY_MS);
  cert.validity.notAfter = new Date(spec.nowMs + spec.days * DAY_MS);
  const subject = [
    { name: "commonName", value: spec.commonName },
    { name: "organizationName", value: "Local sandbox" },
  ];
  cert.setSubject(subject);
  cert.setIssuer(spec.issuer ? spec.issuer.cert.subject.attributes : subject);
  cert.setExtensions(spec.issuer ? leafExtensions() : caExtensions());
  cert.sign(spec.issuer?.key ?? key, forge.md.sha256.create());
  return { keyPem: pair.privateKey, certPem: forge.pki.certificateToPem(cert), cert, key };
}

function caExtensions(): object[] {
  return [
    { name: "basicConstraints", cA: true, critical: true },
    { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    { name: "subjectKeyIdentifier" },
  ];
}

function leafExtensions(): object[] {
  return [
    { name: "basicConstraints", cA: false },
    { name: "keyUsage", digitalSignature: true, keyEncipherment: true },
    { name: "extKeyUsage", serverAuth: true },
    { name: "subjectAltName", altNames: [...NAMES.map((value) => ({ type: 2, value })), { type: 7, ip: "127.0.0.1" }] },
  ];
}

/** Near its end, or made before a host name was added. */
function isStale(certFile: string, nowMs: number): boolean {
  try {
    const { validNotAfter, names } = leafFacts(readFileSync(certFile, "utf8"));
    return validNotAfter < nowMs + 30 * DAY_MS || NAMES.some((name) => !names.includes(`DNS:${name}`));
  } catch {
    return true;
  }
}

function leafFacts(pem: string): { validNotAfter: number; names: string[] } {
  const { validTo, subjectAltName = "" } = new X509Certificate(pem);
  return { validNotAfter: Date.parse(validTo), names: subjectAltName.split(", ") };
}
