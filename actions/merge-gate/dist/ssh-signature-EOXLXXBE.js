import{MAX_SIGNATURE_BYTES,readSshSignature}from"./chunk-XNBS4JG2.js";import"./chunk-X6I5Q6WI.js";import"./chunk-4AVZ2PON.js";export{MAX_SIGNATURE_BYTES,readSshSignature};
