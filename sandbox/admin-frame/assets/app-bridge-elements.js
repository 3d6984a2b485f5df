/*
 * Second part of the App Bridge stand-in, served after app-bridge.js as one file: the elements that need the parent or an
 * overlay, <ui-save-bar>, forms with data-save-bar, and <ui-modal>.
 */
/* global window, document, Element, HTMLElement, customElements */
(function () {
  "use strict";
  if (customElements.get("ui-save-bar")) return;
  var tell = window.shopify.sandboxParts.tell;
  var handlers = window.shopify.sandboxParts.handlers;

  /* Contextual save bar: <ui-save-bar>, shopify.saveBar, and forms with data-save-bar. */
  var openBar = null;
  function barButtons(bar) {
    var buttons = Array.from(bar.querySelectorAll("button"));
    var primary = buttons.find(function (one) {
      return one.getAttribute("variant") === "primary";
    });
    return {
      save: primary,
      discard: buttons.find(function (one) {
        return one !== primary;
      }),
    };
  }
  function showBar(target) {
    openBar = target;
    var buttons = target.localName === "ui-save-bar" ? barButtons(target) : {};
    tell("saveBar", {
      isOpen: true,
      save: buttons.save && buttons.save.textContent.trim(),
      discard: buttons.discard && buttons.discard.textContent.trim(),
    });
    target.dispatchEvent(new CustomEvent("show"));
  }
  function hideBar(target) {
    if (openBar !== target) return;
    openBar = null;
    tell("saveBar", { isOpen: false });
    target.dispatchEvent(new CustomEvent("hide"));
  }
  handlers.save = function () {
    if (!openBar) return;
    if (openBar.localName === "form") {
      var form = openBar;
      hideBar(form);
      form.requestSubmit();
      return;
    }
    var save = barButtons(openBar).save;
    if (save) save.click();
  };
  handlers.discard = function () {
    if (!openBar) return;
    if (openBar.localName === "form") {
      openBar.reset();
      hideBar(openBar);
      return;
    }
    var discard = barButtons(openBar).discard;
    if (discard) discard.click();
  };
  ["input", "change"].forEach(function (type) {
    document.addEventListener(type, function (event) {
      var form = event.target instanceof Element ? event.target.closest("form[data-save-bar]") : null;
      if (form && openBar !== form) showBar(form);
    });
  });
  document.addEventListener("submit", function (event) {
    if (event.target === openBar) hideBar(event.target);
  });
  customElements.define(
    "ui-save-bar",
    class extends HTMLElement {
      show() {
        showBar(this);
        return Promise.resolve();
      }
      hide() {
        hideBar(this);
        return Promise.resolve();
      }
      toggle() {
        return openBar === this ? this.hide() : this.show();
      }
      get showing() {
        return openBar === this;
      }
    },
  );

  /* Modal, minimal: a native dialog in the frame with the element's content and its title bar's buttons. */
  customElements.define(
    "ui-modal",
    class extends HTMLElement {
      get content() {
        if (!this.holder) {
          this.holder = document.createElement("div");
          this.holder.style.padding = "16px";
        }
        return this.holder;
      }
      show() {
        if (this.dialog) return Promise.resolve();
        var dialog = (this.dialog = document.createElement("dialog"));
        dialog.className = "sandbox-modal";
        var bar = this.querySelector("ui-title-bar");
        var head = document.createElement("header");
        head.textContent = bar ? bar.getAttribute("title") || "" : "";
        var foot = document.createElement("footer");
        (bar ? Array.from(bar.querySelectorAll("button")) : []).forEach(function (button) {
          var shown = document.createElement("button");
          shown.type = "button";
          shown.textContent = button.textContent;
          shown.className = button.getAttribute("variant") === "primary" ? "primary" : "";
          shown.addEventListener("click", function () {
            button.click();
          });
          foot.append(shown);
        });
        dialog.append(head, this.content, foot);
        if (this.holder.childNodes.length === 0) {
          var copies = Array.from(this.children).filter((child) => child !== bar);
          this.holder.append.apply(
            this.holder,
            copies.map((child) => child.cloneNode(true)),
          );
        }
        dialog.addEventListener("close", () => this.hide());
        document.body.append(dialog);
        dialog.showModal();
        this.dispatchEvent(new CustomEvent("show"));
        return Promise.resolve();
      }
      hide() {
        if (!this.dialog) return Promise.resolve();
        var dialog = this.dialog;
        this.dialog = null;
        dialog.close();
        dialog.remove();
        this.dispatchEvent(new CustomEvent("hide"));
        return Promise.resolve();
      }
      toggle() {
        return this.dialog ? this.hide() : this.show();
      }
    },
  );
})();
