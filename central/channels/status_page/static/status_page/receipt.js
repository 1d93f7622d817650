// Fills the form from the QR of a receipt: #number.code.filed at.content hash.signature
// (docs/case-api.md § 5). The fragment never leaves the phone, and is taken out of the address so that
// it does not stay in the browser's history.
"use strict";
const [number, code] = decodeURIComponent(location.hash.slice(1)).split(".");
const form = document.getElementById("receipt");
if (form && number && code) {
  form.elements.receipt_number.value = number;
  form.elements.access_code.value = code;
  document.getElementById("filled").hidden = false;
}
if (location.hash) {
  history.replaceState(null, "", location.pathname + location.search);
}
