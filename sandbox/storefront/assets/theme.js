/* The sandbox theme's script: variant picker, add to cart without leaving the page, sort menu, cart count. */
/* global window, document, history */
(function () {
  function setCount(count) {
    document.querySelectorAll("[data-cart-count]").forEach(function (badge) {
      badge.textContent = String(count);
      badge.hidden = count === 0;
    });
  }
  function refreshCount() {
    fetch("/cart.js", { headers: { accept: "application/json" } })
      .then(function (response) {
        return response.json();
      })
      .then(function (cart) {
        setCount(cart.item_count);
      });
  }
  document.addEventListener("cart:refresh", refreshCount);
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) refreshCount();
  });

  document.querySelectorAll("[data-submit-on-change]").forEach(function (select) {
    select.addEventListener("change", function () {
      select.form.submit();
    });
  });

  var form = document.querySelector("[data-product-form]");
  if (!form) return;
  var words = JSON.parse(form.dataset.words);
  var variants = JSON.parse(document.querySelector("[data-variants]").textContent);
  var button = form.querySelector("[data-add]");
  var notice = form.querySelector("[data-notice]");
  var price = document.querySelector("[data-price]");
  var unit = document.querySelector("[data-unit]");

  function priceNode(variant) {
    var holder = document.createElement("span");
    holder.className = "price";
    var now = document.createElement("span");
    now.className = "price__now" + (variant.compare ? " price__now--sale" : "");
    now.textContent = variant.price || words.price_on_request;
    holder.append(now);
    if (variant.compare) {
      var before = document.createElement("s");
      before.textContent = variant.compare;
      holder.append(" ", before);
    }
    return holder;
  }

  function choose() {
    var chosen = chosenValues();
    markSoldOut(chosen);
    var variant = variants.find(function (one) {
      return chosen.every(function (value, index) {
        return one.options[index] === value;
      });
    });
    button.disabled = !variant || !variant.available;
    button.textContent = !variant ? words.unavailable : variant.available ? words.add : words.sold_out;
    if (!variant) return;
    form.elements.id.value = String(variant.id);
    price.replaceChildren(priceNode(variant));
    if (unit) {
      unit.textContent = variant.unit;
      unit.hidden = !variant.unit;
    }
    history.replaceState(history.state, "", "?variant=" + variant.id);
  }
  /** A value is struck through when nothing with it and the other chosen values can be bought. */
  function markSoldOut(chosen) {
    form.querySelectorAll(".options").forEach(function (set, index) {
      set.querySelectorAll("input").forEach(function (input) {
        var canBuy = variants.some(function (one) {
          return (
            one.available &&
            one.options.every(function (value, at) {
              return value === (at === index ? input.value : chosen[at]);
            })
          );
        });
        input.parentElement.classList.toggle("is-out", !canBuy);
      });
    });
  }

  function chosenValues() {
    return Array.from(form.querySelectorAll(".options")).map(function (set) {
      var input = set.querySelector("input:checked");
      return input ? input.value : "";
    });
  }
  markSoldOut(chosenValues());

  form.addEventListener("change", function (event) {
    if (event.target.type === "radio") choose();
  });

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    button.disabled = true;
    fetch("/cart/add.js", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({
        items: [{ id: Number(form.elements.id.value), quantity: Number(form.elements.quantity.value) || 1 }],
      }),
    })
      .then(function (response) {
        return response.json().then(function (body) {
          notice.textContent = response.ok ? words.added : body.description;
          notice.className = "notice" + (response.ok ? "" : " notice--bad");
          notice.hidden = false;
          refreshCount();
        });
      })
      .finally(function () {
        button.disabled = false;
      });
  });
})();
