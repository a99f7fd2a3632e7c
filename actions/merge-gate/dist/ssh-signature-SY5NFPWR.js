import{MAX_SIGNATURE_BYTES,readSshSignature}from"./chunk-OWIV7CH7.js";import"./chunk-S4KDRZEP.js";import"./chunk-4AVZ2PON.js";export{MAX_SIGNATURE_BYTES,readSshSignature};
