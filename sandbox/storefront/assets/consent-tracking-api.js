/*
 * Stand-in for the platform's Customer Privacy API on a sandbox storefront. Blocks call Shopify.loadFeatures and then
 * Shopify.customerPrivacy; a choice is kept for the page's origin and announced as `visitorConsentCollected`.
 */
/* global window, document */
(function () {
  var Shopify = (window.Shopify = window.Shopify || {});
  var KEY = "sandbox-consent";
  var consent = { analytics: "", marketing: "", preferences: "", sale_of_data: "" };
  try {
    Object.assign(consent, JSON.parse(localStorage.getItem(KEY) || "{}"));
  } catch (error) {
    consent.blocked = String(error);
  }
  function allowed(name) {
    return consent[name] !== "no";
  }
  var api = {
    currentVisitorConsent: function () {
      return Object.assign({}, consent);
    },
    analyticsProcessingAllowed: function () {
      return allowed("analytics");
    },
    marketingAllowed: function () {
      return allowed("marketing");
    },
    preferencesProcessingAllowed: function () {
      return allowed("preferences");
    },
    saleOfDataAllowed: function () {
      return allowed("sale_of_data");
    },
    saleOfDataRegion: function () {
      return false;
    },
    shouldShowBanner: function () {
      return false;
    },
    getRegion: function () {
      return Shopify.country || "";
    },
    userCanBeTracked: function () {
      return allowed("analytics");
    },
    setTrackingConsent: function (choice, done) {
      ["analytics", "marketing", "preferences", "sale_of_data"].forEach(function (name) {
        if (name in choice) consent[name] = choice[name] ? "yes" : "no";
      });
      localStorage.setItem(KEY, JSON.stringify(consent));
      var detail = {
        analyticsAllowed: allowed("analytics"),
        marketingAllowed: allowed("marketing"),
        preferencesAllowed: allowed("preferences"),
        saleOfDataAllowed: allowed("sale_of_data"),
      };
      document.dispatchEvent(new CustomEvent("visitorConsentCollected", { detail: detail }));
      if (done) done();
    },
  };
  Shopify.loadFeatures = function (features, done) {
    var isConsent = (features || []).some(function (feature) {
      return feature.name === "consent-tracking-api";
    });
    setTimeout(function () {
      if (isConsent) Shopify.customerPrivacy = api;
      if (done) done(isConsent ? undefined : new Error("The sandbox only has consent-tracking-api"));
    }, 0);
  };
  Shopify.analytics = Shopify.analytics || {
    published: [],
    publish: function (name, data) {
      Shopify.analytics.published.push({ name: name, data: data });
    },
  };
})();
