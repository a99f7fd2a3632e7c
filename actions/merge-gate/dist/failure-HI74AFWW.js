import{undecidedBy}from"./chunk-RQ7V6JJK.js";import"./chunk-USDFZ4EP.js";import"./chunk-P6Z7XLGI.js";import"./chunk-27SVVRH2.js";import"./chunk-4AVZ2PON.js";export{undecidedBy};
